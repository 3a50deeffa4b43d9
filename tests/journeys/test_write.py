"""Words lead on to other pages: a reporter makes a link in the body of a story."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.people import PATIENCE


def selected(page: Page, words: str) -> None:
    """Write words into the body, and select them all."""
    page.locator(".Draftail-Editor [contenteditable=true]").first.click()
    page.keyboard.type(words)
    page.keyboard.press("Control+A")


def test_a_reporter_links_words_of_a_story_to_another_page(desk: Any) -> None:
    ben = desk("Ben")
    ben.goto("/desk/stories/add/")
    ben.locator("[name=headline]").fill("Ferry notes")
    selected(ben, "as the council decided")

    ben.locator("button[name=LINK]").locator("visible=true").click()
    window = ben.get_by_role("dialog")
    expect(window.locator(".link-types")).to_have_text("Address | E-mail | Telephone")
    window.get_by_label("URL").fill("/about/")
    window.get_by_role("button", name="Insert link").click()
    expect(window).to_have_count(0)
    ben.wait_for_timeout(500)  # The editor hands its text to the form a quarter of a second later.
    ben.get_by_role("button", name="Save draft").click()
    ben.wait_for_url("**/desk/stories/edit/*/")

    ben.get_by_role("button", name="Toggle preview").click()
    link = ben.frame_locator("#w-preview-iframe").get_by_role("link", name="as the council decided")
    expect(link).to_have_attribute("href", "/about/", timeout=PATIENCE)
