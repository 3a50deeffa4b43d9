"""What the worker does for accounts."""

from datetime import datetime

from django.core.management import call_command

from newsquare.lib import schedule


@schedule.every(86_400, "ended sessions")
def clear_sessions(now: datetime) -> None:
    """Forget sessions that have ended; asking for a code makes one."""
    call_command("clearsessions", verbosity=0)
