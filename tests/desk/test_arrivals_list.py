"""The arrivals list: what it says of an item, how it is narrowed and remembered, what is new, and who watches what."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.accounts.models import User
from newsquare.copydesk.actions import take
from newsquare.stories.actions import publish
from newsquare.wire.actions import receive
from newsquare.wire.models import Card, ItemState, WireItem
from tests.cast import StationFactory, ben
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, feed, source

pytestmark = pytest.mark.django_db

LEVEE, LOCK = "State pays for half of levee", "Lock gate closed until Friday"
PHOTO = (
    '<media:content url="a.jpg" medium="image" type="image/jpeg" width="1600" height="900">'
    "<media:credit>Pool</media:credit></media:content>"
)


@pytest.fixture
def two(desk: Client) -> dict[str, WireItem]:
    """Return two items that wait: the levee, an hour old, with a picture; the lock, new and without."""
    wire = source("desk")
    earlier = MONDAY_NOON - timedelta(hours=5)
    receive(source=wire, raw=feed("a-1", LEVEE, extra=PHOTO), name="a.xml", now=earlier)
    receive(source=wire, raw=feed("a-2", LOCK, "<p>The lock is closed.</p>"), name="b.xml", now=MONDAY_NOON)
    return {"levee": WireItem.objects.get(key="a-1"), "lock": WireItem.objects.get(key="a-2")}


def page(client: Client, query: str = "") -> str:
    """Return the list as it reads on Monday noon."""
    with time_machine.travel(MONDAY_NOON, tick=False):
        return client.get(f"/desk/arrivals/{query}").content.decode()


def shown(client: Client, query: str = "") -> set[str]:
    """Return which of the two headlines the list shows."""
    text = page(client, query)
    return {headline for headline in (LEVEE, LOCK) if f"data-open>{headline}" in text}


def test_a_card_is_written_with_each_version(two: dict[str, WireItem]) -> None:
    wire = two["levee"].source

    receive(source=wire, raw=feed("a-1", LEVEE, BODY + BODY), name="c.xml", now=MONDAY_NOON)

    card = Card.objects.get(item=two["levee"])
    assert (card.words, card.pictures, card.version.number) == (2 * len(PLAIN.split()), 0, 2)


PLAIN = (
    "The state will pay for half of the new levee, the governor said on Monday on a visit to the river towns. "
    "“We were late, and we know it,” she said. The rest is to come from the county and from a federal grant."
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?state=waiting", {LEVEE, LOCK}),
        ("?state=all", {LEVEE, LOCK}),
        ("?state=spiked", set()),
        ("?source=state-wire", {LEVEE, LOCK}),
        ("?source=other", set()),
        ("?pictures=1", {LEVEE}),
        ("?hours=3", {LOCK}),
        ("?q=half+levee", {LEVEE}),
        ("?q=nothing", set()),
        ("?watched=1", set()),
        ("?urgency=3", set()),
        ("?state=nonsense&urgency=999999999999999999999&hours=x", {LEVEE, LOCK}),
    ],
)
def test_the_list_is_narrowed(desk: Client, two: Any, query: str, expected: set[str]) -> None:
    assert shown(desk, query) == expected


def test_urgent_copy_is_found_by_its_urgency(desk: Client, two: dict[str, WireItem]) -> None:
    Card.objects.filter(item=two["lock"]).update(urgency=2)

    assert shown(desk, "?urgency=3") == {LOCK}


def test_a_choice_is_remembered_for_the_person_and_for_nobody_else(desk: Client, two: Any, client: Client) -> None:
    page(desk, "?pictures=1")

    assert shown(desk) == {LEVEE}
    other = Client()
    other.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")
    assert shown(other) == {LEVEE, LOCK}
    page(desk, "?state=waiting")
    assert shown(desk) == {LEVEE, LOCK}


def test_what_came_and_changed_since_the_list_was_opened_is_told_in_words(
    desk: Client, two: dict[str, WireItem]
) -> None:
    wire = two["levee"].source
    newest = WireItem.objects.order_by("-latest").values_list("latest", flat=True)[0]
    address = f"/desk/arrivals/fresh/?state=waiting&after={newest}"

    before = desk.get(address).json()
    later = MONDAY_NOON + timedelta(minutes=1)
    receive(source=wire, raw=feed("a-3", "A third"), name="c.xml", now=later)
    receive(source=wire, raw=feed("a-1", f"{LEVEE}, says governor"), name="d.xml", now=later)

    assert before == {"said": ""}
    assert desk.get(address).json() == {"said": "1 new, 1 changed"}
    assert desk.get(f"{address}&pictures=1").json() == {"said": ""}
    assert desk.get("/desk/arrivals/fresh/?after=garbled").status_code == 200


def test_what_is_already_running_is_told_with_a_link_to_it(desk: Client, two: dict[str, WireItem]) -> None:
    story = take(item=two["levee"], by=User.objects.get(), now=MONDAY_NOON)
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()

    text = page(desk, "?state=taken")

    assert f'<a href="{story.path}">already running</a>' in text
    assert "already running" not in page(desk, "?state=waiting")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"pubstatus": "canceled"}, "killed by its agency"),
        ({"pubstatus": "withheld"}, "withheld by its agency"),
        ({"embargo_utc": "2026-03-03T00:00:00Z"}, "embargo until 2 Mar, 18:00"),
    ],
)
def test_what_must_be_known_before_use_stands_in_the_list(
    desk: Client, two: dict[str, WireItem], facts: dict[str, str], words: str
) -> None:
    version = two["levee"].latest
    assert version is not None
    version.data = version.data | facts
    version.save(update_fields=["data"])

    assert words in page(desk)


def test_a_watched_item_tells_its_watcher_when_it_changes_until_they_have_seen_it(
    desk: Client, two: dict[str, WireItem]
) -> None:
    item = two["levee"]
    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "watch"})
    assert "has changed" not in page(desk)

    receive(source=item.source, raw=feed("a-1", "State pays for all of levee"), name="c.xml", now=MONDAY_NOON)

    assert "What you watch has changed" in page(desk)
    assert "watched: changed" in page(desk)
    assert "State pays for all of levee" in desk.get("/desk/").content.decode()
    desk.get(f"/desk/arrivals/{item.pk}/preview/")
    assert "has changed" not in page(desk)
    assert "has changed" not in desk.get("/desk/").content.decode()
    desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "unwatch"})
    assert page(desk, "?watched=1").count("data-item=") == 0


def test_a_spike_can_be_undone_for_a_minute_where_one_stands(desk: Client, two: dict[str, WireItem]) -> None:
    address = f"/desk/arrivals/{two['lock'].pk}/do/"
    with time_machine.travel(MONDAY_NOON, tick=False):
        answer = desk.post(address, {"do": "spike"}, headers={"accept": "application/json"})

    assert answer.json() == {"said": f"“{LOCK}” was spiked."}
    assert f"“{LOCK}” was spiked." in page(desk)
    with time_machine.travel(MONDAY_NOON + timedelta(seconds=61), tick=False):
        assert "was spiked" not in desk.get("/desk/arrivals/").content.decode()
    desk.post(address, {"do": "unspike"})
    assert "was spiked" not in page(desk)
    assert WireItem.objects.get(key="a-2").state == ItemState.ARRIVED


def test_two_versions_of_an_item_are_told_apart_word_by_word(desk: Client, two: dict[str, WireItem]) -> None:
    item, body = two["levee"], BODY.replace("half of the new levee", "two thirds of the new levee")
    receive(source=item.source, raw=feed("a-1", LEVEE, body), name="c.xml", now=MONDAY_NOON)

    text = desk.get(f"/desk/arrivals/{item.pk}/1/2/").content.decode()

    assert "<del>half</del>" in text
    assert "<ins>two thirds</ins>" in text
    assert "what changed since version 1" in desk.get(f"/desk/arrivals/{item.pk}/").content.decode()
    assert desk.get(f"/desk/arrivals/{item.pk}/1/3/").status_code == 404


def test_an_item_says_who_took_and_who_published_what_of_it(desk: Client, two: dict[str, WireItem]) -> None:
    ada = User.objects.get()
    story = take(item=two["levee"], by=ada, now=MONDAY_NOON)
    publish(story=story, by=ada, now=MONDAY_NOON)

    text = " ".join(desk.get(f"/desk/arrivals/{two['levee'].pk}/").content.decode().split())

    assert "<b>Taken</b> by Ada" in text
    assert "<b>Our version 1</b> published by Ada" in text


def test_the_list_costs_the_same_number_of_queries_however_long_it_is(
    desk: Client, two: dict[str, WireItem], django_assert_max_num_queries: Any
) -> None:
    wire, ada = two["levee"].source, User.objects.get()
    for number in range(12):
        receive(source=wire, raw=feed(f"b-{number}", f"Item {number}"), name=f"{number}.xml", now=MONDAY_NOON)
    for item in WireItem.objects.order_by("pk")[:5]:
        publish(story=take(item=item, by=ada, now=MONDAY_NOON), by=ada, now=MONDAY_NOON)
    page(desk, "?state=all")

    with django_assert_max_num_queries(34):
        assert page(desk).count("data-item=") == 14


def test_a_preview_and_versions_of_another_stations_item_are_not_there(desk: Client) -> None:
    receive(
        source=source("desk", station=StationFactory(slug="harborlight")), raw=feed(), name="a.xml", now=MONDAY_NOON
    )
    item = WireItem.objects.get()

    assert desk.get(f"/desk/arrivals/{item.pk}/preview/").status_code == 404
    assert desk.get(f"/desk/arrivals/{item.pk}/1/1/").status_code == 404
    assert desk.post(f"/desk/arrivals/{item.pk}/do/", {"do": "watch"}).status_code == 404
