"""Copy comes to the desk and goes to readers."""

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.town import COPY, Town

CAPTURED = Path(__file__).parents[3] / "shared" / "reference" / "captured-page.txt"


def paste(page: Page, text: str) -> None:
    """Go from the desk's first screen to a story's form filled from a text."""
    page.get_by_role("link", name="Arrivals", exact=True).click()
    page.get_by_role("link", name="Paste copy").click()
    page.get_by_label("The whole page or text as you copied it").fill(text)
    page.get_by_role("button", name="Take into a story").click()
    page.wait_for_url("**/desk/stories/edit/*/")


def publish(page: Page) -> str:
    """Press Publish in a story's form, and return the story's address."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name="Publish").click()
    return str(page.get_by_role("link", name="View live").first.get_attribute("href"))


def test_pasted_copy_is_published_within_seconds(desk: Any, visit: Any, riverbend: Town) -> None:
    ada = desk("Ada")
    started = time.perf_counter()

    paste(ada, (COPY / "capital.txt").read_text())
    expect(ada.locator("[name=headline]")).to_have_value(
        "Treasury chief says state ‘closely weighing’ more help for river towns during visit to Port Ellery"
    )
    address = publish(ada)
    seconds = time.perf_counter() - started

    print(f"From the desk to the page: 3 actions, {seconds:.1f} s.")
    assert seconds < 20
    dot = visit()
    dot.goto(address)
    expect(dot.locator("h1")).to_contain_text("more help for river towns")
    expect(dot.locator("[data-newsquare=body] p")).to_have_count(10)
    expect(dot.locator("main")).to_contain_text("Lowland News Service")
    expect(dot.locator("[data-newsquare=topic]")).to_have_text("County Government")
    expect(dot.locator("main")).not_to_contain_text("Jump to comments ↓")
