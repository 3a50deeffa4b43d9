"""What must hold before a station goes public: `newsquare check --deploy`, and `newsquare serve` in production."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from newsquare.stations.models import Host


def mail_leaves_the_house(**_: Any) -> list[checks.CheckMessage]:
    """Readers and staff sign in by mail."""
    if settings.EMAIL_BACKEND != "newsquare.lib.outbox.OutboxBackend":
        return []
    return [
        checks.Error(
            "EMAIL_URL is not set: no mail would leave this machine, so nobody could sign in or follow a topic. "
            "Write smtp+tls://user:password@host:587.",
            id="newsquare.E001",
        )
    ]


def data_is_private(**_: Any) -> list[checks.CheckMessage]:
    """The data folder holds addresses, drafts and perhaps the secret key."""
    folder = Path(settings.DATA)
    if not folder.stat().st_mode & 0o007:
        return []
    return [
        checks.Warning(
            f"NEWSQUARE_DATA is {folder}, into which every user of this machine can look: chmod o-rwx {folder}",
            id="newsquare.W001",
        )
    ]


def stations_can_be_reached(**_: Any) -> list[checks.CheckMessage]:
    """A station's host that is not allowed answers 400 to every reader."""
    allowed = set(settings.ALLOWED_HOSTS)
    try:
        hosts = [
            host.rpartition(":")[0] or host for host in Host.objects.order_by("name").values_list("name", flat=True)
        ]
    except DatabaseError:
        return []  # Whoever looks after the database will say so.
    missing = sorted({host for host in hosts if host not in allowed and "*" not in allowed})
    return [
        checks.Warning(
            f"NEWSQUARE_HOSTS lacks {host}, which a station answers to: readers get an error.", id="newsquare.W002"
        )
        for host in missing
    ]


QUESTIONS = (mail_leaves_the_house, data_is_private, stations_can_be_reached)
