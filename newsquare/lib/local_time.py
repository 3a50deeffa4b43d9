"""Times as people write them, by the clock on the wall: an hour may come twice, or not at all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def moments_of(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the moments at which a clock in a zone shows a time: one; two where it comes twice; none in a gap."""
    both = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({moment for moment in both if moment.astimezone(zone).replace(tzinfo=None) == wall})


def gap_around(wall: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return what a clock shows before and after the gap into which a time falls, such as 02:00 and 03:00."""
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    jump = max(before, after) - wall
    edge = wall
    while not moments_of(edge - timedelta(minutes=1), zone):
        edge -= timedelta(minutes=1)
    return edge, edge + jump


def name_at(moment: datetime, zone: ZoneInfo) -> str:
    """Return what a zone's time is called at a moment, such as EST; with its distance from UTC where it has no name."""
    name = moment.astimezone(zone).tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
