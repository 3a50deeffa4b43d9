"""What others may ask the back office."""

from datetime import datetime

from newsquare.office.models import Worker


def last_heartbeat() -> datetime | None:
    """Return when a background worker was last heard of."""
    return Worker.objects.order_by("-beat_at", "pk").values_list("beat_at", flat=True).first()
