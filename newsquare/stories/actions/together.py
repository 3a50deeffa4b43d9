"""What two people do at one story: keep aside what could not be saved, put two texts together, pass the lock on."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from wagtail.actions.edit import EditAction
from wagtail.admin.models import EditingSession
from wagtail.log_actions import log

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.stories.models import KeptReason, KeptText, Story

LETS_GO = timedelta(minutes=30)  # So long after its holder's last sign of life a lock opens by itself.


class OvertakenError(Exception):
    """Somebody saved the story while two texts of it were being put together."""


def keep_text(
    *,
    story: Story,
    by: User,
    pen: str,
    reason: KeptReason,
    content: Mapping[str, Any],
    base: Mapping[str, Any] | None,
    now: datetime,
) -> KeptText:
    """Keep what somebody wrote in a form that may not save it; the same form's next text takes its place."""
    kept, _ = KeptText.objects.update_or_create(
        story=story,
        pen=pen,
        settled_at=None,
        defaults={"by": by, "reason": reason, "content": content, "kept_at": now},
        create_defaults={"by": by, "reason": reason, "content": content, "kept_at": now, "base": base},
    )
    return kept


@transaction.atomic
def take_up(*, kept: KeptText, content: Mapping[str, Any], on: int | None, by: User, now: datetime) -> None:
    """Save what was put together of a kept text and the story as a draft.

    Raises OvertakenError when the latest draft is no longer the one with the id `on`.
    """
    row = Story.objects.select_for_update(of=("self",)).get(pk=kept.story_id)
    if row.latest_revision_id != on:
        raise OvertakenError
    draft = row.with_content_json(dict(content))
    EditAction(draft, user=by, clean=False).execute(skip_permission_checks=True)
    _settle(kept, by, now, taken_up=True)


@transaction.atomic
def put_away(*, kept: KeptText, by: User, now: datetime) -> None:
    """Leave the story as it is. The kept text stays stored."""
    _settle(kept, by, now, taken_up=False)
    record(Did.REJECTED, kept, station=kept.story.station_id)


def _settle(kept: KeptText, by: User, now: datetime, *, taken_up: bool) -> None:
    kept.settled_at, kept.settled_by, kept.taken_up = now, by, taken_up
    kept.save(update_fields=["settled_at", "settled_by", "taken_up"])


@transaction.atomic
def take_over(*, story: Story, by: User, now: datetime) -> None:
    """Take the lock of a story, from whoever holds it."""
    row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    row.locked, row.locked_by, row.locked_at = True, by, now
    row.save(update_fields=["locked", "locked_by", "locked_at"])
    log(instance=row, action="wagtail.lock", user=by)


def last_sign(story: Story) -> datetime | None:
    """Return when the holder of a story's lock last gave a sign of life there; None if nobody holds it."""
    if not story.locked or story.locked_at is None:
        return None
    kind = ContentType.objects.get_for_model(Story)
    forms = EditingSession.objects.filter(content_type=kind, object_id=str(story.pk), user=story.locked_by_id)
    seen = forms.aggregate(at=Max("last_seen_at"))["at"]
    saved = story.revisions.filter(user=story.locked_by_id).aggregate(at=Max("created_at"))["at"]
    moments: list[datetime] = [moment for moment in (story.locked_at, seen, saved) if moment]
    return max(moments)


def let_go(*, now: datetime) -> list[int]:
    """Open the locks whose holders have been away too long; return the stories' ids."""
    opened = []
    for story in Story.objects.filter(locked=True, locked_at__lt=now - LETS_GO).order_by("pk"):
        sign = last_sign(story)
        if sign is None or sign >= now - LETS_GO:
            continue
        gone = Story.objects.filter(pk=story.pk, locked=True, locked_by=story.locked_by_id, locked_at=story.locked_at)
        if gone.update(locked=False, locked_by=None, locked_at=None):
            log(instance=story, action="wagtail.unlock", user=None)
            opened.append(story.pk)
    return opened
