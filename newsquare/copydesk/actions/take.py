"""Make stories of wire copy by an editor's hand."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.copydesk.actions.bars import settle_bars
from newsquare.copydesk.actions.fill import fill
from newsquare.copydesk.actions.orders import hold_if_suspected, refuse_killed
from newsquare.copydesk.merge import digest
from newsquare.copydesk.models import Take
from newsquare.copydesk.pictures import Loaded, load_pictures
from newsquare.copydesk.queries.filing import filed
from newsquare.copydesk.texts import draft_text
from newsquare.stories.models import Story
from newsquare.stories.queries import slug_of
from newsquare.wire.models import ItemState, WireItem, WireVersion


def take(*, item: WireItem, by: User | None, now: datetime) -> Story:
    """Make a draft story of the latest version of an item. One that was taken before gives its story.

    Raises KilledError where its agency ordered that it is not used.
    """
    taken = Take.objects.filter(item=item).select_related("story").first()
    if taken:
        return taken.story
    refuse_killed(item)
    assert item.latest is not None
    pictures = load_pictures(item.latest.data, item.latest.dispatch)
    return _take(item, item.latest, pictures, by, now)


@transaction.atomic
def _take(item: WireItem, version: WireVersion, pictures: list[Loaded], by: User | None, now: datetime) -> Story:
    locked = WireItem.objects.select_for_update(of=("self",)).select_related("source__station").get(pk=item.pk)
    taken = Take.objects.filter(item=locked).select_related("story").first()
    if taken is None:
        refuse_killed(locked)
    return taken.story if taken else make(locked, version, pictures, by, now)


def make(item: WireItem, version: WireVersion, pictures: list[Loaded], by: User | None, now: datetime) -> Story:
    """Make the story of an item that nobody took yet; the caller has locked it."""
    story = Story(station=item.source.station, live=False, slug=slug_of(version.data.get("headline") or "wire"))
    text = fill(story, version.data, item.source, pictures, by, filed(version, item.source))
    settle_bars(story=story, item=item, data=version.data, now=now)
    ours = draft_text(Story.objects.get(pk=story.pk))
    taken = Take.objects.create(
        item=item,
        story=story,
        version=version,
        since=version,
        offered=version,
        ground=text.as_json(),
        ours=ours.as_json(),
        now=text.as_json(),
        fingerprint=digest(ours),
        taken_at=now,
        by=by,
    )
    hold_if_suspected(taken=taken, now=now)
    item.state, item.problem = ItemState.TAKEN, ""
    item.save(update_fields=["state", "problem"])
    if by:
        record(Did.TOOK, item, station=story.station, by=by, now=now)
    return story
