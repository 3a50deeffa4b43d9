"""An agency kills a story: readers lose it within two seconds, and the desk signs it off."""

import time
from typing import Any

from playwright.sync_api import Page, expect

from tests.copydesk.ninjs import ninjs
from tests.journeys.judging import judge
from tests.journeys.people import look_until
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import Town

HEADLINE = "Ferry sold to a company in Harborlight"
GUID = "urn:straightwire:2026:ferry-9"
FEEDS = ("/feed.xml", "/topic/county-government/feed.xml", "/news-sitemap.xml")
LISTS = ("/", "/topic/county-government/", "/section/news/", "/search/?q=ferry")
NOTE = "Wrote to the two who asked."


def shows(page: Page, path: str) -> bool:
    """Say whether what is at an address names the story."""
    return HEADLINE in page.request.get(path).text()


def test_a_kill_reaches_every_place_and_is_signed_off(desk: Any, visit: Any, riverbend: Town) -> None:
    words = ("The ferry was sold on Monday, the harbor office said.", "It runs until the end of May as it did before.")
    riverbend.lay_in("straight-wire", "ferry.json", ninjs(1, guid=GUID, headline=HEADLINE, words=words * 2))
    dot = visit()
    dot.goto("/")
    look_until(dot, lambda: dot.get_by_role("link", name=HEADLINE).count() > 0)
    address = str(dot.get_by_role("link", name=HEADLINE).first.get_attribute("href"))
    dot.goto(address)
    expect(dot.locator("h1")).to_have_text(HEADLINE)
    for path in LISTS:
        look_until(dot, lambda path=path: shows(dot, path))

    began = time.perf_counter()
    note = "EDITORS: The ferry was not sold. A kill is mandatory."
    riverbend.lay_in("straight-wire", "kill.json", ninjs(2, guid=GUID, status="canceled", words=(), ednote=note))
    while dot.request.get(address).status != 410:
        assert time.perf_counter() - began < 20, "the page is still there"
        time.sleep(0.05)
    assert not any(shows(dot, path) for path in (*LISTS, *FEEDS))
    print(f"410 and gone from {len(LISTS) + len(FEEDS)} lists after {time.perf_counter() - began:.2f} s.")

    tom = visit(allow=(410,))  # Dot's browser may keep what it has for a minute.
    tom.goto(address)
    expect(tom.locator("main")).to_contain_text("at the request of the agency that sent it")
    expect(tom.locator("main")).not_to_contain_text("Ferry")
    ada = desk("Ada")
    expect(ada.get_by_role("alert").filter(has_text="ordered 1 item away")).to_be_visible()
    ada.get_by_role("link", name="Kills").first.click()
    case = ada.get_by_role("region", name=HEADLINE)
    expect(case).to_contain_text(note)
    expect(case).to_contain_text(address)
    expect(case).to_contain_text("gone for readers")
    found = judge(ada, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    assert [each for each in found if UNDECIDED not in each] == []
    case.get_by_label("What you did beside").fill(NOTE)
    case.get_by_role("button", name="Sign off").click()
    expect(ada.get_by_text("Nothing waits.")).to_be_visible()
    ada.get_by_role("link", name="Signed off").click()
    expect(ada.locator("main")).to_contain_text("Signed off by Ada")
    expect(ada.locator("main")).to_contain_text(NOTE)
