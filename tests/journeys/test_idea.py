"""Somebody sends a story idea, and leaves nothing else behind."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.people import cookies
from tests.journeys.town import Town


def test_an_idea_reaches_the_desk_without_scripts_and_cookies(visit: Any, desk: Any, riverbend: Town) -> None:
    dot = visit(javascript=False, width=360, allow=(422,))
    dot.goto(riverbend.story)

    dot.locator(".idea-door").get_by_role("link").click()
    dot.locator("textarea[name=text]").fill("Ask why the lamps on Mill Street burn by day.")
    dot.wait_for_timeout(4000)  # Who writes quicker than a person is taken for a machine.
    dot.get_by_role("button", name="Send it to the newsroom").click()

    expect(dot.locator("h1")).to_have_text("Thank you")
    assert cookies(dot) == []
    ada = desk("Ada")
    ada.locator(".sidebar-menu-item__link", has_text="Story ideas").click()
    ada.get_by_role("link", name="Ask why the lamps").click()
    ada.locator("[name=state]").select_option("reading")
    ada.get_by_role("button", name="Save").click()
    ada.goto("/desk/ideas/?state=reading")
    expect(ada.locator("main")).to_contain_text("Ask why the lamps")
