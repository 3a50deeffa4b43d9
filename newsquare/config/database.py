"""Sees to it that the database is there and up to date before a command touches it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError

from newsquare.lib import locks


class NotReadyError(Exception):
    """The database is behind the code, and it is not for a passing command to change it."""


def prepare() -> None:
    """Create or migrate the embedded database. Raises NotReadyError where somebody else's would have to change."""
    if is_current():
        return
    if not settings.EMBEDDED_DATABASE:
        raise NotReadyError("the database is not up to date: run `newsquare migrate` first.")
    with alone():
        if not is_current():  # Another process may have done it while we waited.
            call_command("migrate", verbosity=0, interactive=False)


def is_current() -> bool:
    """Say whether every migration of the code has been applied: one query and some folder listings."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            applied = set(cursor.fetchall())
    except DatabaseError:
        connection.ensure_connection()  # Not there at all is another error than not yet filled.
        return False
    return applied >= set(written())


def written() -> Iterator[tuple[str, str]]:
    """List the migrations that lie in the folders of the installed apps, without importing them."""
    for app in apps.get_app_configs():
        for path in Path(app.path, "migrations").glob("[!_.]*.py"):
            yield app.label, path.stem


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock under which the embedded database is migrated."""
    lock = locks.wait_for(Path(settings.DATA) / "run" / "migrate.lock")
    try:
        yield
    finally:
        os.close(lock)
