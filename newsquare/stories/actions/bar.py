"""Bar a story or a picture from the public, and lift that again."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.stories.models import Bar, BarKind, Picture, Story
from newsquare.stories.signals import picture_changed, story_barred


@transaction.atomic
def bar_story(
    *,
    story: Story,
    kind: BarKind,
    from_at: datetime | None = None,
    until_at: datetime | None = None,
    note: str = "",
    by: User | None = None,
) -> Bar:
    """Keep a story from the public for a span of time; open ends mean always and for good."""
    bar = Bar.objects.create(story=story, kind=kind, from_at=from_at, until_at=until_at, note=note, by=by)
    _log(Did.BARRED, bar)
    story_barred.send(Story, story_id=story.pk)
    return bar


@transaction.atomic
def bar_picture(
    *,
    picture: Picture,
    kind: BarKind,
    from_at: datetime | None = None,
    until_at: datetime | None = None,
    note: str = "",
) -> Bar:
    """Keep a picture from the public for a span of time; open ends mean always and for good."""
    bar = Bar.objects.create(picture=picture, kind=kind, from_at=from_at, until_at=until_at, note=note)
    _log(Did.BARRED, bar)
    picture_changed.send(Picture, picture_id=picture.pk)
    return bar


@transaction.atomic
def lift(*, bar: Bar, now: datetime) -> None:
    """Lift a bar. The row stays, so that it can be told later what held when."""
    bar.lifted_at = now
    bar.save(update_fields=["lifted_at"])
    _log(Did.LIFTED, bar, now)
    if bar.story_id:
        story_barred.send(Story, story_id=bar.story_id)
    else:
        picture_changed.send(Picture, picture_id=bar.picture_id)


def _log(did: Did, bar: Bar, now: datetime | None = None) -> None:
    """Write who did it, or that it happened by itself, as an agency's kill does."""
    times = (bar.from_at, bar.until_at)
    span = " – ".join(str(moment or "…") for moment in times) if any(times) else ""
    words = [str(bar.get_kind_display()), span, bar.note]
    record(did, bar.story or bar.picture, note=". ".join(filter(None, words)), now=now)
