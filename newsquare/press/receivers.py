"""Read this file to learn what a change sets off at the press."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from newsquare.copydesk.signals import asked_where
from newsquare.lib.wake import wake
from newsquare.press import actions, tasks
from newsquare.press.queries import pages_showing
from newsquare.press.signals import pages_touched
from newsquare.stations.models import Host, Station
from newsquare.stories import signals
from newsquare.stories.models import Correction, Story


@receiver(pages_touched)
def call_the_worker(often: bool, **_: object) -> None:
    """The task row is the guarantee; the call only saves time."""
    tasks.ask_for_baking(patience=actions.PAUSE if often else None)
    transaction.on_commit(wake, robust=True)


@receiver(signals.story_published)
def bake_a_published_story(story_id: int, **_: object) -> None:
    """Its own page is baked at once, the pages that show or list it by the worker."""
    actions.touch(_tags(story_id))
    transaction.on_commit(lambda: actions.bake_story(story_id=story_id), robust=True)


@receiver(signals.story_corrected)
def bake_the_corrections(story_id: int, **_: object) -> None:
    """The station's list of corrections has one more."""
    actions.touch(_of_corrections(Story.objects.get(pk=story_id)))


@receiver(signals.story_unpublished)
@receiver(signals.story_barred)
def take_a_story_away(story_id: int, **_: object) -> None:
    """Every page that shows or lists it is gone before the action reports done."""
    actions.remove([*_tags(story_id), f"use:{story_id}"])


@receiver(signals.pictures_dropped)
def take_its_pictures_away(story_id: int, **_: object) -> None:
    """The files of its pictures are gone; those that it still shows come back when they are asked for."""
    actions.remove([f"use:{story_id}"])


@receiver(signals.picture_changed)
def take_a_picture_away(picture_id: int, **_: object) -> None:
    """The change may be that nobody may see it any more."""
    actions.remove([f"picture:{picture_id}"])


@receiver(signals.video_changed)
def take_a_video_away(video_id: int, **_: object) -> None:
    """The change may be that nobody may see it any more."""
    actions.remove([f"video:{video_id}"])


@receiver(signals.topic_changed)
def bake_a_topic(topic_id: int, **_: object) -> None:
    """Its name is on every page that shows it."""
    actions.touch([f"topic:{topic_id}"])


@receiver(signals.section_changed)
@receiver(signals.house_page_changed)
def bake_the_station(station_id: int, **_: object) -> None:
    """Sections and house pages are in the navigation of every page."""
    actions.touch([f"station:{station_id}"])


@receiver(post_save, sender=Station)
def bake_a_changed_station(instance: Station, created: bool, **_: object) -> None:
    """Its name and colours are on every page."""
    if not created:
        actions.touch([f"station:{instance.pk}"])


@receiver(post_save, sender=Host)
@receiver(post_delete, sender=Host)
def bake_under_a_changed_host(instance: Host, **_: Any) -> None:
    """The canonical host is in the links of every page."""
    actions.touch([f"station:{instance.station_id}"])
    transaction.on_commit(actions.settle_hosts, robust=True)


def _tags(story_id: int) -> list[str]:
    """Return a story, and the lists that it may be in."""
    told = Exists(Correction.objects.filter(story=OuterRef("pk")))
    story = Story.objects.select_related("station").annotate(is_corrected=told).get(pk=story_id)
    places = [str(story.station_id), f"section:{story.section_id}"]
    places += [f"topic:{topic}" for topic in story.topics.values_list("pk", flat=True)]
    places += [f"author:{story.station_id}:{slug}" for slug in story.credits.values_list("slug", flat=True)]
    if story.published_at:
        places.append(f"month:{story.station_id}:{story.published_at.astimezone(story.station.zone):%Y-%m}")
    past = [f"rest:story:{story_id}", *(_of_corrections(story) if story.is_corrected else [])]
    return [f"story:{story_id}", *past, *(f"{kind}:{place}" for place in places for kind in ("list", "rest"))]


def _of_corrections(story: Story) -> list[str]:
    """Return the station's list of corrections, and its further pages."""
    return [f"{kind}:corrections:{story.station_id}" for kind in ("list", "rest")]


@receiver(asked_where)
def name_the_pages(story_id: int | None, picture_id: int | None, **_: object) -> list[str]:
    """Tell which pages show a story or a picture just now."""
    tag = f"story:{story_id}" if story_id else f"picture:{picture_id}"
    return list(pages_showing([tag]).values_list("path", flat=True))
