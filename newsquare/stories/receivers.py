"""What follows from changes to stories. Wagtail's signals are asked about at the gate, never believed."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from newsquare.accounts.actions import hand, record, watch
from newsquare.accounts.models import Did, User
from newsquare.accounts.signals import staff_left
from newsquare.stations.models import Station
from newsquare.stories import actions, signals
from newsquare.stories.coming import scheduled
from newsquare.stories.models import Correction, HousePage, Picture, PublishedVersion, Section, Story, Topic, Video

watch(Topic, "name", "slug", "description")
watch(Section, "name", "slug", "position")
watch(HousePage, "title", "body")
watch(Video, "title", "file", "address", "credit", "has_no_speech", "transcript", "rights_until")
watch(
    Picture,
    *("title", "credit", "creator", "caption", "copyright", "agency", "statement"),
    *("description", "is_decorative", "file", "rights_until"),
)


@receiver(staff_left)
def let_go_of_what_a_leaver_held(user: User, station: Station, **_: object) -> list[str]:
    """Open the locks of somebody who left, and say what goes out by their hand later: it stays scheduled.

    Nobody is told any more that they have a story open.
    """
    EditingSession.objects.filter(user=user).delete()
    for story in Story.objects.filter(station=station, locked_by=user).order_by("pk"):
        Story.objects.filter(pk=story.pk).update(locked=False, locked_by=None, locked_at=None)
        log(instance=story, action="wagtail.unlock", user=None)
    theirs = [int(revision.object_id) for revision in scheduled().filter(user=user)]
    return [str(story) for story in Story.objects.filter(station=station, pk__in=theirs).order_by("pk")]


@receiver(published, sender=Story)
def settle_published(instance: Story, revision: Any, **_: object) -> None:
    """Wagtail says it published, by whatever way."""
    actions.settle(story=instance, by=revision.user if revision else None, now=timezone.now())


@receiver(unpublished, sender=Story)
def settle_unpublished(instance: Story, **_: object) -> None:
    """Wagtail says it unpublished, by whatever way."""
    actions.settle(story=instance, by=None, now=timezone.now())


@receiver(post_save, sender=Story)
def note_words_of_story(instance: Story, raw: bool, update_fields: frozenset[str] | None, **_: object) -> None:
    """A story that nobody wrote on the desk has no drafts; the newsroom finds it by what it holds itself."""
    if not raw and update_fields is None and instance.latest_revision_id is None:
        actions.note_words(story=instance)


@receiver(post_save, sender=Revision)
def note_words_of_draft(instance: Revision, raw: bool, **_: object) -> None:
    """The newsroom finds a story by its latest draft, saved by whatever way."""
    if not raw and instance.content_type.model_class() is Story:
        actions.note_words_of_draft(draft=instance)


@receiver(post_save, sender=Topic)
def tell_topic(instance: Topic, created: bool, **_: object) -> None:
    """A topic's name is on every page that shows it."""
    if not created:
        signals.topic_changed.send(Topic, topic_id=instance.pk)


@receiver(post_save, sender=Section)
def tell_section(instance: Section, **_: object) -> None:
    """A section's name is in the navigation of every page."""
    signals.section_changed.send(Section, section_id=instance.pk, station_id=instance.station_id)


@receiver(post_save, sender=Picture)
def tell_picture(instance: Picture, created: bool, **_: object) -> None:
    """A picture's credit, caption, focal point and rights are on every page that shows it."""
    actions.settle_rights(picture=instance, now=timezone.now())
    if not created:
        signals.picture_changed.send(Picture, picture_id=instance.pk)


@receiver(signals.story_published)
def note_its_pictures(story_id: int, **_: object) -> None:
    """Readers may have the files of pictures that the story shows, and of no others."""
    actions.note_pictures(story_id=story_id)


@receiver(signals.story_published)
def note_its_videos(story_id: int, **_: object) -> None:
    """Readers may have the videos that the story shows, and no others."""
    actions.note_videos(story_id=story_id)


@receiver(post_save, sender=Video)
def tell_video(instance: Video, created: bool, **_: object) -> None:
    """A video's captions, credit and rights are on every page that shows it."""
    if not created:
        signals.video_changed.send(Video, video_id=instance.pk)


@receiver(post_save, sender=HousePage)
def tell_house_page(instance: HousePage, **_: object) -> None:
    """Guidelines or the page about us were written anew."""
    signals.house_page_changed.send(HousePage, house_page_id=instance.pk, station_id=instance.station_id)


@receiver(signals.story_published)
def log_publication(story_id: int, version_id: int, first: bool, **_: object) -> None:
    """Who published is in the log; an agency's copy that publishes itself is not somebody's deed."""
    version = PublishedVersion.objects.select_related("story", "by").get(pk=version_id)
    if hand() is None and version.by is None:
        return
    before = version.story.versions.filter(number__lt=version.number).order_by("-number").first()
    was, now = (before.content.get("headline", ""), version.content.get("headline", "")) if before else ("", "")
    changes = [("headline", was, now)] if was != now else []
    record(Did.PUBLISHED, version.story, by=version.by, changes=changes, note=f"version {version.number}")


@receiver(signals.story_unpublished)
def log_withdrawal(story_id: int, **_: object) -> None:
    """Why it was withdrawn stands in the log as readers read it."""
    story = Story.objects.get(pk=story_id)
    record(Did.WITHDREW, story, note=story.withdrawal_note)


@receiver(signals.story_corrected)
def log_correction(correction_id: int, **_: object) -> None:
    """What was wrong and what is right."""
    correction = Correction.objects.select_related("story", "by").get(pk=correction_id)
    record(Did.CORRECTED, correction.story, by=correction.by, note=correction.text)


def give_roles_their_pictures(**_: object) -> None:
    """After `migrate`: a role that is new gets its rights in the stations' pictures. Connected in `apps.py`."""
    for station in Station.objects.filter(pictures__isnull=False).distinct().order_by("pk"):
        actions.ensure_picture_collection(station)
