"""The tasks, in the order in which they stand in the table."""

import io
import os
import re
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.town import COPY, wire_file
from tests.minutes.hand import timed
from tests.tour.camera import at_the_desk

EDITOR, REPORTER = "ada@channel9riverbend.example", "ben@channel9riverbend.example"
SOON = 30_000  # Milliseconds.

HEADLINE = f"State pays for half of the east bank levee, plan {time.time():.0f}"
TEXT = ".Draftail-Editor [contenteditable=true]"
DOCUMENT = """<b id="docs-internal-guid-1"><h1>Ferry gets a second boat</h1><p>By Ben Tischler</p>
<p>The county bought a second boat in May, and the first passengers may board it on Friday.</p></b>"""
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def lay_in(copy: bytes) -> None:
    """Lay a file of an agency into its watched folder, as one that has been left alone for a while."""
    folder = Path(os.environ["NEWSQUARE_DATA"], "incoming", "riverbend", "capitol-desk")
    draft = folder / ".levee.part"
    draft.write_bytes(copy)
    os.utime(draft, (time.time() - 10,) * 2)
    draft.rename(folder / "levee.xml")


def see(page: Page, words: str = "") -> str:
    """Ask as a reader for the page that the message leads to, until it holds the words; return its path."""
    path = page.get_by_role("link", name="See it on the site").first.get_attribute("href", timeout=SOON)
    assert path is not None
    wait_for(page, path, words)
    return path


def wait_for(page: Page, path: str, words: str) -> None:
    """Ask for a page until it holds the words."""
    end = time.perf_counter() + SOON / 1000
    while words not in page.request.get(path, headers={"Cookie": ""}).text():
        assert time.perf_counter() < end, f"{path} does not say {words}"
        time.sleep(0.05)


def arrival_to_published(browser: Browser, base: str) -> None:
    """A file of an agency is on the list, is taken, read, and published."""
    page = at_the_desk(browser, base, EDITOR)
    page.goto("/desk/arrivals/")
    with timed("A file of an agency arrives", "it is on the list of arrivals"):
        lay_in(wire_file(HEADLINE, number=int(time.time())))
        end = time.perf_counter() + SOON / 1000
        while not page.get_by_role("link", name=HEADLINE).count():
            assert time.perf_counter() < end, "the file did not arrive"
            page.wait_for_timeout(100)
            page.reload()
    with timed("Arrival → published", "readers get the story’s page") as task:
        task.press(page.get_by_role("button", name=f"Take {HEADLINE}"), "Take")
        page.wait_for_url("**/desk/stories/edit/*/")
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page, HEADLINE)
    page.context.close()


def paste_to_published(browser: Browser, base: str) -> None:
    """A page copied from an agency's site becomes a story."""
    page = at_the_desk(browser, base, EDITOR)
    with timed("Pasted page of an agency → published", "readers get the story’s page") as task:
        task.press(page.get_by_role("link", name="Arrivals", exact=True), "Arrivals")
        task.press(page.get_by_role("link", name="Paste copy"), "Paste copy")
        box = page.get_by_label("The whole page or text as you copied it")
        task.paste(box, (COPY / "capital.txt").read_text(), "paste")
        task.press(page.get_by_role("button", name="Take into a story"), "Take into a story")
        page.wait_for_url("**/desk/stories/edit/*/")
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page, "Treasury chief says")
    page.context.close()


def document_to_published(browser: Browser, base: str) -> None:
    """A document from Google Docs becomes a story."""
    page = at_the_desk(browser, base, EDITOR)
    with timed("Google document → published", "readers get the story’s page") as task:
        task.press(page.get_by_role("link", name="From a document"), "From a document")
        task.keys(2, "paste")
        page.get_by_label("Paste the whole document").evaluate(PASTE, DOCUMENT)
        page.wait_for_url("**/desk/stories/edit/*/")
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page, "Ferry gets a second boat")
    page.context.close()


def noticed_to_corrected(browser: Browser, base: str) -> None:
    """Somebody calls: a word in the story is wrong."""
    page = at_the_desk(browser, base, EDITOR)
    page.goto("/desk/stories/")
    with timed("An error noticed → corrected", "readers get the page with its dated correction") as task:
        task.press(page.get_by_role("link", name="Correct Ferry").first, "Correct, in the list")
        task.write(page.get_by_label("Wrong words"), "on Friday", "the wrong words")
        task.write(page.get_by_label("Right words"), "on Saturday", "the right words")
        task.press(page.get_by_role("button", name="Publish the correction"), "Publish the correction")
        page.wait_for_url(lambda url: "/correct/" not in url)
        wait_for(page, "/corrections/", "on Saturday")
    page.context.close()


def picture_with_rights(browser: Browser, base: str) -> None:
    """A picture with its credit, alternative text and end of rights comes to a story."""
    page = at_the_desk(browser, base, EDITOR)
    out = io.BytesIO()
    Image.new("RGB", (1600, 1000), (127, 155, int(time.time()) % 256)).save(out, "JPEG")
    file = Path(os.environ["NEWSQUARE_DATA"], "landing.jpg")
    file.write_bytes(out.getvalue())
    page.goto("/desk/stories/add/")
    page.locator("[name=headline]").fill("A quiet morning at the landing")
    page.locator(TEXT).first.click()
    page.keyboard.type("The boats lay still until seven.")
    ends = (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%d %H:%M")
    with timed("Picture with rights, into a story → published", "readers get the page with the picture") as task:
        task.press(page.get_by_role("button", name="Choose an image").first, "Choose an image")
        window = page.get_by_role("dialog")
        task.press(window.get_by_role("tab", name="Upload"), "Upload")
        task.choose(window.locator("[type=file]"), file, "the file")
        task.write(window.get_by_label("Title"), "The landing", "title")
        task.write(window.get_by_label("Credit"), "Ben Tischler/Channel 9", "credit")
        task.write(window.get_by_label("Alternative text"), "An empty landing", "alternative text")
        task.write(window.get_by_label("May be shown until"), ends, "until when")
        task.press(window.get_by_role("button", name="Upload"), "Upload")
        expect(window).to_have_count(0, timeout=SOON)
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page, "An empty landing")
    page.context.close()


def conflict(browser: Browser, base: str) -> None:
    """Ada saved while Ben was writing; Ben puts both together."""
    ada, ben = at_the_desk(browser, base, EDITOR), at_the_desk(browser, base, REPORTER)
    ada.goto("/desk/stories/add/")
    ada.wait_for_timeout(2500)
    ada.locator("[name=headline]").fill("Two at the bridge")
    ada.wait_for_url("**/desk/stories/edit/*/")
    ben.goto(ada.url)
    for page in (ada, ben):
        page.wait_for_timeout(2500)
    ada.locator("[name=deck]").fill("Ada wrote the deck.")
    expect(ada.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved", timeout=SOON)
    ben.locator(TEXT).first.click()
    ben.keyboard.type("And Ben wrote on.")
    expect(ben.locator("[data-last-resort-notice]")).to_contain_text("Ada", timeout=SOON)
    with timed("Two wrote at once → both texts in one draft", "the form holds both") as task:
        task.press(ben.get_by_role("button", name="See both side by side"), "See both side by side")
        ben.wait_for_url("**/desk/stories/beside/*/")
        for group in ben.get_by_role("radiogroup").all():
            if not group.locator(":checked").count():
                task.press(group.locator("[value=mine]"), "mine")
        task.press(ben.get_by_role("button", name="Put together as chosen"), "Put together as chosen")
        ben.wait_for_url("**/desk/stories/edit/*/")
        expect(ben.locator("[name=deck]")).to_have_value("Ada wrote the deck.")
        expect(ben.locator(".Draftail-Editor").first).to_contain_text("And Ben wrote on.")
    ada.context.close()
    ben.context.close()


def breaking(browser: Browser, base: str) -> None:
    """From a telephone: a bar over every page, then another story on top."""
    page = at_the_desk(browser, base, EDITOR, width=360)
    page.goto("/desk/now/")
    if (down := page.get_by_role("button", name="Take it down")).count():  # On a demo that was timed before.
        down.click()
        page.goto("/desk/now/")
    story = newest(page)
    text = "Bridge closed after barge strikes pier"
    with timed("Breaking bar, from a telephone", "the front page and a story’s page show it") as task:
        task.keys(len(text) + 1, "the words, where the cursor is, and Enter")
        expect(page.get_by_label("What happened")).to_be_focused()
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")
        wait_for(page, "/", text)
        wait_for(page, story, text)
    page.goto("/desk/now/")
    button = page.locator(".now-stories button").nth(4)
    headline = button.locator("b").inner_text()
    with timed("Another top story, from a telephone", "it leads the front page") as task:
        task.press(button, "the story")
        page.get_by_text("On top now:").wait_for()
        wait_for_lead(page, headline)
    page.context.close()


def newest(page: Page) -> str:
    """Return the path of the newest story, as the feed has it."""
    found = re.search(r"<item>.*?<link>https?://[^/]+(/[^<]+)</link>", page.request.get("/feed.xml").text(), re.DOTALL)
    assert found, "the feed holds no story"
    return found[1]


def wait_for_lead(page: Page, headline: str) -> None:
    """Ask for the front page until a story leads it."""
    end, reader = time.perf_counter() + SOON / 1000, page.context.new_page()
    reader.goto("/")
    while headline not in reader.locator(".teaser-lead").first.inner_text():
        assert time.perf_counter() < end, f"{headline} does not lead"
        reader.wait_for_timeout(100)
        reader.reload()


TASKS = (
    arrival_to_published,
    paste_to_published,
    document_to_published,
    noticed_to_corrected,
    picture_with_rights,
    breaking,
    conflict,
)
