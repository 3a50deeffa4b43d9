"""The breaking bar stands over every page, goes at its minute, and asks the gate; the top story is one touch away."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsquare.accounts.models import Role
from newsquare.desk.actions import put_up_breaking
from newsquare.desk.models import Breaking
from newsquare.desk.queries import breaking_now, coming_ends
from newsquare.stories.actions import unpublish
from tests.cast import PublishedStoryFactory, StationFactory, staff
from tests.clock import MONDAY_NOON

WORDS = "Levee at Mill Street is over the mark"
pytestmark = pytest.mark.django_db


def test_it_is_on_every_page_while_it_stands_and_on_none_after(desk: Client) -> None:
    story = PublishedStoryFactory()
    pages = ("/", story.path, "/section/news/", "/me/", "/nowhere/")

    desk.post("/desk/now/", {"do": "break", "text": f"  {WORDS} ", "story": ""})
    up = [desk.get(page).content.decode() for page in pages]
    desk.post("/desk/now/", {"do": "end"})
    down = [desk.get(page).content.decode() for page in pages]

    assert all(
        f'aria-label="Breaking news"><p class="wrap"><b>Breaking</b> <span>{WORDS}</span>' in page for page in up
    )
    assert not any(WORDS in page for page in down)
    assert "aria-live" not in up[0]


def test_it_ends_by_itself_after_two_hours_and_no_page_is_kept_longer(desk: Client) -> None:
    station = PublishedStoryFactory().station
    desk.post("/desk/now/", {"do": "break", "text": WORDS})
    bar = Breaking.objects.get()

    ends = coming_ends(station, timezone.now())

    assert bar.until_at - bar.from_at == timedelta(hours=2)
    assert [(end.at, end.is_bar) for end in ends] == [(bar.until_at, True)]
    assert breaking_now(station, bar.until_at) is None
    assert breaking_now(station, bar.until_at - timedelta(microseconds=1)) == bar


def test_it_goes_with_the_story_that_it_leads_to(client: Client, django_capture_on_commit_callbacks: object) -> None:
    story, now = PublishedStoryFactory(), timezone.now()
    put_up_breaking(
        station=story.station,
        text=WORDS,
        story=story,
        until=now + timedelta(hours=1),
        by=staff("Ada", Role.EDITOR),
        now=now,
    )

    before = client.get("/").content.decode()
    unpublish(story=story, now=now)

    assert f'<a href="{story.path}">{WORDS}</a>' in before
    assert WORDS not in client.get("/").content.decode()


def test_it_stays_at_its_station(desk: Client) -> None:
    StationFactory(slug="harborlight")

    desk.post("/desk/now/", {"do": "break", "text": WORDS})

    assert WORDS not in desk.get("/", headers={"host": "harborlight.test"}).content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"text": " "},
        {"text": "x" * 121},
        {"text": WORDS, "until": "2001-01-01T00:00"},
        {"text": WORDS, "until": "2099-01-01T00:00"},
        {"text": WORDS, "story": "99999"},
    ],
)
def test_what_cannot_go_up_is_said_and_what_was_typed_stays(desk: Client, fields: dict[str, str]) -> None:
    answer = desk.post("/desk/now/", {"do": "break", **fields})

    assert answer.status_code == 200
    assert fields["text"].strip() in answer.content.decode()
    assert not Breaking.objects.exists()


def test_one_that_came_down_goes_up_again_in_one_touch(desk: Client) -> None:
    desk.post("/desk/now/", {"do": "break", "text": WORDS})
    desk.post("/desk/now/", {"do": "end"})

    desk.post("/desk/now/", {"do": "again", "bar": Breaking.objects.get().pk})

    assert WORDS in desk.get("/").content.decode()


def test_one_touch_puts_a_story_on_top_and_one_takes_it_back(desk: Client) -> None:
    old = PublishedStoryFactory(headline="The ferry is late", published=MONDAY_NOON - timedelta(days=2))
    PublishedStoryFactory.create_batch(3)

    desk.post("/desk/now/", {"do": "top", "story": old.pk})
    up = desk.get("/").content.decode()
    desk.post("/desk/now/", {"do": "undo", "seen": "1"})
    down = desk.get("/").content.decode()

    assert "The ferry is late" in up[up.index("top-lead") : up.index("top-seconds")]
    assert "The ferry is late" not in down[down.index("top-lead") : down.index("top-seconds")]


def test_a_story_is_led_to_the_switch_from_the_list_and_its_form(desk: Client) -> None:
    story = PublishedStoryFactory()
    way = f"/desk/now/?story={story.pk}"

    assert way in desk.get("/desk/stories/").content.decode()
    assert way in desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()
