"""The screen of a front: a draft of one's own, then live; two editors lose nothing; going back is one action."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsquare.accounts.actions import ensure_roles
from newsquare.accounts.models import Role
from newsquare.desk.actions import make_top
from newsquare.desk.queries import coming_ends, live_arrangement, versions_of
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, staff
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories() -> list[Story]:
    return [
        PublishedStoryFactory(published=MONDAY_NOON - timedelta(hours=number), headline=f"Story {word}")
        for number, word in enumerate(("one", "two", "three", "four", "five", "six"))
    ]


@pytest.fixture
def eve(desk: Client) -> Client:
    """Return a browser in which Eve, another editor, is at her desk."""
    other = Client()
    ensure_roles(StationFactory())
    other.force_login(staff("Eve", Role.EDITOR), backend="newsquare.accounts.backends.StationBackend")
    return other


def lead(client: Client) -> str:
    page = client.get("/").content.decode()
    top = page[page.index('class="top-lead"') :]
    return top[top.index("Story ") :].split("<")[0]


def put(client: Client, story: Story, at: str = "lead-1") -> None:
    client.post("/desk/front/", {"do": "put", "story": story.pk, "at": at})


def test_readers_see_a_draft_only_when_it_is_live_and_the_preview_shows_it_before(
    desk: Client, stories: list[Story]
) -> None:
    put(desk, stories[4])

    before, preview = lead(desk), desk.get("/desk/front/preview/").content.decode()
    desk.post("/desk/front/", {"do": "live"})

    assert before == "Story one"
    assert "Story five" in preview[preview.index('class="top-lead"') : preview.index("top-seconds")]
    assert lead(desk) == "Story five"


def test_a_story_is_moved_pinned_ended_and_taken_off(desk: Client, stories: list[Story]) -> None:
    put(desk, stories[4])
    desk.post("/desk/front/", {"do": "down", "story": stories[4].pk})
    screen = desk.post(
        "/desk/front/", {"do": "set", "story": stories[4].pk, "pinned": "on", "until": "2099-01-01T18:30"}, follow=True
    ).content.decode()
    desk.post("/desk/front/", {"do": "live"})

    row = screen[screen.index('id="seconds-1"') : screen.index('id="seconds-2"')]
    assert "Story five" in row
    assert "pinned" in row
    assert "until 1 Jan, 18:30" in row
    ends = coming_ends(stories[0].station, timezone.now())
    assert [(end.what, end.story_id) for end in ends] == [("Story five", stories[4].pk)]

    desk.post("/desk/front/", {"do": "drop", "story": stories[4].pk})
    assert "by rule" in desk.get("/desk/front/").content.decode().split('id="seconds-1"')[1].split("</li>")[0]


def test_the_second_of_two_editors_is_told_and_neither_loses_anything(
    desk: Client, eve: Client, stories: list[Story]
) -> None:
    put(desk, stories[3])
    put(eve, stories[5], "seconds-1")
    desk.post("/desk/front/", {"do": "live"})

    told = eve.post("/desk/front/", {"do": "live"}, follow=True).content.decode()
    still = lead(eve)
    eve.post("/desk/front/", {"do": "merge"})
    eve.post("/desk/front/", {"do": "live"})

    assert "Ada put version 1 live" in told
    assert "<b>Story four</b>: by rule, or nowhere → Lead" in told
    assert still == lead(eve) == "Story four"
    station = stories[0].station
    live = live_arrangement(station, None)
    assert live is not None
    assert {(pick.story.headline, pick.slot) for pick in live.picks.all()} == {
        ("Story four", "lead"),
        ("Story six", "seconds"),
    }
    assert [version.by.name for version in versions_of(station, None) if version.by] == ["Eve", "Ada"]


def test_undo_brings_back_what_was_live_before(desk: Client, stories: list[Story]) -> None:
    for story in stories[2:4]:
        put(desk, story)
        desk.post("/desk/front/", {"do": "live"})

    desk.post("/desk/front/", {"do": "undo", "seen": "2"})
    once = lead(desk)
    desk.post("/desk/front/versions/", {"number": "2"})

    assert once == "Story three"
    assert lead(desk) == "Story four"
    listed = desk.get("/desk/front/versions/").content.decode()
    assert "Version 1 again" in listed
    assert "Version 2 again" in listed


def test_an_undo_of_what_is_not_live_any_more_changes_nothing(desk: Client, stories: list[Story]) -> None:
    make_top(story=stories[3], by=staff("Ada", Role.EDITOR), now=MONDAY_NOON)
    make_top(story=stories[4], by=staff("Ada", Role.EDITOR), now=MONDAY_NOON)

    said = desk.post("/desk/front/", {"do": "undo", "seen": "1"}, follow=True).content.decode()

    assert "Not undone" in said
    assert lead(desk) == "Story five"


def test_a_slot_is_left_to_a_rule(desk: Client, stories: list[Story]) -> None:
    sports = SectionFactory(slug="sports")
    old = PublishedStoryFactory(section=sports, headline="Story of sports", published=MONDAY_NOON - timedelta(days=9))

    desk.post("/desk/front/", {"do": "fill", "slot": "lead", "section": sports.pk, "weight": "1"})
    desk.post("/desk/front/", {"do": "live"})

    assert lead(desk) == old.headline


def test_a_scheduled_story_may_wait_in_its_place(desk: Client, stories: list[Story]) -> None:
    later = StoryFactory(headline="Story of tomorrow", go_live_at=timezone.now() + timedelta(days=1))

    found = desk.get("/desk/front/?q=tomorrow").content.decode()
    put(desk, later)
    screen = desk.get("/desk/front/").content.decode()
    desk.post("/desk/front/", {"do": "live"})

    assert "scheduled for" in found
    assert "not to be seen now" in screen
    assert "Story of tomorrow" not in desk.get("/").content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "put", "at": "lead-9"},
        {"do": "put", "at": "nowhere"},
        {"do": "set", "until": "soon"},
        {"do": "set", "until": "2001-01-01T00:00"},
        {"do": "set", "until": "2026-02-31T00:00"},
        {"do": "fill", "slot": "cellar"},
        {"do": "undo", "seen": "x"},
        {"do": "live"},
        {"do": "sing"},
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    desk: Client, stories: list[Story], fields: dict[str, str]
) -> None:
    answer = desk.post("/desk/front/", {**fields, "story": stories[0].pk}, follow=True)

    assert answer.status_code == 200
    assert versions_of(stories[0].station, None).count() == 0


def test_a_reporter_arranges_nothing_and_another_station_is_not_touched(desk: Client, stories: list[Story]) -> None:
    theirs = PublishedStoryFactory(station=StationFactory(slug="harborlight"), headline="Ferry")
    reporter = Client()
    reporter.force_login(staff("Ben", Role.REPORTER), backend="newsquare.accounts.backends.StationBackend")

    assert desk.post("/desk/front/", {"do": "put", "at": "lead-1", "story": theirs.pk}).status_code == 404
    assert desk.get(f"/desk/front/{theirs.section_id}/").status_code == 404
    assert desk.post("/desk/now/", {"do": "top", "story": theirs.pk}).status_code == 200
    for address in ("/desk/front/", "/desk/front/preview/", "/desk/front/versions/", "/desk/now/"):
        assert reporter.get(address).status_code in {302, 403}
    assert not versions_of(theirs.station, None).exists()
    assert not versions_of(stories[0].station, None).exists()
