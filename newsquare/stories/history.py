"""What readers may be told of a story's past: its corrections and its published versions. The gate is asked first."""

from datetime import datetime

from django.db.models import QuerySet

from newsquare.stations.models import Station
from newsquare.stories.gate import public_stories
from newsquare.stories.models import Correction, PublishedVersion, Story
from newsquare.stories.passages import places_of


def public_corrections(station: Station, now: datetime) -> "QuerySet[Correction]":
    """Return the corrections of all stories that the public may see now, the newest first."""
    stories = public_stories(station, now).order_by().values("pk")
    found = Correction.objects.filter(story__in=stories, story__public__isnull=False)
    heavy = ("story__body", "before__content", "after__content")
    return found.select_related("story", "before__bar", "after__bar").defer(*heavy).order_by("-corrected_at", "-pk")


def places_where(story: Story, words: str) -> list[str]:
    """Return the names of the places at which words stand in what readers see of a story, as `correct` takes them."""
    return [found.key for found in places_of(story.public.content, words)] if story.public else []


def wrong_versions(correction: Correction) -> set[int]:
    """Return the numbers of the versions that a correction says were wrong: those in which the wrong words stand.

    Where the correction names no words, or readers may not see them any more, every version up to the last wrong one.
    """
    versions = list(correction.story.versions.filter(number__lte=correction.before.number))
    held = {each.number for each in versions if correction.wrong and places_of(each.content, correction.wrong)}
    return held or {each.number for each in versions}


def versions_seen(story: Story) -> list[PublishedVersion]:
    """Return all versions of a story up to the one that readers get now, the first one first.

    The caller has asked the gate about the story. One with a `bar` is told of and not shown.
    """
    assert story.public is not None
    found = story.versions.filter(number__lte=story.public.number).select_related("bar")
    return list(found.order_by("number"))


def bar_of(version: PublishedVersion) -> str:
    """Return why a version is not shown; empty where it is."""
    return version.bar.reason if hasattr(version, "bar") else ""
