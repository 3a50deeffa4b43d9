"""Change what the clock will do: another time for a go-live or an end, none at all, an embargo by hand."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from newsquare.accounts.models import User
from newsquare.stories.actions.bar import bar_story, lift
from newsquare.stories.coming import scheduled
from newsquare.stories.models import Bar, BarKind, Story
from newsquare.stories.signals import story_barred


class NotScheduledError(Exception):
    """Somebody was faster: it has gone out, or its time was taken back."""


@transaction.atomic
def move_go_live(*, story: Story, to: datetime | None, by: User) -> None:
    """Give a scheduled draft another time, or none: then it stays a draft. Raises NotScheduledError."""
    row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    revision = scheduled().filter(object_id=str(row.pk)).first()
    if revision is None:
        raise NotScheduledError
    old = revision.content.get("go_live_at")
    text = to.isoformat() if to else None
    for draft in Revision.objects.filter(pk__in={revision.pk, row.latest_revision_id}):
        if draft.pk == revision.pk or draft.content.get("go_live_at") == old:
            _write(draft, go_live_at=text)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=to)
    if not row.live:
        Story.objects.filter(pk=row.pk).update(go_live_at=to)
    action = "wagtail.publish.schedule" if to else "wagtail.schedule.cancel"
    log(instance=row, action=action, user=by, revision=revision, data={"revision": _facts(revision, text, row)})


@transaction.atomic
def move_end(*, story: Story, to: datetime | None, by: User) -> None:
    """Give a public story another end, or none. Raises NotScheduledError."""
    row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    if row.expire_at is None or row.public_id is None:
        raise NotScheduledError
    text = to.isoformat() if to else None
    for draft in Revision.objects.filter(pk__in={row.live_revision_id, row.latest_revision_id} - {None}):
        _write(draft, expire_at=text)
    Story.objects.filter(pk=row.pk).update(expire_at=to)
    log(instance=row, action="wagtail.edit", user=by, data={"expire_at": text})
    story_barred.send(Story, story_id=row.pk)


@transaction.atomic
def set_embargo(*, story: Story, until_at: datetime, reason: str, by: User) -> Bar:
    """Hold a story back until a moment, whatever else is planned for it."""
    bar = bar_story(story=story, kind=BarKind.EMBARGO, until_at=until_at, note=reason[:400], by=by)
    log(instance=story, action="wagtail.edit", user=by, data={"embargo": until_at.isoformat(), "reason": reason[:400]})
    return bar


@transaction.atomic
def move_embargo(*, bar: Bar, until_at: datetime | None, by: User, now: datetime) -> None:
    """Lift an embargo now, or let it lift at another time. What held until now stays written down."""
    held = Bar.objects.select_for_update(of=("self",)).filter(pk=bar.pk, lifted_at=None, until_at__gt=now).first()
    if held is None or held.story is None:
        raise NotScheduledError
    if until_at is not None:
        set_embargo(story=held.story, until_at=until_at, reason=held.note, by=by)
    else:
        log(instance=held.story, action="wagtail.edit", user=by, data={"embargo": "lifted"})
    lift(bar=held, now=now)


def _write(draft: Revision, **facts: str | None) -> None:
    draft.content = {**draft.content, **facts}
    draft.save(update_fields=["content"])


def _facts(revision: Revision, text: str | None, row: Story) -> dict[str, object]:
    created = revision.created_at.isoformat()
    return {"id": revision.pk, "created": created, "go_live_at": text, "has_live_version": row.live}
