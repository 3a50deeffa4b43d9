"""What an update of the wire does to a story that was made of it."""

from datetime import datetime

from django.db.models import F

from newsquare.copydesk.actions.fill import arrived_text
from newsquare.copydesk.merge import Merged, Text, digest
from newsquare.copydesk.models import Take
from newsquare.copydesk.pictures import Loaded
from newsquare.copydesk.queries.filing import filed
from newsquare.copydesk.queries.standing import Standing, standing
from newsquare.copydesk.rules import cannot_be_merged, objection, time_of
from newsquare.copydesk.texts import draft_text, with_pictures_of, write
from newsquare.stories.actions import publish, publish_draft, save_draft
from newsquare.stories.models import Story
from newsquare.stories.queries import is_open_on_the_desk
from newsquare.wire.actions import Outcome
from newsquare.wire.models import OnArrival, Updates, WireVersion


def follow(*, taken: Take, version: WireVersion, pictures: list[Loaded], now: datetime) -> Outcome:
    """Let a story follow its agency where nobody here touched it; the rest waits for a person.

    Runs in the transaction that stored the version. A story that somebody has open or holds is left alone.
    """
    if reason := cannot_be_merged(version.data):
        return Outcome("update", taken.story_id, reason)
    taken.story = Story.objects.select_for_update(of=("self",)).get(pk=taken.story_id)
    before, source = standing(taken), taken.item.source
    text = arrived_text(version.data, source, pictures, None, filed(version, source))
    if version.data.get("pictures") and not pictures:  # They could not be had just now: what we have stays.
        text = with_pictures_of(text, before.now)
    remember(taken, standing(taken, text), text, version)
    return work_out(taken, now)


def remember(taken: Take, at: Standing, text: Text, version: WireVersion) -> None:
    """Note what is offered, and from what it is worked out."""
    taken.ground, taken.ours, taken.since = at.anchor.ground.as_json(), at.anchor.ours.as_json(), at.since
    if at.saved_since:
        taken.standing = None
    taken.now, taken.offered = text.as_json(), version


def work_out(taken: Take, now: datetime) -> Outcome:
    """Write what was offered into the draft, publish it where that may be, or leave it to a person."""
    at = standing(taken)
    merged = at.merged(taken)
    assert taken.offered is not None
    why = _must_wait(taken, at, now)
    taken.now = merged.now.as_json()
    taken.followed, taken.conflicts = len(merged.followed), len(merged.conflicts)
    if why is not None:
        taken.save()
        return Outcome("update", taken.story_id, why)
    is_clean = not taken.story.has_unpublished_changes or (not at.saved_since and taken.is_clean)
    by_itself = is_clean and not merged.conflicts and _publishes(taken)
    put_into_draft(taken, at.draft, merged, by_itself=by_itself, now=now)
    taken.is_clean = is_clean
    taken.standing, taken.followed = merged.ground.as_json(), 0 if by_itself else len(merged.followed)
    taken.save()
    return Outcome("updated" if by_itself else "update", taken.story_id)


def put_into_draft(taken: Take, draft: Story, merged: Merged, *, by_itself: bool, now: datetime) -> None:
    """Save a merged text as the story's latest draft, without a person, and publish it where that was decided."""
    assert taken.offered is not None
    write(merged.text, draft)
    agency_time = time_of(taken.offered.data.get("versioncreated_utc"))
    Story.objects.filter(pk=draft.pk).update(agency_time=agency_time)
    draft.agency_time = agency_time
    if by_itself and draft.latest_revision_id is None:  # Nobody ever wrote in it here.
        draft.save()
        publish(story=draft, by=None, now=now)
    elif by_itself:
        publish_draft(draft=draft, by=None)
    else:
        save_draft(draft=draft, by=None)
    note_written(taken)


def note_written(taken: Take) -> None:
    """Remember the draft as it is now, and that it follows the version that was offered."""
    story = Story.objects.get(pk=taken.story_id)
    taken.story, taken.version = story, taken.offered or taken.version
    draft = story.get_latest_revision_as_object() if story.latest_revision_id else story
    taken.fingerprint = digest(draft_text(draft))


def _publishes(taken: Take) -> bool:
    """Say whether readers get by themselves what its agency changed; as where a rule published it."""
    by_itself = taken.item.source.on_arrival == OnArrival.PUBLISH or taken.by_id is None
    return bool(taken.story.public_id) and by_itself


def _must_wait(taken: Take, at: Standing, now: datetime) -> str | None:
    """Return why an update is only proposed, in words where the agency's copy is the reason; None where nothing is."""
    story, source = taken.story, taken.item.source
    assert taken.offered is not None
    reason = objection(taken.offered.data)
    if reason and reason != objection(at.since.data):  # Whoever took copy of which that holds knew it.
        return reason
    if source.updates == Updates.PROPOSE and not at.is_untouched():
        return ""
    busy = story.locked or is_open_on_the_desk(story, now)
    waits_for_its_time = story.revisions.filter(approved_go_live_at__isnull=False).exists()
    return "" if busy or waits_for_its_time or story.workflow_in_progress else None


def note_published(*, story_id: int) -> None:
    """Note that readers have what followed in a story's draft, so that it waits for nobody."""
    Take.objects.filter(story=story_id, offered=F("version"), followed__gt=0).update(followed=0)
