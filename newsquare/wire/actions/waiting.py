"""What had to wait since too much came at once comes in later: as much as may within each hour, or all at a word."""

from datetime import datetime

from newsquare.wire.actions.receive import go_on
from newsquare.wire.models import Dispatch, Source


def sources_that_wait() -> list[int]:
    """Return the sources of which something waits."""
    return sorted(Dispatch.objects.filter(waits=True).values_list("source_id", flat=True).distinct())


def let_more_in(*, source: Source, now: datetime) -> None:
    """Take in what waits of a source, the oldest first, until the hour's room is used up."""
    waiting = Dispatch.objects.filter(source=source, waits=True).order_by("received_at", "pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        dispatch = Dispatch.objects.select_related("source__station").get(pk=pk)
        go_on(dispatch=dispatch, now=now)
        if dispatch.waits:
            return
