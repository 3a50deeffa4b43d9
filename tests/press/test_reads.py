"""Reads are counted by story and day, and nothing of the reader is kept."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsquare.press import actions
from newsquare.press.front import Front
from newsquare.press.models import MostRead, Reads, Touch
from newsquare.press.queries import numbers, read_most
from newsquare.press.reads import Reads as Counting
from newsquare.press.rules import STAFF_MARK
from newsquare.press.store import Store, make_page
from newsquare.stories.actions import unpublish
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON

MONDAY = date(2026, 3, 2)
PATH = "/2026/03/bridge/"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class House:
    """A front with one baked story, and the counts that it hands on."""

    def __init__(self, folder: Path) -> None:
        store = Store(folder / "press")
        store.settle_hosts({"testserver": 1})
        for path, status in ((PATH, 200), ("/2026/03/gone/", 410), ("/", 200)):
            store.put(1, make_page(path=path, status=status, headers=[], body=b"x", until=None))
        self.counted: dict[str, int] = {}
        self.reads = Counting(self.keep, every=3600)
        self.front = Front(self.inner, folder / "press", reads=self.reads)

    def keep(self, counts: Mapping[str, int]) -> None:
        self.counted = {name: self.counted.get(name, 0) + count for name, count in counts.items()}

    def inner(self, environ: Any, start_response: Any) -> list[bytes]:
        start_response("404 Not Found" if "nowhere" in environ["PATH_INFO"] else "200 OK", [])
        return [b"x"]

    def after(
        self, path: str = PATH, *, method: str = "GET", query: str = "", agent: str = BROWSER, **more: str
    ) -> int:
        """Ask once, and return how many reads of the path were counted."""
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"}
        asked = self.front(environ | {"HTTP_USER_AGENT": agent} | more, lambda *_: None)
        b"".join(asked)
        self.reads.hand_on()
        return self.counted.get(f"testserver{path}", 0)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_reader_is_counted_on_a_baked_page_and_on_one_that_is_baked_now(house: House) -> None:
    assert house.after() == 1
    assert house.after("/2026/03/fresh/") == 1
    assert house.after("/2026/03/fresh/", query="fbclid=x") == 2


@pytest.mark.parametrize(
    "how",
    [
        {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"agent": "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140 Safari/537.36"},
        {"agent": "curl/8.5.0"},
        {"agent": ""},
        {"method": "HEAD"},
        {"HTTP_IF_NONE_MATCH": '"abc"'},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_COOKIE": f"a=b; {STAFF_MARK}=1"},
    ],
)
def test_who_is_no_reader_is_not_counted(house: House, how: dict[str, Any]) -> None:
    assert house.after(**how) == 0
    assert house.after("/2026/03/fresh/", **how) == 0


@pytest.mark.parametrize("path", ["/", "/2026/03/gone/", "/2026/03/nowhere/", "/topic/schools/"])
def test_only_stories_that_were_shown_are_counted(house: House, path: str) -> None:
    assert house.after(path) == 0


def test_what_could_not_be_kept_is_handed_on_later(house: House) -> None:
    def away(_counts: Mapping[str, int]) -> None:
        raise OSError

    house.reads._keep = away
    house.after()
    house.reads._keep = house.keep

    assert house.after() == 2


def test_a_thread_hands_on_by_itself_and_ends_when_nobody_reads() -> None:
    told: list[Mapping[str, int]] = []
    reads = Counting(told.append, every=0.01)

    for _ in range(100):
        reads.see("a/b/")
    wait(lambda: not reads._awake)

    assert sum(sum(counts.values()) for counts in told) == 100


def wait(holds: Any) -> None:
    from threading import Event

    for _ in range(500):
        if holds():
            return
        Event().wait(0.01)
    raise AssertionError


@pytest.fixture
def stories(db: None) -> Iterator[list[Story]]:
    return PublishedStoryFactory.create_batch(7)


def read(counts: dict[Story, int], now: Any = MONDAY_NOON) -> None:
    actions.count_reads(seen={f"testserver{story.path}": count for story, count in counts.items()}, now=now)


def test_counts_are_added_up_by_story_and_by_day_of_the_station(stories: list[Story]) -> None:
    late = MONDAY_NOON + timedelta(hours=11)  # Eleven at night in Chicago: already Tuesday elsewhere.
    read({stories[0]: 2, stories[1]: 1})
    read({stories[0]: 3}, late)
    read({stories[0]: 1}, late + timedelta(hours=1))

    found = Reads.objects.filter(story=stories[0]).order_by("day").values_list("day", "count")
    assert list(found) == [(MONDAY, 5), (MONDAY + timedelta(days=1), 1)]


@pytest.mark.django_db
def test_an_address_of_nobodys_is_not_counted() -> None:
    StationFactory()
    actions.count_reads(seen={"testserver/2026/03/x/": 1, "elsewhere/2026/03/x/": 1, "": 1}, now=MONDAY_NOON)

    assert not Reads.objects.exists()


def test_what_is_handed_on_again_after_a_failure_is_counted_once(stories: list[Story]) -> None:
    other = PublishedStoryFactory(station=StationFactory(slug="delta", host="delta.example"))
    seen = {f"testserver{stories[0].path}": 1, f"delta.example{other.path}": 2**70}

    with pytest.raises(Exception, match=r"too large|out of range"):
        actions.count_reads(seen=seen, now=MONDAY_NOON)

    assert not Reads.objects.exists()


def test_one_table_holds_what_is_kept_and_nothing_of_a_reader(stories: list[Story]) -> None:
    assert {field.name for field in Reads._meta.get_fields()} == {"id", "station", "story", "day", "count"}


def test_the_list_is_of_today_once_enough_was_read_and_of_the_week_before(stories: list[Story]) -> None:
    station = stories[0].station
    read(dict.fromkeys(stories, 30), MONDAY_NOON - timedelta(days=2))
    read({stories[0]: 40, stories[1]: 50})

    actions.settle_most_read(station=station, now=MONDAY_NOON)
    week = MostRead.objects.get()
    read({story: 10 + number for number, story in enumerate(stories)})
    actions.settle_most_read(station=station, now=MONDAY_NOON)
    today = MostRead.objects.get()

    assert (week.days, week.stories[:2]) == (7, [stories[1].pk, stories[0].pk])
    assert (today.days, today.stories[:2]) == (1, [stories[1].pk, stories[0].pk])


def test_the_home_page_is_baked_again_only_when_the_list_changed(stories: list[Story]) -> None:
    station = stories[0].station
    read(dict.fromkeys(stories, 20))
    actions.settle_most_read(station=station, now=MONDAY_NOON)
    Touch.objects.all().delete()

    read(dict.fromkeys(stories, 20))
    actions.settle_most_read(station=station, now=MONDAY_NOON)
    assert not Touch.objects.exists()

    read({stories[0]: 1})
    actions.settle_most_read(station=station, now=MONDAY_NOON)
    assert Touch.objects.get().tags == [f"read:{station.pk}"]


def test_what_was_withdrawn_is_in_no_list(stories: list[Story]) -> None:
    read(dict.fromkeys(stories, 20))
    unpublish(story=stories[0], now=MONDAY_NOON)

    assert stories[0].pk not in dict(read_most(stories[0].station, MONDAY_NOON, days=1, limit=10))


def test_the_numbers_of_a_story_are_of_today_yesterday_and_seven_days(stories: list[Story]) -> None:
    for days, count in ((0, 1), (1, 2), (6, 4), (7, 100)):
        read({stories[0]: count}, MONDAY_NOON - timedelta(days=days))

    (row,) = numbers(stories[0].station, MONDAY_NOON, limit=10)

    assert (row["today"], row["yesterday"], row["week"]) == (1, 2, 7)


def test_counts_are_forgotten_after_thirteen_months(stories: list[Story]) -> None:
    read({stories[0]: 1}, MONDAY_NOON - timedelta(days=400))
    read({stories[0]: 1}, MONDAY_NOON - timedelta(days=401))

    actions.forget_old_reads(now=MONDAY_NOON)

    assert Reads.objects.get().day == MONDAY - timedelta(days=400)
