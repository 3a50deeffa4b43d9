"""The wire desk by keys: narrow, read beside the list, take, spike and undo, watch; what is new is told; the judges."""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import judge
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import Town

LIST = "/desk/arrivals/?state=waiting&q=Journey"
TOLD = "[data-told]"
HERE = "tr.is-here"


@pytest.fixture(autouse=True)
def _as_it_was(riverbend: Town) -> Iterator[None]:
    """Leave nobody a narrowed list."""
    yield
    riverbend.fill("from newsquare.desk.models import Narrowing; Narrowing.objects.all().delete()")


FILL = """
from datetime import timedelta
from django.utils import timezone
from newsquare.stations.models import Station
from newsquare.wire.actions import compare_what_came
from newsquare.wire.models import Source, WireItem
from newsquare.copydesk.actions import take
from tests.wire.grouped import store
from tests.wire.labelled import Sample

station, now = Station.objects.get(), timezone.now()
WIRE, TWIN = "state-wire", "straight-wire"
LONG = ("GARNET — The gauge at {0} Landing read {1} feet on Monday, {2} more than in the spring of 1986.",
        "Pell {0}, who keeps it, said the wire had been wet for {1} days and the ink for {2}.")

def told(turn, name, number, source=WIRE, more=()):
    text = tuple(part.format(name, number, number + 3) for part in LONG)
    return Sample(source, f"journey-{turn}-{name}-{source}", "", f"Journey {turn}: {name} gauge", text + more, "", "")

def lay(turn, minutes, *samples):
    return [store(station, one, now - timedelta(minutes=minutes - n)) for n, one in enumerate(samples)]
"""
THREE = (
    FILL
    + """
turn = "{turn}"
lay(turn, 9, told(turn, "Alder", 12), told(turn, "Birch", 31), told(turn, "Cedar", 57))
"""
)
GROUP = (
    FILL
    + """
turn = "{turn}"
twin = told(turn, "Osier", 76, TWIN, ("Only here stands a word on it.",))
first, second = lay(turn, 5, told(turn, "Osier", 76), twin)
compare_what_came(now=now)
story = take(item=first, by=None, now=now)
print(f"story={story.pk}")
"""
)


@pytest.fixture
def turn(request: Any, riverbend: Town) -> str:
    """Return a word that this journey's items have in their headlines; three of them wait."""
    word = f"T{crc32(request.node.name.encode()) % 100_000}"
    riverbend.fill(THREE.replace("{turn}", word))
    return word


def listed(page: Page, turn: str) -> Page:
    """Open the list of a journey's own items."""
    page.goto(f"/desk/arrivals/?state=waiting&q={turn}")
    expect(page.locator("[data-hint]")).to_be_visible()
    return page


def headlines(page: Page) -> list[str]:
    """Return what stands in the list."""
    return page.locator("[data-open]").all_inner_texts()


def test_by_keys_an_editor_reads_beside_the_list_and_takes(desk: Any, turn: str) -> None:
    page = listed(desk("Ada"), turn)
    newest = headlines(page)[0]

    page.keyboard.press("j")
    expect(page.locator(HERE)).to_contain_text(newest)
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator("[data-preview] h2[tabindex]")).to_be_focused()
    expect(page.locator("[data-preview]")).to_contain_text("Birch Landing")
    expect(page.locator("[data-preview]")).to_contain_text("Version 1")
    page.keyboard.press("j")
    expect(page.locator("[data-preview]")).to_contain_text("Alder Landing")
    expect(page.locator(TOLD)).to_contain_text("Alder gauge")
    page.keyboard.press("Escape")
    expect(page.locator("[data-preview]")).to_be_hidden()
    expect(page.locator(f"{HERE} [data-open]")).to_be_focused()
    page.keyboard.press("t")
    page.wait_for_url("**/desk/stories/edit/*/")
    expect(page.locator("[name=headline]")).to_have_value(f"Journey {turn}: Alder gauge")


def test_a_spike_leaves_the_list_where_it_is_and_can_be_undone(desk: Any, turn: str) -> None:
    page = listed(desk("Ada"), turn)
    page.keyboard.press("j")
    page.keyboard.press("j")
    below = page.locator("[data-item]").nth(2).bounding_box()

    page.keyboard.press("s")
    expect(page.locator(TOLD)).to_contain_text("was spiked")
    expect(page.locator(f"{HERE} [data-open]")).to_be_focused()
    expect(page.locator("[data-item]")).to_have_count(2)
    after = page.locator("[data-item]").nth(1).bounding_box()
    assert below is not None
    assert after is not None
    assert after["y"] <= below["y"]

    page.keyboard.press("u")
    expect(page.locator(TOLD)).to_contain_text("waits again")
    expect(page.locator("[data-item]")).to_have_count(3)
    page.reload()
    expect(page.locator("[data-item]")).to_have_count(3)


def test_what_comes_is_told_and_moves_nothing(desk: Any, riverbend: Town, turn: str) -> None:
    page = listed(desk("Ada"), turn)
    page.keyboard.press("j")
    page.keyboard.press("w")
    expect(page.locator(TOLD)).to_contain_text("You are told when")
    expect(page.locator(f"{HERE} [data-watched]")).to_have_text("watched")

    riverbend.fill(FILL + f"lay('{turn}', 0, told('{turn}', 'Larch', 64), told('{turn}', 'Cedar', 58))")
    fresh = page.get_by_role("link", name="1 new, 1 changed, 1 that you watch changed: look again")
    expect(fresh).to_be_visible(timeout=20_000)
    expect(page.locator(TOLD)).to_contain_text("1 new")
    assert len(headlines(page)) == 3
    fresh.click()

    expect(page.locator("[data-item]")).to_have_count(4)
    expect(page.get_by_role("heading", name="What you watch has changed")).to_be_visible()
    page.get_by_role("link", name=f"Journey {turn}: Cedar gauge").first.click()


def test_copy_of_which_we_have_a_story_is_taken_only_after_a_word(desk: Any, riverbend: Town, turn: str) -> None:
    known = dict(pair.split("=") for pair in riverbend.fill(GROUP.replace("{turn}", turn)).split())
    page = desk("Ada")
    page.goto(f"/desk/arrivals/?state=waiting&q={turn}+Osier")
    page.locator("[data-hint]").wait_for()

    expect(page.locator("[data-item]")).to_contain_text("2 sources, one origin")
    page.keyboard.press("j")
    page.keyboard.press("g")
    page.get_by_role("link", name="side by side").click()
    expect(page.locator(".arrivals-only")).to_contain_text("Only here stands a word on it.")
    found = judge(page, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("t")
    expect(page.get_by_role("heading", name="You already have this")).to_be_visible()
    found += judge(page, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    expect(page.get_by_role("link", name="Open our story")).to_have_attribute(
        "href", f"/desk/stories/edit/{known['story']}/"
    )
    page.get_by_role("button", name="Take this one as well").click()
    page.wait_for_url("**/desk/stories/edit/*/")

    assert [each for each in found if UNDECIDED not in each] == []


def test_all_of_it_works_without_javascript(desk: Any, turn: str) -> None:
    page = desk("Ada", javascript=False)
    page.goto(LIST)
    page.fill("[name=q]", f"{turn} Birch")
    page.get_by_role("search").get_by_role("button", name="Show").click()
    expect(page.locator("[data-item]")).to_have_count(1)

    page.get_by_role("button", name="Spike").click()
    expect(page.locator("[data-item]")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-item]")).to_have_count(1)
    page.get_by_role("link", name="Look again").click()
    page.locator("[data-open]").click()
    page.get_by_role("button", name="Watch").click()
    expect(page.get_by_role("button", name="Watch no more")).to_be_visible()
    page.get_by_role("button", name="Take into").or_(page.get_by_role("button", name="Take")).first.click()
    page.wait_for_url("**/desk/stories/edit/*/")


def test_the_list_with_something_beside_it_satisfies_the_judges(desk: Any, turn: str) -> None:
    page = listed(desk("Ada"), turn)
    found = judge(page, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator("[data-preview] h2[tabindex]")).to_be_focused()
    found += judge(page, within="main", but_not=NOT_OURS, schemes=("light", "dark"), widths=(1280,))
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator("[data-gone]")).to_be_visible()
    found += judge(page, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))

    assert [each for each in found if UNDECIDED not in each] == []
