"""What a stored version of an item does by itself: publish, or have its story follow."""

from datetime import datetime

from newsquare.copydesk.actions.bars import settle_bars
from newsquare.copydesk.actions.filing import file_version, spike_by_rule
from newsquare.copydesk.actions.fill import fill, fingerprint
from newsquare.copydesk.actions.orders import after_release, ordered_away
from newsquare.copydesk.actions.take import make
from newsquare.copydesk.models import Fate, Take
from newsquare.copydesk.pictures import Loaded
from newsquare.copydesk.queries.filing import filed
from newsquare.copydesk.rules import objection
from newsquare.stories.actions import publish
from newsquare.stories.queries import is_open_on_the_desk
from newsquare.wire.actions import Outcome
from newsquare.wire.models import ItemState, OnArrival, WireItem, WireVersion


def file_arrival(
    *, item: WireItem, version: WireVersion | None, pictures: list[Loaded], now: datetime
) -> Outcome | None:
    """Do with a stored item what its source says. Runs in the transaction that stored it.

    Returns what became of it; None leaves it waiting on the desk.
    """
    taken = Take.objects.filter(item=item).select_related("story").first()
    if version is None:
        return Outcome("same", taken.story_id if taken else None, item.problem)
    if outcome := ordered_away(item, taken, version, now):
        return outcome
    fate = file_version(item=item, version=version, now=now).fate
    if taken:
        settle_bars(story=taken.story, item=item, data=version.data, now=now)
        outcome = _follow(taken, version, pictures, now)
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


def _follow(taken: Take, version: WireVersion, pictures: list[Loaded], now: datetime) -> Outcome:
    """Let a story that nobody here touched follow its agency; one that we edited waits for an editor."""
    story, item = taken.story, taken.item
    untouched = story.latest_revision_id is None and fingerprint(story) == taken.fingerprint
    untouched = untouched and not story.locked and not is_open_on_the_desk(story, now)
    reason = objection(version.data)
    by_itself = item.source.on_arrival == OnArrival.PUBLISH or taken.by_id is None  # As a rule published it.
    if not (untouched and story.public_id and by_itself) or reason:
        return Outcome("update", story.pk, reason)
    fill(story, version.data, item.source, pictures, None, filed(version, item.source))
    publish(story=story, by=None, now=now)
    taken.version, taken.fingerprint = version, fingerprint(story)
    taken.save(update_fields=["version", "fingerprint"])
    return Outcome("updated", story.pk)
