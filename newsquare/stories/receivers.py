"""What follows from changes to stories. Wagtail's signals are asked about at the gate, never believed."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published, unpublished

from newsquare.stories import actions, signals
from newsquare.stories.models import HousePage, Picture, Section, Story, Topic, Video


@receiver(published, sender=Story)
def settle_published(instance: Story, revision: Any, **_: object) -> None:
    """Wagtail says it published, by whatever way."""
    actions.settle(story=instance, by=revision.user if revision else None, now=timezone.now())


@receiver(unpublished, sender=Story)
def settle_unpublished(instance: Story, **_: object) -> None:
    """Wagtail says it unpublished, by whatever way."""
    actions.settle(story=instance, by=None, now=timezone.now())


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
    """A picture's credit, caption and focal point are on every page that shows it."""
    if not created:
        signals.picture_changed.send(Picture, picture_id=instance.pk)


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
