"""What an editor does to the front page."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.desk.assigning import NoSectionError, begin_work, mark_work, plan_work, strike_work
from newsquare.desk.models import Pick
from newsquare.press.actions import touch
from newsquare.stations.models import Station
from newsquare.stories.models import Story

__all__ = ["NoSectionError", "begin_work", "drop", "mark_work", "move", "pick", "plan_work", "strike_work"]


def _renumber(station: Station, order: list[Pick]) -> None:
    for position, pick in enumerate(order, start=1):
        if pick.position != position:
            pick.position = position
            pick.save(update_fields=["position"])
    touch([f"front:{station.pk}"])


def _order(station: Station) -> list[Pick]:
    return list(Pick.objects.select_for_update().filter(station=station).order_by("position", "pk"))


@transaction.atomic
def pick(*, station: Station, story: Story, by: User, now: datetime, lead: bool = False) -> None:
    """Put a story on the front: as the lead, or behind the other picks. One that stands there already moves."""
    order = [other for other in _order(station) if other.story_id != story.pk]
    made, _ = Pick.objects.update_or_create(
        station=station, story=story, defaults={"position": 0, "picked_at": now, "by": by}
    )
    where = gettext("leads the front page") if lead else gettext("on the front page")
    record(Did.ARRANGED, story, station=station, by=by, note=where, now=now)
    _renumber(station, [made, *order] if lead else [*order, made])


@transaction.atomic
def move(*, station: Station, story: Story, by_places: int) -> None:
    """Move a pick up (negative) or down; past an end it stays there."""
    order = _order(station)
    here = next((place for place, other in enumerate(order) if other.story_id == story.pk), None)
    if here is None:
        return
    moved = order.pop(here)
    order.insert(max(0, here + by_places), moved)
    record(
        Did.ARRANGED, story, changes=[(gettext("place on the front page"), str(here + 1), str(order.index(moved) + 1))]
    )
    _renumber(station, order)


@transaction.atomic
def drop(*, station: Station, story: Story) -> None:
    """Take a story off the front; it stays published and rules may place it."""
    Pick.objects.filter(station=station, story=story).delete()
    record(Did.ARRANGED, story, note=gettext("taken off the front page"))
    _renumber(station, _order(station))
