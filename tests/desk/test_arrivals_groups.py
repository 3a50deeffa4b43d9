"""Several sources, one event: what the desk says of it, in the list, on the item and before it is taken twice."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.accounts.models import User
from newsquare.copydesk.actions import take
from newsquare.stations.models import Station
from newsquare.stories.actions import publish
from newsquare.stories.models import Story
from newsquare.wire.models import WireItem
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.wire.grouped import group_all, store
from tests.wire.labelled import Sample, labelled

pytestmark = pytest.mark.django_db

SET = labelled()
LEVEE = next(sample for sample in SET if sample.guid.startswith("levee-grant-lakes-plains"))
TRIMMED = next(sample for sample in SET if sample.guid.startswith("levee-grant-station-a"))
LOCAL = next(sample for sample in SET if sample.guid.startswith("levee-grant-station-b"))
FERRY = next(sample for sample in SET if sample.guid.startswith("ferry-lock-lakes-plains"))


@pytest.fixture
def arrived(desk: Client) -> dict[str, WireItem]:
    """Return a story of the wire, two copies of it and something else, each a minute after the other."""
    items = {}
    for minute, sample in enumerate((LEVEE, TRIMMED, LOCAL, FERRY)):
        items[sample.guid] = store(Station.objects.get(), sample, MONDAY_NOON + timedelta(minutes=minute - 10))
    group_all(MONDAY_NOON)
    return items


def page(client: Client, address: str = "/desk/arrivals/") -> str:
    """Return a page as it reads on Monday noon, on one line."""
    with time_machine.travel(MONDAY_NOON, tick=False):
        return " ".join(client.get(address).content.decode().split())


def address(item: WireItem, more: str = "") -> str:
    """Return the address of an item."""
    return f"/desk/arrivals/{item.pk}/{more}"


def test_a_group_is_one_row_that_names_how_many_sources_and_origins_and_unfolds(
    desk: Client, arrived: dict[str, WireItem]
) -> None:
    text = page(desk)

    assert text.count("data-item=") == 2
    assert f'id="item-{arrived[LOCAL.guid].pk}"' in text
    assert "3 sources, one origin" in text
    assert {address(arrived[guid]) in text for guid in (LEVEE.guid, TRIMMED.guid)} == {True}


def test_a_narrowed_list_folds_what_it_shows_and_hides_nothing_for_it(desk: Client, arrived: Any) -> None:
    assert f'id="item-{arrived[LEVEE.guid].pk}"' in page(desk, "/desk/arrivals/?source=lakes-plains")
    assert page(desk, "/desk/arrivals/?source=station-a").count("data-item=") == 1


def test_an_item_says_what_else_there_is_of_its_event(desk: Client, arrived: dict[str, WireItem]) -> None:
    text = page(desk, address(arrived[LEVEE.guid]))

    assert "The same event" in text
    assert address(arrived[LEVEE.guid], f"beside/{arrived[LOCAL.guid].pk}/") in text
    assert "The same event" not in page(desk, address(arrived[FERRY.guid]))


def test_side_by_side_marks_what_only_one_of_them_has(desk: Client, arrived: dict[str, WireItem]) -> None:
    text = page(desk, address(arrived[LEVEE.guid], f"beside/{arrived[LOCAL.guid].pk}/"))

    only = [part.split("</p>")[0] for part in text.split('class="arrivals-only">')[1:]]
    assert any("city desk of Channel 9" in part for part in only)
    assert len(only) == 2
    assert "0 paragraphs only here" in text


def test_a_later_lead_under_another_id_looks_like_a_newer_version(desk: Client, arrived: Any) -> None:
    later = Sample(**(vars(LEVEE) | {"guid": "ld-2", "headline": "State to pay for half, 2nd Ld"}))
    item = store(Station.objects.get(), later, MONDAY_NOON)
    group_all(MONDAY_NOON)

    assert "looks like a newer version" in page(desk)
    assert f"This looks like a newer version of “{LEVEE.headline}”" in page(desk, address(item))


def test_taking_what_we_have_already_is_asked_once_more_with_the_way_to_our_story(
    desk: Client, arrived: dict[str, WireItem]
) -> None:
    story = take(item=arrived[LEVEE.guid], by=User.objects.get(), now=MONDAY_NOON)
    twin = arrived[TRIMMED.guid]

    warned = desk.post(address(twin, "do/"), {"do": "take"}).content.decode()

    assert "You already have this" in warned
    assert f"/desk/stories/edit/{story.pk}/" in warned
    assert Story.objects.count() == 1
    desk.post(address(twin, "do/"), {"do": "take", "anyway": "1"})
    assert Story.objects.count() == 2


def test_publishing_as_it_is_asks_the_same(desk: Client, arrived: dict[str, WireItem]) -> None:
    take(item=arrived[LEVEE.guid], by=User.objects.get(), now=MONDAY_NOON)

    warned = desk.post(address(arrived[LOCAL.guid], "do/"), {"do": "publish"}).content.decode()

    assert "Publish this one as well" in warned
    assert Story.objects.count() == 1


def test_what_another_source_runs_already_is_told(desk: Client, arrived: dict[str, WireItem]) -> None:
    story = take(item=arrived[LEVEE.guid], by=User.objects.get(), now=MONDAY_NOON)
    assert "you already have this" in page(desk)
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()

    assert f'<a href="{story.path}">already running</a>' in page(desk)


def test_a_story_of_our_own_writing_under_such_a_headline_is_perhaps_the_same(desk: Client, arrived: Any) -> None:
    station = Station.objects.get()
    ours = PublishedStoryFactory(station=station, headline="Ferry runs again: lock gate mended", slug="ferry")
    PublishedStoryFactory(station=station, headline="Council hears of a lock", slug="lock")

    text = page(desk)

    assert f'perhaps running: <a href="{ours.path}">' in text
    assert text.count("perhaps running") == 1


def test_the_list_costs_the_same_number_of_queries_with_many_groups(
    desk: Client, arrived: Any, django_assert_max_num_queries: Any
) -> None:
    for minute, sample in enumerate(SET[:60]):
        store(Station.objects.get(), sample, MONDAY_NOON - timedelta(minutes=minute))
    group_all(MONDAY_NOON)
    page(desk)

    with django_assert_max_num_queries(38):
        assert page(desk).count("sources, ") >= 8
