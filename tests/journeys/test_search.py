"""A reader finds a story that is not new any more, without scripts, on a phone; and by its reporter and its day."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import cookies
from tests.journeys.town import Town

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("javascript", "width"), [(False, 360), (True, 1280)], ids=["no js, phone", "js, desk"])
def test_a_reader_searches_and_finds(visit: Any, riverbend: Town, javascript: bool, width: int) -> None:
    dot = visit(javascript=javascript, width=width)
    dot.goto("/")

    if width < 704:
        dot.get_by_role("banner").get_by_role("link", name="Search").click()
        dot.get_by_label("Search all stories").fill("“notes from the council” part -12")
        dot.get_by_role("main").get_by_role("button", name="Search").click()
    else:
        dot.get_by_label("Search all stories").fill("“notes from the council” part -12")
        dot.keyboard.press("Enter")
    expect(dot.locator("main")).to_contain_text("23 stories")
    pages = [dot.url]
    dot.get_by_role("link", name="Newest first").click()
    expect(dot.locator("main article").first).to_contain_text("Notes from the council, part 1")
    dot.get_by_role("link", name="Next page").click()
    expect(dot.locator("main article")).to_have_count(3)

    field = dot.locator("#search-words")
    field.fill("detours of bridges that close topic:nowhere")
    field.press("Enter")
    expect(dot.locator("main")).to_contain_text("There is no topic “nowhere” here.")
    pages.append(dot.url)
    field.fill('"Front Street Bridge"')
    field.press("Enter")
    dot.get_by_role("link", name="Front Street bridge closes for a year").click()
    expect(dot.locator("h1")).to_have_text("Front Street bridge closes for a year")
    assert cookies(dot) == []
    judged = visit(width=width)  # axe is a script.
    for page in pages:
        judged.goto(page)
        assert judge(judged, widths=(width,)) == []


def test_days_and_months_lead_on(visit: Any, riverbend: Town) -> None:
    dot = visit(width=360)
    dot.goto("/search/")

    dot.get_by_role("link", name="Look through the archive").click()
    dot.locator(".days h2 a").first.click()
    assert judge(dot, widths=(360, 1280)) == []
    dot.get_by_role("navigation", name="Earlier and later").get_by_role("link").first.click()
    expect(dot.locator("main article")).not_to_have_count(0)
    dot.locator("main .kicker a").first.click()
    assert judge(dot, widths=(360, 1280)) == []
