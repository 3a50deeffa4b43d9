"""Publish and unpublish: the one place where readers' versions come to be, whatever asked for it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.stories.content import content_of
from newsquare.stories.models import Correction, OldAddress, PublishedVersion, Story
from newsquare.stories.rules import path_of
from newsquare.stories.search import index
from newsquare.stories.signals import story_corrected, story_published, story_unpublished

MONTH = "/2026/03"  # So much of an address is the month of the first publication.


def locked(story_id: int) -> Story:
    """Return the story, locked, and its station too: of two stories of one name only one finds an address free."""
    rows = Story.objects.select_for_update(of=("self", "station"), no_key=True)
    return rows.select_related("public", "station").get(pk=story_id)


def _free_path(story: Story, wanted: str) -> str:
    """Return the path that a story wants, with a number at its end where another story stands or stood there."""
    stem, first, count = wanted.removesuffix("/"), 1, 16
    while True:
        tries = [f"{stem}-{number}/" if number > 1 else wanted for number in range(first, first + count)]
        standing = (
            Story.objects.filter(station=story.station, path__in=tries).exclude(path="").exclude(pk=story.pk).order_by()
        )
        stood = OldAddress.objects.filter(station=story.station, path__in=tries).exclude(story=story)
        taken = {*standing.values_list("path", flat=True), *stood.values_list("path", flat=True)}
        if free := next((path for path in tries if path not in taken), None):
            return free
        first, count = first + count, count * 4


def _settle_path(story: Story, now: datetime) -> None:
    """Give the story its address. The month in it stays, also when the station moves to another time zone."""
    first = path_of((story.published_at or now).astimezone(story.station.zone), story.slug)
    month = story.path[: len(MONTH)] or first[: len(MONTH)]
    path = _free_path(story, month + first[len(MONTH) :])
    if story.path and story.path != path:
        OldAddress.objects.get_or_create(station=story.station, path=story.path, defaults={"story": story})
        OldAddress.objects.filter(station=story.station, path=path, story=story).delete()
    story.path = path


@transaction.atomic
def publish(*, story: Story, by: User | None, now: datetime) -> PublishedVersion:
    """Make the story's present content what readers get, from now on.

    The first publication fixes the public time and the address. Without any change since the last version
    nothing happens and that version is returned. A correction note makes a correction between two versions.
    """
    story = locked(story.pk)
    content, before = content_of(story), story.versions.order_by("number").last()
    note = story.correction_note.strip()
    correcting = bool(note and before) and not story.corrections.filter(text=note).exists()
    old_path = story.path
    _settle_path(story, now)
    if story.public and story.public.content == content and not correcting and story.path == old_path:
        return story.public  # type: ignore[no-any-return]  # The locked row of a model with untyped bases.
    version = put_out(story=story, content=content, before=before, by=by, now=now)
    if story.correction_note:
        Story.objects.filter(pk=story.pk).update(correction_note="")
    if correcting:
        correction = Correction.objects.create(
            story=story, text=note, corrected_at=now, by=by, before=before, after=version
        )
        story_corrected.send(Story, story_id=story.pk, correction_id=correction.pk)
    return version


def put_out(
    *, story: Story, content: dict[str, Any], before: PublishedVersion | None, by: User | None, now: datetime
) -> PublishedVersion:
    """Give readers a content as the next version. The caller holds the story locked and has settled its path."""
    first = story.published_at is None
    version = PublishedVersion.objects.create(
        story=story, number=before.number + 1 if before else 1, published_at=now, by=by, content=content
    )
    changed = before is not None and before.content != content
    Story.objects.filter(pk=story.pk).update(
        public=version,
        live=True,
        path=story.path,
        published_at=story.published_at or now,
        updated_at=now if changed else story.updated_at,
        withdrawn_at=None,
        withdrawal_note="",
        first_published_at=story.first_published_at or now,
        last_published_at=now,
    )
    index.write_public(story, content)
    story_published.send(Story, story_id=story.pk, version_id=version.pk, first=first)
    return version


@transaction.atomic
def unpublish(*, story: Story, now: datetime, note: str = "") -> None:
    """Take a story from the public. Its address answers 410 with the note; its versions are kept."""
    story = locked(story.pk)
    if story.public is None:
        return
    words = note or story.withdrawal_note
    Story.objects.filter(pk=story.pk).update(
        public=None, live=False, live_revision=None, withdrawn_at=now, withdrawal_note=words
    )
    index.forget_public(story)
    story_unpublished.send(Story, story_id=story.pk)


def settle(*, story: Story, by: User | None, now: datetime) -> None:
    """Bring what readers get into line with what Wagtail says it wants, after any of its ways to publish.

    Wagtail's signal alone is no proof: it is also sent when a first publication is only scheduled.
    """
    row = Story.objects.get(pk=story.pk)
    due = row.go_live_at is None or row.go_live_at <= now
    ended = row.expired or (row.expire_at is not None and row.expire_at <= now)
    if row.live and due and not ended:
        publish(story=row, by=by, now=now)
    elif row.public_id and not row.live:
        unpublish(story=row, now=now)


def settle_all(*, now: datetime) -> list[int]:
    """Settle every story whose public state and Wagtail's wish differ; return their ids."""
    unlike = Story.objects.filter(live=True, public__isnull=True) | Story.objects.filter(
        live=False, public__isnull=False
    )
    ids = []
    for story in unlike.order_by("pk"):
        settle(story=story, by=None, now=now)
        ids.append(story.pk)
    return ids
