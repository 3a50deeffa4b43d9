"""What is unusual with a source: silence, a flood. Looked at every few minutes, so that no screen has to count."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from newsquare.wire.actions.guard import NOTICED, TIMES
from newsquare.wire.models import Dispatch, Hour, Look, Source
from newsquare.wire.usual import hour_of, usual

EXPECTED = 3  # So many items must usually have come before silence means anything.
LONGEST = timedelta(days=14)  # Silence that is older is no news.


def look_for_alarms(*, now: datetime) -> None:
    """Raise and end the alarms of all sources."""
    waiting = set(Dispatch.objects.filter(waits=True).values_list("source_id", flat=True).distinct())
    looks = {look.source_id: look for look in Look.objects.order_by("pk")}
    for source in Source.objects.select_related("station").order_by("pk"):
        look = looks.get(source.pk)
        kind, words = next(_alarms(source, source.pk in waiting, look, now), ("", ""))
        before = (look.alarm_kind, look.alarm) if look else ("", "")
        if (kind, words) == before:
            continue
        look = look or Look.objects.get_or_create(source=source)[0]
        at = look.alarm_at if kind == look.alarm_kind else now
        Look.objects.filter(pk=look.pk).update(alarm=words[:400], alarm_kind=kind, alarm_at=at if kind else None)


def _alarms(source: Source, waits: bool, look: Look | None, now: datetime) -> Iterator[tuple[str, str]]:
    if look and look.alarm_kind == "strange" and waits:
        yield look.alarm_kind, look.alarm
    last = Hour.objects.filter(source=source, items__gt=0).order_by("-at").first()
    if last is None:
        return
    here = last.items if last.at == hour_of(now) else 0
    if waits or here > NOTICED:
        normal = usual(source, hour_of(now), hours=1) or 0
        if waits or here > TIMES * normal:
            told = "Some of it waits until somebody lets it in, or until the burst is over." if waits else ""
            yield "flood", f"{here} items within this hour; usually there are {normal:g}. {told}".rstrip()
    if words := _silence(source, last, now):
        yield "silent", words


def _silence(source: Source, last: Hour, now: datetime) -> str:
    """Whole hours alone are compared: of the one that runs nobody knows yet."""
    start, end = last.at + timedelta(hours=1), hour_of(now)
    if end <= start or now - last.at > LONGEST:
        return ""
    expected = usual(source, start, hours=int((end - start) / timedelta(hours=1))) or 0
    if expected < EXPECTED:
        return ""
    since = (last.last_at or last.at).astimezone(source.station.zone)
    return f"Nothing has come since {since:%A, %H:%M}; usually there would be about {expected:g} items by now."
