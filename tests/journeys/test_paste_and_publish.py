"""Copy comes to the desk and goes to readers."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.config.serving import newsquare
from tests.journeys.people import look_until
from tests.journeys.town import COPY, Town, wire_file

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
    page.get_by_role("button", name="Publish", exact=True).click()
    return str(page.get_by_role("link", name="See it on the site").first.get_attribute("href"))


def read_back(page: Page, at: Town, folder: Path) -> tuple[str, list[str], str]:
    """Save the page as the browser holds it, and return headline, credits and text that the wire finds in it."""
    (folder / "saved.html").write_text(page.content())
    told = newsquare(at.server.folder, "wire", "parse", str(folder / "saved.html"))
    assert told.stdout, told.stderr
    item = json.loads(told.stdout)
    return item["headline"], [picture["credit"] for picture in item["pictures"]], item["body_text"]


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
    dot = visit()
    dot.goto(address)
    expect(dot.locator("h1")).to_contain_text("more help for river towns")
    expect(dot.locator("[data-newsquare=body] p")).to_have_count(11)
    expect(dot.locator("main")).to_contain_text("Lowland News Service")
    expect(dot.locator("[data-newsquare=topic]")).to_have_text("County Government")
    expect(dot.locator("main")).not_to_contain_text("Jump to comments ↓")


@pytest.mark.skipif(not CAPTURED.exists(), reason="the captured page is not beside the project")
def test_the_captured_page_is_published_whole(desk: Any, visit: Any, riverbend: Town) -> None:
    ada, text = desk("Ada"), CAPTURED.read_text()
    started = time.perf_counter()

    paste(ada, text)
    expect(ada.get_by_text("POOL/AFP via Getty Images").first).to_be_visible()
    address = publish(ada)

    print(f"The captured page: 3 actions, {time.perf_counter() - started:.1f} s.")
    dot = visit()
    dot.goto(address)
    lines = [line for line in text.splitlines() if line]
    expect(dot.locator("h1")).to_have_text(lines[1])
    expect(dot.locator("[data-newsquare=topic]")).to_have_text("National Politics")
    expect(dot.locator("[data-newsquare=distributor]").first).to_have_text("CNN Newsource")
    body = dot.locator("[data-newsquare=body]").inner_text()
    for paragraph in lines[3 : lines.index("Article Topic Follows: National Politics")]:
        assert paragraph in body


def test_a_file_of_an_agency_is_taken_previewed_and_published(desk: Any, visit: Any, riverbend: Town) -> None:
    headline = "Night bus for twelve villages on the plateau"
    riverbend.lay_in("state-wire", "bus.xml", wire_file(headline, number=1, like="bus.xml"))
    ada = desk("Ada")
    ada.goto("/desk/arrivals/")
    look_until(ada, lambda: ada.get_by_role("link", name=headline).count() == 1)

    ada.get_by_role("button", name=f"Take {headline}").click()
    ada.wait_for_url("**/desk/stories/edit/*/")
    ada.locator("[name=deck]").fill("The county pays the rest. Work begins in May.")
    ada.get_by_role("button", name="Toggle preview").click()
    frame = ada.frame_locator("#w-preview-iframe")
    expect(frame.locator(".deck")).to_have_text("The county pays the rest. Work begins in May.")
    widths = {}
    for size in ("mobile", "desktop"):
        ada.get_by_role("radio", name=f"Preview in {size} size").check(force=True)
        ada.wait_for_timeout(300)
        widths[size] = frame.locator("html").evaluate("html => html.clientWidth")
        expect(frame.locator("h1")).to_have_text(headline)
    assert widths["mobile"] < 500
    assert widths["desktop"] > 1000
    address = publish(ada)

    dot = visit()
    dot.goto(address)
    expect(dot.locator(".deck")).to_have_text("The county pays the rest. Work begins in May.")
    expect(dot.locator("main")).to_contain_text("Rosa Lind")
    expect(dot.locator("[data-newsquare=distributor]").first).to_have_text("State Wire")


def test_a_file_of_a_trusted_agency_is_on_the_home_page_by_itself(visit: Any, riverbend: Town) -> None:
    riverbend.lay_in("straight-wire", "ferry.xml", wire_file("Ferry runs again on Friday", number=2))
    dot = visit()

    dot.goto("/")
    look_until(dot, lambda: dot.get_by_role("link", name="Ferry runs again on Friday").count() > 0)


def test_a_picture_is_uploaded_and_shown_with_its_credit(
    desk: Any, visit: Any, riverbend: Town, tmp_path: Path
) -> None:
    drawn = tmp_path / "ferry.jpg"
    Image.new("RGB", (1200, 800), "#7f9ba8").save(drawn)
    ben = desk("Ben")
    ben.get_by_role("link", name="Stories", exact=True).click()
    ben.get_by_role("link", name="Add story").first.click()
    ben.locator("[name=headline]").fill("A quiet morning at the landing")
    ben.locator(".Draftail-Editor [contenteditable=true]").first.click()
    ben.keyboard.type("The boats lay still until seven.")
    ben.get_by_role("button", name="Choose an image").first.click()
    window = ben.get_by_role("dialog")
    window.get_by_role("tab", name="Upload").click()
    window.get_by_label("Title").fill("The landing")
    window.locator("[type=file]").set_input_files(drawn)
    window.get_by_label("Credit").fill("Ben Ortiz/Channel 9")
    window.get_by_label("Caption").fill("The landing at seven in the morning.")
    window.get_by_label("Alternative text").fill("An empty landing and still water")
    window.get_by_role("button", name="Upload").click()
    expect(window).to_have_count(0)
    expect(ben.locator(".image-chooser")).to_contain_text("The landing")
    ben.get_by_role("button", name="Save draft").click()
    expect(ben.locator(".messages")).to_contain_text("A quiet morning at the landing")

    ada = desk("Ada")
    ada.goto("/desk/stories/")
    ada.get_by_role("link", name="A quiet morning at the landing").first.click()
    address = publish(ada)
    dot = visit()
    dot.goto(address)
    picture = dot.locator("figure img").first
    expect(picture).to_have_attribute("alt", "An empty landing and still water")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert read_back(dot, riverbend, tmp_path) == (
        "A quiet morning at the landing",
        ["Ben Ortiz/Channel 9"],
        "The boats lay still until seven.",
    )
    expect(dot.locator("figcaption")).to_have_text("The landing at seven in the morning. Ben Ortiz/Channel 9")
