"""Says at `/-/health` whether the station is well. It is asked before Django, so any host will do."""

import json
import shutil
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from newsquare.office.queries import last_heartbeat

PATH = "/-/health"
LATE = 30.0  # Seconds without a beat, which comes every five.
LEAST_DISK = 200 * 1024 * 1024
VERSION = version("newsquare")


def report() -> tuple[bool, dict[str, Any]]:
    """Return whether all is well, and the details. No secret, no address, no error text."""
    database, age = "ok", None
    try:
        close_old_connections()
        beat = last_heartbeat()
        age = None if beat is None else round((timezone.now() - beat).total_seconds(), 1)
    except DatabaseError:
        database = "unreachable"
    free = shutil.disk_usage(settings.DATA).free
    worker = "unknown" if database != "ok" else "ok" if age is not None and age <= LATE else "silent"
    well = database == worker == "ok" and free >= LEAST_DISK
    return well, {
        "status": "ok" if well else "unwell",
        "database": database,
        "worker": {"status": worker, "heartbeat_age_seconds": age},
        "disk": {"status": "ok" if free >= LEAST_DISK else "nearly full", "free_bytes": free},
        "version": VERSION,
    }


def answer(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as a WSGI application: 200 when well, 503 when not."""
    well, details = report()
    headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    start_response("200 OK" if well else "503 Service Unavailable", headers)
    return [json.dumps(details).encode() + b"\n"]
