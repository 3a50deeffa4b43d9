"""What a person decides about an update of the wire."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.copydesk.actions.follow import note_written
from newsquare.copydesk.merge import Choice, digest
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries.standing import standing
from newsquare.copydesk.rules import time_of
from newsquare.copydesk.texts import MOST, NOTE, draft_text, write
from newsquare.stories.actions import OvertakenError, save_draft
from newsquare.stories.models import Story
from newsquare.wire.models import WireItem

__all__ = ["Choice", "HeldError", "settle_update"]


class HeldError(Exception):
    """Somebody else holds the story."""


@transaction.atomic
def settle_update(
    *,
    take: Take,
    choices: Mapping[str, Choice],
    note: str | None,
    on: tuple[int | None, int | None],
    by: User,
    now: datetime,
) -> Take:
    """Let what the wire changed into the draft, conflicts as chosen; what is not chosen stays open, with ours.

    `note` is what readers are to be told, as a person left it; None leaves the agency's words. `on` names the draft
    and the wire's version that were looked at. Raises OvertakenError where either is not the latest, HeldError where
    somebody else holds the story.
    """
    WireItem.objects.select_for_update(of=("self",)).get(pk=take.item_id)
    take = Take.objects.select_related("item__source__station", "version", "since", "offered").get(pk=take.pk)
    take.story = Story.objects.select_for_update(of=("self",)).get(pk=take.story_id)
    if (take.story.latest_revision_id, take.offered_id) != on:
        raise OvertakenError
    lock = take.story.get_lock()
    if lock and lock.for_user(by):
        raise HeldError
    at = standing(take)
    merged = at.merged(take, dict(choices))
    before = digest(draft_text(at.draft))
    write(merged.text, at.draft)
    if note is not None:
        at.draft.correction_note = note.strip()[: MOST[NOTE]]
    _file_time(take, at.draft)
    if digest(draft_text(at.draft)) != before:
        save_draft(draft=at.draft, by=by)
    note_written(take)
    ours = draft_text(take.story.get_latest_revision_as_object() if take.story.latest_revision_id else take.story)
    take.ground, take.ours, take.since, take.standing = merged.ground.as_json(), ours.as_json(), take.version, None
    take.now = merged.now.as_json()
    take.followed, take.conflicts, take.is_clean = 0, len(merged.conflicts), False
    take.save()
    record(Did.SETTLED, take.story, by=by, note=f"version {take.version.number}", now=now)
    return take


def _file_time(take: Take, draft: Story) -> None:
    version = take.offered or take.version
    draft.agency_time = time_of(version.data.get("versioncreated_utc"))
    Story.objects.filter(pk=draft.pk).update(agency_time=draft.agency_time)
