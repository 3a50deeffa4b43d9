"""Keep the bars of stories and pictures as their agency's newest version says."""

from datetime import datetime
from typing import Any

from newsquare.copydesk.models import AgencyBar
from newsquare.copydesk.rules import Closed, closed_spans
from newsquare.stories.actions import bar_picture, bar_story, lift
from newsquare.stories.models import Bar, BarKind, Picture, Story
from newsquare.wire.models import WireItem


def settle_bars(*, story: Story, item: WireItem, data: dict[str, Any], now: datetime) -> None:
    """Bar a story in the spans that a version names, and lift what an earlier version named and this one does not.

    What a person lifted or moved stays as that person left it, unless the agency names another time.
    """
    wanted = [closed for closed in closed_spans(data) if not _is_over(closed, now)]
    rows = list(AgencyBar.objects.filter(item=item, bar__story=story, ended_at=None).select_related("bar__story"))
    known = {_span(row.bar) for row in rows}
    for row in rows:
        if _span(row.bar) not in {_asked(closed) for closed in wanted} and not _has_passed(row.bar, now):
            _end(row, now)
    for closed in wanted:
        if _asked(closed) not in known:
            bar = bar_story(
                story=story,
                kind=BarKind(closed.kind),
                from_at=closed.from_at,
                until_at=closed.until_at,
                note=closed.note,
            )
            AgencyBar.objects.create(item=item, bar=bar)


def settle_picture(*, picture: Picture, rights: dict[str, Any], now: datetime) -> None:
    """Bar a picture outside of the window that its agency gives. A window never grows by itself."""
    for closed in closed_spans({"rights": rights}):
        if not _is_over(closed, now) and _asked(closed) not in {_span(bar) for bar in picture.bars.all()}:
            bar_picture(
                picture=picture,
                kind=BarKind(closed.kind),
                from_at=closed.from_at,
                until_at=closed.until_at,
                note=closed.note,
            )


def _end(row: AgencyBar, now: datetime) -> None:
    if row.bar.lifted_at is None:
        lift(bar=row.bar, now=now)
    row.ended_at = now
    row.save(update_fields=["ended_at"])


def _is_over(closed: Closed, now: datetime) -> bool:
    return closed.until_at is not None and closed.until_at <= now


def _has_passed(bar: Bar, now: datetime) -> bool:
    return bar.until_at is not None and bar.until_at <= now


def _span(bar: Bar) -> tuple[str, datetime | None, datetime | None]:
    return str(bar.kind), bar.from_at, bar.until_at


def _asked(closed: Closed) -> tuple[str, datetime | None, datetime | None]:
    return closed.kind, closed.from_at, closed.until_at
