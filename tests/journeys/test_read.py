"""Dot reads: from home to a story and on, with hands on the keyboard, with and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.judging import WIDTHS, judge
from tests.journeys.people import cookies
from tests.journeys.town import Town

PAGES = {
    "home": "/",
    "story": "{story}",
    "topic": "/topic/county-government/",
    "older": "/topic/county-government/2/",
    "section": "/section/river/",
    "guidelines": "/guidelines/",
    "about": "/about/",
    "nowhere": "/nowhere/",
    "withdrawn": "{withdrawn}",
    "sign in": "/sign-in/",
    "staff sign in": "/sign-in/password/",
    "follow": "/follow/topic/schools/",
    "story idea": "/story-idea/",
    "idea has come": "/story-idea/thanks/",
    "answer": "/comments/{comment}/reply/",
    "report": "/comments/{comment}/report/",
    "search": "/search/",
    "found": "/search/?q=front+street+bridge&order=newest",
    "not found": "/search/?q=submarine+topic%3Anowhere",
    "author": "/author/ben-ortiz/",
    "month": "{month}",
    "day": "{day}",
    "corrections": "/corrections/",
    "versions": "{story}versions/",
    "version": "{story}versions/1/",
    "changes": "{story}versions/1/2/",
    "video": "{film}",
    "watch": "{watch}",
    "live": "/live/",
}
NEWS = {"home", "story", "topic", "found", "corrections", "changes"}
ACTING = {"sign in", "staff sign in", "report"}  # Who is here has begun to do something: a cookie may come.


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


@pytest.mark.parametrize("name", PAGES)
def test_each_page_satisfies_the_judges_and_asks_nobody_else(visit: Any, riverbend: Town, name: str) -> None:
    dot = visit(allow=(404, 410))

    dot.goto(PAGES[name].format(**riverbend.known))

    assert dot.locator("h1").count() == 1
    if name not in ACTING:
        assert cookies(dot) == []
    assert judge(dot, widths=WIDTHS if name in NEWS else (320, 1280)) == []


BAR = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from newsquare.accounts.models import User
from newsquare.desk.actions import put_up_breaking
from newsquare.stories.models import Story
story, now = Story.objects.filter(public__isnull=False).latest("pk"), timezone.now()
put_up_breaking(station=story.station, text="The levee road is closed", story=story, until=now + timedelta(hours=1),
                by=User.objects.get(email="ada@riverbend.example"), now=now)
"""


def test_home_shows_what_is_live_what_broke_what_is_paid_for_and_what_was_read(visit: Any, riverbend: Town) -> None:
    riverbend.fill(BAR)  # Other walks take the bar down.
    dot = visit(javascript=False, width=360)

    dot.goto("/")

    expect(dot.get_by_role("link", name="The council meets")).to_be_visible()
    expect(dot.get_by_role("link", name="The levee road is closed")).to_be_visible()
    expect(dot.get_by_text("Advertisement")).to_be_visible()
    expect(dot.get_by_role("heading", name="Most read")).to_be_visible()
    dot.get_by_role("link", name="The council meets").click()
    expect(dot.get_by_role("link", name="Play from youtube.com")).to_be_visible()
    assert cookies(dot) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_reader_goes_from_home_to_a_story_and_on(visit: Any, riverbend: Town, javascript: bool) -> None:
    dot = visit(javascript=javascript, width=360)
    dot.goto("/")

    dot.get_by_role("link", name="Front street bridge closes for a year").first.click()
    expect(dot.locator("h1")).to_have_text("Front Street bridge closes for a year")
    expect(dot.locator("figcaption").first).to_contain_text("Ben Ortiz/Channel 9")
    expect(dot.locator("main")).to_contain_text("An earlier version had the vote as six to one.")
    dot.get_by_role("link", name="Jump to comments").click()
    expect(dot.locator("#comments")).to_be_in_viewport()
    expect(dot.locator("#comments")).to_contain_text("My bus goes over it.")
    dot.locator("[data-newsquare=topic]", has_text="County Government").click()
    expect(dot.locator("h1")).to_contain_text("County Government")
    feed = dot.locator("link[type='application/rss+xml']").last.get_attribute("href")
    assert "Front Street bridge closes" in dot.request.get(feed).text()
    dot.get_by_role("navigation", name="Pages").get_by_role("link").first.click()
    expect(dot.locator("main")).to_contain_text("Notes from the council, part 24")
    dot.get_by_role("navigation", name="Sections").get_by_role("link", name="The River").click()
    expect(dot.locator("h1")).to_contain_text("The River")
    assert cookies(dot) == []


def test_the_keyboard_leads_past_the_masthead_and_to_the_talk(visit: Any, riverbend: Town) -> None:
    dot = visit()
    dot.goto(riverbend.story)

    dot.keyboard.press("Tab")
    assert focused(dot) == "Skip to content"
    expect(dot.locator(".skip")).to_be_in_viewport()
    dot.keyboard.press("Enter")
    dot.keyboard.press("Tab")
    assert dot.evaluate("document.activeElement.closest('main') !== null")
    steps = 0
    while focused(dot) != "Jump to comments":
        dot.keyboard.press("Tab")
        steps += 1
        assert steps < 8
    dot.keyboard.press("Enter")
    dot.keyboard.press("Tab")
    assert focused(dot) == "Community Guidelines"


def test_all_of_a_story_stands_in_forced_colours_and_at_400_percent(visit: Any, riverbend: Town) -> None:
    dot = visit(width=320)
    dot.goto(riverbend.story)
    dot.emulate_media(forced_colors="active")

    for name in ("Follow", "Post comment"):
        button = dot.get_by_role("button", name=name).first
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport()
    assert dot.evaluate("document.documentElement.scrollWidth <= innerWidth")
