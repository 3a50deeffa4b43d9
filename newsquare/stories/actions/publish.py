"""Publish and unpublish: the one place where readers' versions come to be, whatever asked for it."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.models import User
from newsquare.stories.content import content_of
from newsquare.stories.models import Correction, OldAddress, PublishedVersion, Story
from newsquare.stories.rules import path_of
from newsquare.stories.signals import story_corrected, story_published, story_unpublished


def _locked(story_id: int) -> Story:
    return Story.objects.select_for_update(of=("self",)).select_related("public", "station").get(pk=story_id)


def _free_path(story: Story, first_published: datetime) -> str:
    """Return the story's path, with a number at its end where another story stands or stood there."""
    local = first_published.astimezone(story.station.zone)
    number, path = 1, path_of(local, story.slug)
    while (
        Story.objects.filter(station=story.station, path=path).exclude(pk=story.pk).exists()
        or OldAddress.objects.filter(station=story.station, path=path).exclude(story=story).exists()
    ):
        number += 1
        path = path_of(local, f"{story.slug}-{number}")
    return path


def _settle_path(story: Story, now: datetime) -> None:
    path = _free_path(story, story.published_at or now)
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
    story = _locked(story.pk)
    content, before = content_of(story), story.versions.order_by("number").last()
    note = story.correction_note.strip()
    correcting = bool(note and before) and not story.corrections.filter(text=note).exists()
    old_path, first = story.path, story.published_at is None
    _settle_path(story, now)
    if story.public and story.public.content == content and not correcting and story.path == old_path:
        return story.public  # type: ignore[no-any-return]  # The locked row of a model with untyped bases.
    version = PublishedVersion.objects.create(
        story=story, number=before.number + 1 if before else 1, published_at=now, by=by, content=content
    )
    changed = before is not None and before.content != content
    story.public, story.live, story.correction_note = version, True, ""
    story.published_at = story.published_at or now
    story.updated_at = now if changed else story.updated_at
    story.withdrawn_at, story.withdrawal_note = None, ""
    story.first_published_at = story.first_published_at or now
    story.last_published_at = now
    story.save()
    if correcting:
        correction = Correction.objects.create(
            story=story, text=note, corrected_at=now, by=by, before=before, after=version
        )
        story_corrected.send(Story, story_id=story.pk, correction_id=correction.pk)
    story_published.send(Story, story_id=story.pk, version_id=version.pk, first=first)
    return version


@transaction.atomic
def unpublish(*, story: Story, now: datetime, note: str = "") -> None:
    """Take a story from the public. Its address answers 410 with the note; its versions are kept."""
    story = _locked(story.pk)
    if story.public is None:
        return
    story.public, story.live, story.withdrawn_at = None, False, now
    story.withdrawal_note = note or story.withdrawal_note
    story.save(update_fields=["public", "live", "withdrawn_at", "withdrawal_note"])
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
