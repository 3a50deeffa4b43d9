"""What a stored version of an item does by itself: publish, or have its story follow."""

from datetime import datetime

from newsquare.copydesk.actions.bars import settle_bars
from newsquare.copydesk.actions.filing import file_version, spike_by_rule
from newsquare.copydesk.actions.follow import follow
from newsquare.copydesk.actions.orders import after_release, ordered_away
from newsquare.copydesk.actions.take import make
from newsquare.copydesk.models import Fate, Take
from newsquare.copydesk.pictures import Loaded
from newsquare.copydesk.rules import objection
from newsquare.stories.actions import publish
from newsquare.wire.actions import Outcome
from newsquare.wire.models import ItemState, WireItem, WireVersion


def file_arrival(
    *, item: WireItem, version: WireVersion | None, pictures: list[Loaded], now: datetime
) -> Outcome | None:
    """Do with a stored item what its source says. Runs in the transaction that stored it.

    Returns what became of it; None leaves it waiting on the desk.
    """
    taken = Take.objects.filter(item=item).select_related("story", "item__source__station").first()
    if version is None:
        return Outcome("same", taken.story_id if taken else None, item.problem)
    if outcome := ordered_away(item, taken, version, now):
        return outcome
    fate = file_version(item=item, version=version, now=now).fate
    if taken:
        settle_bars(story=taken.story, item=item, data=version.data, now=now)
        outcome = follow(taken=taken, version=version, pictures=pictures, now=now)
        if outcome.action == "updated":
            after_release(item=item, now=now)
        return outcome
    if item.state != ItemState.ARRIVED or fate == Fate.DESK:
        return None
    if fate == Fate.SPIKE:
        spike_by_rule(item=item, version=version, now=now)
        return Outcome("spiked")
    if reason := objection(version.data):
        item.problem = reason[:400]
        item.save(update_fields=["problem"])
        return Outcome("held", problem=reason)
    story = make(item, version, pictures, None, now)
    publish(story=story, by=None, now=now)
    return Outcome("published", story.pk)
