"""An editor arranges the home page by drag, by buttons and without JavaScript; a phone breaks news in ten seconds."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import judge
from tests.journeys.people import look_until
from tests.journeys.test_desk_screens import UNDECIDED
from tests.journeys.town import Town

TAP, KEY = 2.65, 0.2  # Seconds that a hand takes.
LEADS = ".top-lead"
BAR = ".breaking"


@pytest.fixture
def arranged(riverbend: Town) -> Iterator[Town]:
    """Return the town; the front and the bar are afterwards as they were."""
    before = "from newsquare.desk.models import Arrangement as A; print(A.objects.latest('number').number)"
    newest = riverbend.fill(before).strip()
    yield riverbend
    riverbend.fill(
        "from django.utils import timezone\n"
        "from newsquare.accounts.models import User\n"
        "from newsquare.desk.actions import bring_back, end_breaking\n"
        "from newsquare.desk.models import Arrangement\n"
        "ada = User.objects.get(email='ada@riverbend.example')\n"
        "Arrangement.objects.filter(number=None).delete()\n"
        f"version = Arrangement.objects.get(section=None, number={newest})\n"
        "bring_back(version=version, by=ada, now=timezone.now())\n"
        "end_breaking(station=version.station, by=ada, now=timezone.now())\n"
    )


def part(number: int) -> str:
    """Return the headline of one of the many stories that are there."""
    return f"Notes from the council, part {number}"


def find(page: Page, number: int) -> None:
    """Search for a story among those that may be put."""
    page.get_by_label("Words in the headline").fill(part(number))
    page.locator(".front-find").get_by_role("button", name="Search").click()
    expect(page.locator(".front-find li").first).to_contain_text(part(number))


def put_by_button(page: Page, number: int, at: str) -> None:
    """Search for a story and put it into a place with the keyboard."""
    find(page, number)
    page.locator(".front-find").get_by_label("Place").select_option(at)
    page.get_by_role("button", name=f"Put {part(number)}", exact=True).press("Enter")
    expect(page.locator(f"#{at}")).to_contain_text(part(number))


def put_by_drag(page: Page, number: int, at: str) -> None:
    """Search for a story and drag it by its handle onto a place."""
    find(page, number)
    page.locator(f"#{at}").scroll_into_view_if_needed()
    handle = page.locator(".front-find [data-handle]").first.bounding_box()
    place = page.locator(f"#{at}").bounding_box()
    assert handle
    assert place
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(place["x"] + 90, place["y"] + 20, steps=8)
    expect(page.locator(f"#{at}.is-target")).to_be_visible()
    page.mouse.up()
    expect(page.locator(f"#{at}")).to_contain_text(part(number))


def pin(page: Page, at: str) -> None:
    """Pin what stands in a place until tomorrow."""
    row = page.locator(f"#{at}")
    row.locator("summary").click()
    row.get_by_label("Stays here").check()
    row.get_by_label("Until").fill((datetime.now() + timedelta(days=1)).strftime("%Y-%m-%dT18:30"))  # noqa: DTZ005  # As typed.
    row.get_by_role("button", name="Keep").click()
    expect(page.locator(f"#{at} .front-meta").first).to_contain_text("pinned · until")


WAYS = [(put_by_drag, True, 3), (put_by_button, True, 4), (put_by_button, False, 5)]


@pytest.mark.parametrize(("put", "javascript", "number"), WAYS, ids=["drag", "keyboard", "without JavaScript"])
def test_a_story_is_found_put_pinned_previewed_put_live_and_undone(
    desk: Any, visit: Any, arranged: Town, put: Any, javascript: bool, number: int
) -> None:
    page, reader = desk("Ada", javascript=javascript), visit(javascript=False)
    reader.goto("/")
    led = reader.locator(LEADS).inner_text()
    page.goto("/desk/front/")

    put(page, number, "lead-1")
    pin(page, "lead-1")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Preview").click()
    expect(opened.value.locator(LEADS)).to_contain_text(part(number))
    reader.reload()
    assert reader.locator(LEADS).inner_text() == led
    page.get_by_role("button", name="Put live").click()

    expect(page.locator(".messages")).to_contain_text("Live, as version")
    look_until(reader, lambda: part(number) in reader.locator(LEADS).inner_text())
    page.get_by_role("button", name="Undo version").click()
    expect(page.locator(".messages")).to_contain_text("Undone")
    look_until(reader, lambda: part(number) not in reader.locator(LEADS).inner_text())


def test_two_editors_at_one_front_lose_nothing(desk: Any, arranged: Town) -> None:
    ada, eve = desk("Ada"), desk("Eve")
    ada.goto("/desk/front/")
    eve.goto("/desk/front/")
    put_by_button(ada, 3, "lead-1")
    put_by_button(eve, 4, "seconds-1")

    ada.get_by_role("button", name="Put live").click()
    expect(ada.locator(".messages")).to_contain_text("Live, as version")
    eve.get_by_role("button", name="Put live").click()

    expect(eve.locator("main")).to_contain_text("Ada")
    expect(eve.locator("#seconds-1")).to_contain_text(part(4))


def judged(page: Page) -> list[str]:
    """Return what the judges find on a screen of the desk."""
    found = judge(page, within="main", schemes=("light",), widths=(360, 1280))
    return [each for each in found if UNDECIDED not in each]


WORDS = "Levee at Mill Street holds as Pell crest"  # 40 characters.


def changed(folder: Path, since: float) -> list[Path]:
    """Return the baked pages written since a moment."""
    return [file for file in (folder / "press").rglob("*") if file.is_file() and file.stat().st_mtime > since]


def test_from_a_phone_the_bar_is_on_every_page_in_ten_seconds(
    desk: Any, visit: Any, arranged: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    phone, reader = desk("Ada", width=360, touch=True), visit(width=360)
    for path in ("/", arranged.story):
        arranged.server.get(path)
    phone.goto("/desk/now/")
    expect(phone.get_by_label("What happened")).to_be_focused()
    begun, moment = time.perf_counter(), time.time()

    phone.keyboard.insert_text(WORDS)
    phone.keyboard.press("Enter")
    seen = {}
    for path in ("/", arranged.story):
        while WORDS.encode() not in arranged.server.get(path)[1]:
            assert time.perf_counter() < begun + 30, f"{path} does not say it"
        seen[path] = time.perf_counter() - begun

    hand = (len(WORDS) + 1) * KEY
    with capsys.disabled():
        print(f"\nbreaking bar: no tap, 41 keys {hand:.1f} s; machine {seen}")
    assert hand < 10 - 1
    assert len([file for file in changed(arranged.server.folder, moment) if "notes-" in str(file)]) == 0
    expect(phone.locator(".now-bar")).to_contain_text(WORDS)
    reader.goto("/")
    expect(reader.locator(BAR)).to_contain_text(WORDS)
    assert judge(reader, but_not=()) == []
    assert judged(phone) == []
    phone.get_by_role("button", name="Take it down").tap()
    look_until(reader, lambda: reader.locator(BAR).count() == 0)


def test_from_a_phone_one_touch_changes_the_top_story(
    desk: Any, visit: Any, arranged: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = desk("Ada", width=360, touch=True)
    phone.goto("/desk/now/")
    choice = phone.locator(".now-stories button").nth(1)
    headline = choice.locator("b").inner_text()
    begun = time.perf_counter()

    choice.tap()
    while (
        headline.encode() not in arranged.server.get("/")[1].partition(b'class="top-lead"')[2].partition(b"top-sec")[0]
    ):
        assert time.perf_counter() < begun + 30, "the home page does not lead with it"

    with capsys.disabled():
        print(f"\ntop story: one tap {TAP} s; machine {time.perf_counter() - begun:.2f} s")
    expect(phone.locator(".messages")).to_contain_text("leads the home page")
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.locator(".messages")).to_contain_text("Undone")
