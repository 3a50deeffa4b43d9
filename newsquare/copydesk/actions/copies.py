"""Look for words of what was killed in stories that nobody tied to it: pasted, copied, written on from it."""

from datetime import datetime

from newsquare.copydesk.actions.orders import note_possible
from newsquare.copydesk.models import Use
from newsquare.copydesk.queries.orders import LOOK_BACK
from newsquare.copydesk.rules import contained, likeness
from newsquare.stories.models import Story
from newsquare.stories.queries import text_of
from newsquare.wire.models import KillOrder

MUCH = 0.2  # Of what was killed, word for word.
ALIKE = 0.5  # Of the telling words of two headlines.
MOST = 5000  # Stories that are looked at, the newest first,
LISTED = 20  # and so many listed: a person reads them.


def look_for_copies(*, order_id: int, now: datetime) -> None:
    """List the stories that perhaps hold words of a killed item, each with how much. Safe to run again."""
    order = KillOrder.objects.select_related("item__source").get(pk=order_id)
    told = list(order.item.versions.order_by("number"))
    texts = [version.data.get("body_text") or "" for version in told if version.pk != order.said_by_id]
    headlines = {version.headline for version in told}
    known = Use.objects.filter(order__item=order.item, story__isnull=False).values("story")
    rows = Story.objects.filter(station=order.item.source.station_id, first_published_at__gte=now - LOOK_BACK)
    public = rows.filter(public__isnull=False).exclude(pk__in=known).select_related("public", "station")
    found: list[tuple[Story, str]] = []
    for story in public.order_by("-first_published_at", "-pk")[:MOST].iterator(chunk_size=100):
        content = story.public.content if story.public else {}
        share = max((contained(text, text_of(content)) for text in texts), default=0.0)
        if share >= MUCH:
            found.append((story, f"It holds {share:.0%} of it, word for word."))
        elif any(likeness(headline, content.get("headline") or "") >= ALIKE for headline in headlines):
            found.append((story, "Its headline is alike."))
    for story, why in found[:LISTED]:  # Only now: an open cursor would be in the way of writing.
        note_possible(order=order, story=story, why=why, now=now)
