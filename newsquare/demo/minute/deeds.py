"""What an editor does in the minute, done for somebody who only wants to watch: by the same actions as on the desk."""

from datetime import datetime

from wagtail.blocks import StreamValue

from newsquare.accounts.models import User
from newsquare.copydesk.actions import Choice, settle_update, take
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries import update_of
from newsquare.stories.models import Story
from newsquare.wire.models import WireItem

HEADLINE = "State to replace half of the lost river gauges; Riverbend’s is one of them"
LOCAL = (
    "<p>In Riverbend the gauge at the Mill Street bridge is one of them. The council votes on its share on Thursday, "
    "city engineer Tom Adeyemi said.</p>"
)
AFTER = "from bridges and piers.</p>"
PRICE = "cost about $38,000 each and are to stand"
OURS = "cost about $38,000 each, half of which Riverbend would pay, and are to stand"


def write(*, item: WireItem, by: User, now: datetime) -> Story:
    """Take the story, give it a headline of our own, a local paragraph and a clause, and publish it."""
    story = take(item=item, by=by, now=now)
    draft = story.get_latest_revision_as_object()
    draft.headline = HEADLINE
    draft.body = _edited(draft.body)
    draft.save_revision(user=by).publish(user=by)
    story.refresh_from_db()
    return story


def settle(*, take: Take, by: User, now: datetime) -> Story:
    """Take the agency's words wherever both changed the same, and publish what came of it."""
    update = update_of(take.story.station, take.pk)
    assert update is not None
    choices = {conflict.key: Choice("take") for conflict in update.merged.conflicts}
    settle_update(take=update.take, choices=choices, note=None, on=update.on, by=by, now=now)
    story = Story.objects.select_related("latest_revision", "station").get(pk=take.story_id)
    story.latest_revision.publish(user=by)
    story.refresh_from_db()
    return story


def _edited(body: StreamValue) -> StreamValue:
    """Return the body with what we add to it, each block under the id that it has."""
    raw = [dict(block) for block in body.get_prep_value()]
    for block in raw:
        if block["type"] == "text":
            block["value"] = block["value"].replace(AFTER, AFTER + LOCAL).replace(PRICE, OURS)
    return StreamValue(body.stream_block, raw, is_lazy=True)
