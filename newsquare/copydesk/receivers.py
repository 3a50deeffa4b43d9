"""What follows when agency copy arrives."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from newsquare.copydesk import actions, tasks
from newsquare.copydesk.pictures import Loaded, load_pictures
from newsquare.copydesk.queries.filing import may_be_published
from newsquare.copydesk.queries.updates import is_taken
from newsquare.stories.signals import story_published
from newsquare.wire.actions import Outcome
from newsquare.wire.models import Dispatch, KillOrder, WireItem, WireVersion
from newsquare.wire.queries import Item, as_json
from newsquare.wire.signals import item_arriving, item_ordered, item_stored, order_lifted


@receiver(item_arriving)
def load_its_pictures(dispatch: Dispatch, item: Item, **_: object) -> list[Loaded]:
    """Fetch the pictures of copy that a story will show, before the transaction that stores it."""
    data = as_json(item)
    wanted = may_be_published(dispatch.source, data, dispatch.received_at) or is_taken(dispatch.source, item.key)
    return load_pictures(data, dispatch) if wanted else []


@receiver(item_stored)
def file_it(item_id: int, version_id: int | None, prepared: list[Any], now: datetime, **_: object) -> Outcome | None:
    """Publish it by itself, let its story follow it, or leave it waiting on the desk."""
    item = WireItem.objects.select_related("source__station", "latest").get(pk=item_id)
    version = WireVersion.objects.get(pk=version_id) if version_id else None
    pictures = next((found for found in prepared if isinstance(found, list)), [])
    return actions.file_arrival(item=item, version=version, pictures=pictures, now=now)


@receiver(item_ordered)
def take_its_uses_away(order_id: int, now: datetime, **_: object) -> Outcome:
    """What was made of it is gone at once; the search for copies of its words follows."""
    order = KillOrder.objects.select_related("item__source__station", "said_by__item__source").get(pk=order_id)
    tasks.look_for_copies.enqueue(order_id)
    return actions.obey(order=order, now=now)


@receiver(order_lifted)
def give_its_pictures_back(order_id: int, now: datetime, **_: object) -> None:
    """A picture that its agency sent anew may be seen again; a story only once it follows the newer version."""
    order = KillOrder.objects.select_related("item").get(pk=order_id)
    if order.lifted_by_id is None:
        actions.release_pictures(order=order, now=now)


@receiver(story_published)
def nothing_waits_any_more(story_id: int, **_: object) -> None:
    """Whoever published a draft has seen what followed in it; what needs a person still does."""
    actions.note_published(story_id=story_id)
