"""What orders of agencies mean for us: which hold, and which stories words seem to mean."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from newsquare.copydesk.models import Take
from newsquare.copydesk.rules import Warned, likeness, same_slug, warning_in
from newsquare.stories.models import Story
from newsquare.wire.models import KillOrder, OrderKind, WireItem, WireVersion
from newsquare.wire.queries import standing_orders

LOOK_BACK = timedelta(days=30)
ALIKE = 0.5  # Of the telling words of two headlines.
SHORTEST_ID = 6


def standing_words(item: WireItem) -> str:
    """Return in words which order holds about an item; empty where it may be used."""
    kinds = set(standing_orders(item).values_list("kind", flat=True))
    if OrderKind.KILL in kinds:
        return _("Its agency killed this. It must not be used.")
    return _("Its agency withholds this. It must not be used.") if kinds else ""


def tied_to(version: WireVersion, warned: Warned, now: datetime) -> Iterator[tuple[Story, str]]:
    """Yield the stories that an order in words seems to mean, each with how it was found."""
    own = Take.objects.filter(item=version.item).select_related("story").first()
    if own:
        yield own.story, "It is the story of this id."
        return
    station, told = version.item.source.station_id, _text_of(version.data)
    takes = Take.objects.filter(item__source__station=station, item__changed_at__gte=now - LOOK_BACK)
    for taken in takes.select_related("story", "item", "version").order_by("-pk"):
        if why := _why(taken, version, warned, told):
            yield taken.story, why


def suspected(taken: Take, now: datetime) -> Iterator[tuple[KillOrder, str]]:
    """Yield the orders in words that came before a story was made and seem to mean it; each with how it was found."""
    station = taken.item.source.station_id
    rows = KillOrder.objects.filter(kind=OrderKind.WORDS, signed_off_at=None, item__source__station=station)
    recent = rows.filter(received_at__gte=now - LOOK_BACK).exclude(item=taken.item)
    for order in recent.select_related("said_by").order_by("pk"):
        warned = warning_in(order.said_by.data)
        if warned and (why := _why(taken, order.said_by, warned, _text_of(order.said_by.data))):
            yield order, why


def _why(taken: Take, version: WireVersion, warned: Warned, told: str) -> str:
    data, mine = taken.version.data, version.data
    known = {taken.item.key, str(data.get("guid") or "")}
    if any(len(each) >= SHORTEST_ID and each in told for each in known):
        return "It names its id."
    if same_slug(mine.get("slugline") or "", data.get("slugline") or ""):
        return "It has the same slug."
    headlines = {taken.story.headline, taken.version.headline}
    if any(
        likeness(said, each) >= ALIKE for said in (warned.headline, mine.get("headline") or "") for each in headlines
    ):
        return "Its headline is alike."
    return ""


def _text_of(data: dict[str, Any]) -> str:
    parts = ("headline", "slugline", "body_text", "notes_private", "notes_public")
    captions = [picture.get("caption") or "" for picture in data.get("pictures") or []]
    return "\n".join([*(data.get(part) or "" for part in parts), *captions])
