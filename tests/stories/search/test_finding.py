"""Readers find what they may see, by its words; the newsroom finds its drafts too."""

from datetime import timedelta
from typing import Any

import pytest

from newsquare.stations.models import Station
from newsquare.stories.actions import bar_story, lift, publish, unpublish
from newsquare.stories.models import Bar, BarKind, Byline, PublicWords, Story
from newsquare.stories.queries import found_at_the_desk, found_by_readers, read_question
from newsquare.stories.search.expressions import filed
from tests.cast import SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


def told(body: str = "", **more: Any) -> Story:
    """Return a published story with a body of one paragraph."""
    bylines = more.pop("by", [])
    story = StoryFactory(body=[("text", f"<p>{body}</p>")], **more)
    story.bylines = [Byline(name=name, sort_order=place) for place, name in enumerate(bylines)]
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()
    return story


def find(typed: str, *, newest: bool = False, station: Station | None = None) -> list[str]:
    """Return the headlines that a reader finds."""
    found = found_by_readers(read_question(typed), station or StationFactory(), MONDAY_NOON, newest=newest)
    names = dict(Story.objects.values_list("pk", "headline"))
    return [names[pk] for pk in found.ids]


def desk(typed: str) -> set[str]:
    """Return the headlines that the newsroom finds."""
    station = StationFactory()
    stories, _ = found_at_the_desk(Story.objects.filter(station=station), read_question(typed), station)
    return set(stories.values_list("headline", flat=True))


@pytest.mark.parametrize(
    "typed",
    [
        "ferry",
        "FERRY",
        "ferries",
        "cafe",
        "café",
        "café's",
        "café’s",
        "1,200 riders",
        "1200",
        "“old pier”",
        '"old pier"',
        "pier -bridge",
        "fer",
        "a",
        "ferry old pier cafe",
        "old-pier",
        "naïve",
        "ørsted",
        "pier AND ferry",
    ],
)
def test_a_reader_finds_a_story_by_its_words_however_they_are_typed(typed: str) -> None:
    told("The ferry and a Café’s 1,200 riders left the old pier; naive Orsted.", headline="Boat")

    assert find(typed) == ["Boat"]


@pytest.mark.parametrize("typed", ["bridge", '"pier old"', "pier -ferry", '-"old pier"', "rry", "ferry bridge"])
def test_a_reader_does_not_find_what_is_not_there(typed: str) -> None:
    told("The ferry left the old pier.", headline="Boat")

    assert find(typed) == []


def test_a_headline_counts_more_than_a_body() -> None:
    told("The ferry, the ferry, the ferry.", headline="Boats")
    told("Boats are late.", headline="Ferry runs late")
    told("Nothing.", headline="Pier", deck="A ferry for all.")

    assert find("ferry") == ["Ferry runs late", "Pier", "Boats"]


def test_of_two_that_match_alike_the_newer_stands_first() -> None:
    old, _ = told("The ferry.", headline="Old"), told("The ferry.", headline="New")
    Story.objects.filter(pk=old.pk).update(published_at=MONDAY_NOON - timedelta(days=400))

    assert find("ferry") == ["New", "Old"]
    assert find("ferry", newest=True) == ["New", "Old"]


def test_author_topic_section_and_days_narrow_a_search() -> None:
    schools, river = TopicFactory(slug="schools"), SectionFactory(slug="river", name="The River")
    told("Ferry.", headline="By Ana", by=["Ana Réyes", "Bo Lind"], topics=[schools])
    told("Ferry.", headline="By Bo", by=["Bo Lind"], section=river)
    told("Ferry.", headline="By wire", label="wire", distributor="State Wire")

    assert set(find('ferry author:"ana reyes"')) == {"By Ana"}
    assert set(find("author:lind")) == {"By Ana", "By Bo"}
    assert set(find("author:lind -author:reyes")) == {"By Bo"}
    assert set(find('author:"state wire"')) == {"By wire"}
    assert set(find("topic:schools")) == {"By Ana"}
    assert set(find("ferry -topic:schools")) == {"By Bo", "By wire"}
    assert set(find('section:"the river" ferry')) == {"By Bo"}
    assert find("topic:nowhere ferry") == []
    assert set(find("ferry after:2026-03-02")) == {"By Ana", "By Bo", "By wire"}
    assert find("ferry after:2026-03-03") == []
    assert find("ferry before:2026-03-02") == []
    assert len(find("before:2026-03-03 after:2026")) == 3


def test_a_day_is_the_stations_own() -> None:
    story = told("Ferry.", headline="Late")
    Story.objects.filter(pk=story.pk).update(published_at=MONDAY_NOON + timedelta(hours=11))  # 23:00 in Chicago.

    assert find("ferry before:2026-03-03") == ["Late"]
    assert find("ferry after:2026-03-03") == []


def test_the_gate_is_asked_when_somebody_asks() -> None:
    story = told("Ferry.", headline="Boat")
    bar = bar_story(story=story, kind=BarKind.EMBARGO, until_at=MONDAY_NOON + timedelta(hours=1))
    assert find("ferry") == []
    assert find("ferry", newest=True) == []

    lift(bar=bar, now=MONDAY_NOON)
    assert find("ferry") == ["Boat"]

    unpublish(story=story, now=MONDAY_NOON)
    assert find("ferry") == []
    assert not PublicWords.objects.exists()


def test_better_matches_under_a_bar_do_not_crowd_out_what_readers_may_see() -> None:
    public = told("The levee holds.", headline="River")
    alike = {"station": public.station, "section": public.section, "public": public.public}
    bulk = Story.objects.bulk_create(
        Story(**alike, slug=f"l{n}", headline="Levee", path=f"/2026/03/l{n}/", published_at=MONDAY_NOON)
        for n in range(1100)
    )
    PublicWords.objects.bulk_create(
        PublicWords(story=story, filed=filed("station", public.station.pk), headline="levee") for story in bulk
    )
    Bar.objects.bulk_create(Bar(story=story, kind=BarKind.KILL) for story in bulk)

    assert find("levee") == ["River"]


def test_readers_find_what_is_published_and_not_what_is_drafted() -> None:
    story = told("Ferry.", headline="Boat")
    story.body = [("text", "<p>Secret lock.</p>")]
    story.save_revision()
    StoryFactory(headline="Draft", body=[("text", "<p>Hidden ferry.</p>")])

    assert find("ferry") == ["Boat"]
    assert find("secret") == []
    assert desk("secret") == {"Boat"}
    assert desk("hidden ferry") == {"Draft"}


def test_a_version_replaces_the_words_of_the_one_before() -> None:
    story = told("Ferry.", headline="Boat")
    story.body = [("text", "<p>Tram.</p>")]
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    assert find("ferry") == []
    assert find("tram") == ["Boat"]


def test_the_newsroom_finds_a_draft_by_its_byline_and_last_edit() -> None:
    story = StoryFactory(headline="Draft")
    story.bylines = [Byline(name="Ana Réyes", sort_order=0)]
    story.save_revision()

    assert desk("author:reyes") == {"Draft"}
    assert desk("author:reyes after:2026-03-02") == {"Draft"}
    assert desk("author:reyes before:2026-03-02") == set()


def test_a_deleted_draft_is_not_found() -> None:
    StoryFactory(headline="Draft").delete()

    assert desk("council") == set()


def test_one_station_finds_nothing_of_another() -> None:
    other = StationFactory(slug="harborlight")
    told("Ferry.", headline="Theirs", station=other, section=SectionFactory(station=other))

    assert find("ferry") == []
    assert find("-bridge") == []
    assert find("station1") == []
    assert find("ferry", station=other) == ["Theirs"]
    assert desk("ferry") == set()


ODD = [
    "",
    " ",
    '"',
    "“",
    "-",
    "(((",
    "a" * 10_000,
    "ab " * 5000,
    "\x00",
    "NEAR(a b)",
    "a AND",
    "* ^ :",
    "{headline}: x",
]
ODD += ["ß1", "ßstation1", "'); DROP TABLE x", "before:0000-00-00 after:9999-99-99 x", "author:", "topic:\x00"]
ODD += ["\ud7ff \uffff", "%s %d %", "& | ! <->", "👍", "-👍", "١٢٣", "ⅷ ½ ﬁ", "1e5", "3:30", "a@b.example /a/b"]


@pytest.mark.parametrize("typed", ODD, ids=lambda typed: ascii(typed[:20]))
@pytest.mark.parametrize("newest", [True, False])
def test_nothing_that_is_typed_breaks_a_search(typed: str, newest: bool) -> None:
    told("Ferry.", headline="Boat")

    assert find(typed, newest=newest) in ([], ["Boat"])
    assert desk(typed) <= {"Boat"}
