"""The gate: what the public may see now. Every exit asks here and nowhere else."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import Station
from newsquare.stories.models import Bar, OldAddress, Picture, PublishedVersion, Section, Story, Topic
from newsquare.stories.rules import Span, next_change


def _holding(now: datetime) -> Q:
    begun = Q(from_at__isnull=True) | Q(from_at__lte=now)
    lasting = Q(until_at__isnull=True) | Q(until_at__gt=now)
    return Q(lifted_at__isnull=True) & begun & lasting


def public_stories(station: Station, now: datetime) -> QuerySet[Story]:
    """Return the stories of a station that the public may see, newest first."""
    barred = Bar.objects.filter(_holding(now), story=OuterRef("pk"))
    lasting = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    found = Story.objects.filter(lasting, ~Exists(barred), station=station, public__isnull=False)
    return found.order_by("-published_at", "-pk")


def public_story(station: Station, story_id: int, now: datetime) -> Story | None:
    """Return one of a station's stories if the public may see it, its body left for later."""
    found = _PUBLIC_STORY.first(station=station.pk, story=story_id, now=now)
    if found is not None:
        found.station = station
    return found


_PUBLIC_STORY = Prepared(
    lambda: public_stories(given("station", int), given("now", datetime)).defer("body").filter(pk=given("story", int))
)


def kept_back(station: Station, now: datetime) -> QuerySet[Story]:
    """Return the published stories of a station that the public may not see just now. They are few."""
    barred = Bar.objects.filter(_holding(now), story__station=station).values("story")
    held = Q(pk__in=barred) | Q(expire_at__lte=now)
    return Story.objects.filter(held, station=station, public__isnull=False).order_by("pk")


def has_ended(story: Story, now: datetime) -> bool:
    """Say whether a published story's own end has come, carried out already or not."""
    return story.expire_at is not None and story.expire_at <= now


def is_public(story: Story, now: datetime) -> bool:
    """Say whether the public may see a story now."""
    if story.public_id is None or has_ended(story, now):
        return False
    return not _BARS_OF_STORY.rows(story=story.pk, now=now)


_BARS_OF_STORY = Prepared(
    lambda: Bar.objects.filter(_holding(given("now", datetime)), story=given("story", int)).order_by().values_list("pk")
)


def kinds_that_bar(story: Story, now: datetime, *, for_good: bool = False) -> set[str]:
    """Return the kinds of bars that hold about a story now; with `for_good`, only of those that have no end."""
    holding = story.bars.filter(_holding(now), **{"until_at": None} if for_good else {})
    return set(holding.values_list("kind", flat=True))


def public_among(story_ids: Iterable[int], now: datetime) -> set[int]:
    """Return those of some stories, of whatever station, that the public may see."""
    barred = Bar.objects.filter(_holding(now), story=OuterRef("pk"))
    lasting = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    found = Story.objects.filter(lasting, ~Exists(barred), pk__in=set(story_ids), public__isnull=False)
    return set(found.order_by("pk").values_list("pk", flat=True))


def public_version(story: Story, now: datetime) -> PublishedVersion | None:
    """Return the version that readers get now, or None where they get nothing."""
    return story.public if is_public(story, now) else None


def public_story_at(station: Station, path: str, now: datetime) -> Story | None:
    """Return the story whose address this is, where the public may see it.

    The index of addresses leaves out the empty one, and is used only by a question that does so too.
    """
    found = public_stories(station, now).filter(path=path).exclude(path="").select_related("public", "section").first()
    if found is not None:
        found.station = station  # With its host, which the request has read already.
    return found


def story_at(station: Station, path: str) -> Story | None:
    """Return the story whose address this is, public or not."""
    return Story.objects.filter(station=station, path=path).exclude(path="").select_related("station").first()


def story_once_at(station: Station, path: str) -> Story | None:
    """Return the story that once stood at this address, public or not."""
    old = OldAddress.objects.filter(station=station, path=path).select_related("story__station").first()
    return old.story if old else None


def in_topic(topic: Topic, now: datetime) -> QuerySet[Story]:
    """Return the public stories of a topic, newest first."""
    return public_stories(topic.station, now).filter(topics=topic)


def in_section(section: Section, now: datetime) -> QuerySet[Story]:
    """Return the public stories of a section, newest first."""
    return public_stories(section.station, now).filter(section=section)


def by_author(station: Station, slug: str, now: datetime) -> QuerySet[Story]:
    """Return the public stories with a name in their byline, newest first."""
    return public_stories(station, now).filter(credits__station=station, credits__slug=slug)


def may_show(picture: Picture | None, now: datetime) -> bool:
    """Say whether readers may see a picture: it has a credit, and nothing bars it."""
    if picture is None or not picture.credit.strip():
        return False
    return not picture.bars.filter(_holding(now)).exists()


def showable_pictures(ids: set[int], now: datetime) -> dict[int, Picture]:
    """Return, by id, those of the pictures that readers may see, with their renditions."""
    barred = Bar.objects.filter(_holding(now), picture=OuterRef("pk"))
    found = Picture.objects.filter(~Exists(barred), pk__in=ids).exclude(credit="").prefetch_related("renditions")
    return {picture.pk: picture for picture in found if picture.credit.strip()}


def story_changes_at(story: Story, picture_ids: set[int], now: datetime) -> datetime | None:
    """Return the next moment at which the gate's answer changes for a story or a picture in it."""
    return stories_change_at({story.pk}, picture_ids, now)


def stories_change_at(story_ids: set[int], picture_ids: set[int], now: datetime) -> datetime | None:
    """Return the next moment at which the gate's answer changes for any of some stories and pictures."""
    ends = Story.objects.filter(pk__in=story_ids, expire_at__gt=now).order_by().values_list("expire_at", flat=True)
    return _change_at(story_ids, picture_ids, ends, now)


def read_stories_change_at(stories: Iterable[Story], picture_ids: set[int], now: datetime) -> datetime | None:
    """Return the same for stories that have just been read, with a question less."""
    ends = {story.pk: story.expire_at for story in stories}
    return _change_at(set(ends), picture_ids, ends.values(), now)


def _change_at(
    story_ids: set[int], picture_ids: set[int], ends: Iterable[datetime | None], now: datetime
) -> datetime | None:
    bars = Bar.objects.filter(Q(story__in=story_ids) | Q(picture__in=picture_ids), lifted_at__isnull=True)
    return next_change([*(Span(bar.from_at, bar.until_at) for bar in bars), *(Span(end, None) for end in ends)], now)


def station_changes_at(station: Station, now: datetime) -> datetime | None:
    """Return the next moment at which the gate's answer changes for any story or picture of a station."""
    coming = Q(from_at__gt=now) | Q(until_at__gt=now)
    here = Q(story__station=station, story__public__isnull=False) | Q(picture__station=station)
    bars = Bar.objects.filter(coming, here, lifted_at__isnull=True)
    ends = Story.objects.filter(station=station, public__isnull=False, expire_at__gt=now)
    first = ends.order_by("expire_at", "pk").values_list("expire_at", flat=True)[:1]
    return next_change([*(Span(bar.from_at, bar.until_at) for bar in bars), *(Span(end, None) for end in first)], now)
