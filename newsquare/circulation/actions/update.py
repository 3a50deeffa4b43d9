"""Open the mailings of a running story: when it comes out anew, and when it is corrected."""

from datetime import datetime, timedelta

from django.db import transaction

from newsquare.circulation.actions.edition import open_about
from newsquare.circulation.models import Edition, EditionState, Follow, Kind
from newsquare.circulation.rules import has_news
from newsquare.stories.models import PublishedVersion, Story

SETTLES = timedelta(minutes=15)  # Several changes of a headline in a row are one mail, of what stands then.


@transaction.atomic
def open_update(*, story_id: int, version_id: int, now: datetime) -> None:
    """Open a mailing for a later version under a headline with news, unless one waits already or nobody follows."""
    version = PublishedVersion.objects.select_related("story__station").get(pk=version_id)
    before = PublishedVersion.objects.filter(story=story_id, number__lt=version.number).order_by("-number").first()
    if before is None or not _is_followed(story_id):
        return
    old, new = before.content["headline"], version.content["headline"]
    waiting = Edition.objects.filter(story=story_id, kind=Kind.UPDATE, state=EditionState.WAITING)
    if not has_news(old, new) or waiting.exists():
        return
    open_about(
        version.story,
        kind=Kind.UPDATE,
        key=f"update:{story_id}:{version.number}",
        name=new,
        facts={"before": old, "came_at": now.isoformat(), "settles_at": (now + SETTLES).isoformat()},
        now=now,
        send_at=now + SETTLES,
    )


@transaction.atomic
def open_correction(*, story_id: int, correction_id: int, now: datetime) -> None:
    """Open a mailing for a correction, unless nobody follows the story."""
    if not _is_followed(story_id):
        return
    story = Story.objects.select_related("station").get(pk=story_id)
    key, facts = f"correction:{correction_id}", {"correction": correction_id}
    open_about(story, kind=Kind.UPDATE, key=key, facts=facts, now=now)


def _is_followed(story_id: int) -> bool:
    return Follow.objects.filter(subject__story=story_id, since__isnull=False).exists()
