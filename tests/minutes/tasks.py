"""The tasks, in the order in which they stand in the table."""

import os
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.town import COPY, wire_file
from tests.minutes.hand import timed
from tests.tour.camera import at_the_desk

EDITOR = "ada@channel9riverbend.example"
SOON = 30_000  # Milliseconds.

HEADLINE = "State pays for half of the east bank levee"


def lay_in(copy: bytes) -> None:
    """Lay a file of an agency into its watched folder, as one that has been left alone for a while."""
    folder = Path(os.environ["NEWSQUARE_DATA"], "incoming", "riverbend", "state-wire")
    draft = folder / ".levee.part"
    draft.write_bytes(copy)
    os.utime(draft, (time.time() - 10,) * 2)
    draft.rename(folder / "levee.xml")


def arrival_to_published(browser: Browser, base: str) -> None:
    """A file of an agency is on the list, is taken, read, and published."""
    page = at_the_desk(browser, base, EDITOR)
    page.goto("/desk/arrivals/")
    with timed("A file of an agency arrives", "it is on the list of arrivals"):
        lay_in(wire_file(HEADLINE, number=1))
        while not page.get_by_role("link", name=HEADLINE).count():
            page.wait_for_timeout(100)
            page.reload()
    with timed("Arrival → published", "the story’s page is open to readers") as task:
        task.press(page.get_by_role("button", name=f"Take {HEADLINE}"), "Take")
        page.wait_for_url("**/desk/stories/edit/*/")
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page)
    page.context.close()


def paste_to_published(browser: Browser, base: str) -> None:
    """A page copied from an agency's site becomes a story."""
    page = at_the_desk(browser, base, EDITOR)
    with timed("Pasted page of an agency → published", "the story’s page is open to readers") as task:
        task.press(page.get_by_role("link", name="Arrivals", exact=True), "Arrivals")
        task.press(page.get_by_role("link", name="Paste copy"), "Paste copy")
        box = page.get_by_label("The whole page or text as you copied it")
        task.paste(box, (COPY / "capital.txt").read_text(), "paste")
        task.press(page.get_by_role("button", name="Take into a story"), "Take into a story")
        page.wait_for_url("**/desk/stories/edit/*/")
        task.press(page.get_by_role("button", name="Publish", exact=True), "Publish")
        see(page)
    page.context.close()


def see(page: Page) -> None:
    """Open the page that the message leads to, as a reader."""
    path = page.get_by_role("link", name="See it on the site").first.get_attribute("href", timeout=SOON)
    assert path is not None
    answer = page.request.get(path)
    assert answer.ok, f"{path}: {answer.status}"


TASKS = (arrival_to_published, paste_to_published)
