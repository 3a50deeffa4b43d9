"""Ada corrects a published story at the desk, and a reader sees what was wrong, what is right, and what changed."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.judging import judge
from tests.journeys.people import PATIENCE, cookies, look_until
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import Town

MARK = """passage => {
  const text = passage.firstChild, start = text.data.indexOf("an engineer"), range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + "an engineer".length);
  const box = range.getBoundingClientRect();
  return [box.left, box.right, box.top + box.height / 2];
}"""
ENOUGH = 6  # Clicks, marks and fields filled in from the list of stories to what readers see.


class Hands:
    """Counts what somebody does."""

    def __init__(self) -> None:
        self.count, self.begin = 0, time.perf_counter()

    def do(self, deed: Callable[[], object]) -> None:
        """Do one thing."""
        deed()
        self.count += 1


def told(riverbend: Town, headline: str) -> str:
    """Publish a story that has a profession wrong; return where it is."""
    body = '[("text", "<p>Bea Lindell is an engineer.</p><p>She drew the bridge.</p>")]'
    return riverbend.fill(f"""
from django.utils import timezone
from newsquare.stories.models import Section
from tests.cast import PublishedStoryFactory

section = Section.objects.get(slug="news")
story = PublishedStoryFactory(station=section.station, section=section, headline="{headline}", body={body},
                              slug="{headline.lower().replace(" ", "-")}", published=timezone.now())
print(story.path)
""").strip()


def top(found: Locator) -> float:
    """Return how far down something stands."""
    box = found.bounding_box()
    assert box
    return box["y"]


def at_the_screen(page: Page, headline: str, hands: Hands) -> None:
    """Come from the list of stories to the screen on which one is corrected."""
    page.goto("/desk/stories/")
    hands.do(lambda: page.get_by_role("link", name=f"Correct {headline}").click())
    expect(page.get_by_label("Wrong words")).to_be_focused()


def mark(page: Page) -> None:
    """Draw the pointer over the wrong words."""
    left, right, middle = page.locator("[data-passage]", has_text="engineer").evaluate(MARK)
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=5)
    page.mouse.up()
    expect(page.get_by_label("Right words")).to_be_focused()


def test_an_editor_corrects_a_story_in_few_moves_and_a_reader_sees_it(desk: Any, visit: Any, riverbend: Town) -> None:
    path = told(riverbend, "Who drew the bridge")
    ada, hands = desk("Ada"), Hands()

    at_the_screen(ada, "Who drew the bridge", hands)
    hands.do(lambda: mark(ada))
    hands.do(lambda: ada.keyboard.type("an architect"))
    expect(ada.get_by_label("What readers are told")).to_have_value(
        "An earlier version of this story said “an engineer”. It should have said “an architect”."
    )
    hands.do(lambda: ada.get_by_role("button", name="Publish the correction").click())
    expect(ada.locator(".messages")).to_contain_text("Corrected: readers see it now.", timeout=PATIENCE)
    print(f"corrected from the list in {hands.count} actions, {time.perf_counter() - hands.begin:.1f} s")
    assert hands.count <= ENOUGH

    dot = visit(javascript=False, width=360)
    dot.goto(path)
    look_until(dot, lambda: "Bea Lindell is an architect." in dot.locator("main").inner_text())
    headline, note, words = (dot.locator(where).first for where in ("h1", ".correction-note", ".story-body p"))
    expect(note).to_contain_text("It should have said “an architect”.")
    assert top(headline) < top(note) < top(words)
    dot.goto("/corrections/")
    look_until(dot, lambda: dot.get_by_role("link", name="Who drew the bridge", exact=True).count() == 1)
    dot.get_by_role("link", name="in “Who drew the bridge”").click()
    expect(dot.locator("main del")).to_contain_text("engineer")
    expect(dot.locator("main ins")).to_contain_text("architect")
    assert cookies(dot) == []
    judged = visit()  # axe is a script.
    for page in (path, "/corrections/", dot.url):
        judged.goto(page)
        assert judge(judged, widths=(360, 1280)) == []


def test_the_screen_satisfies_the_judges_while_it_asks_which_words(desk: Any, riverbend: Town) -> None:
    told(riverbend, "Said by an engineer")
    ada = desk("Ada")
    at_the_screen(ada, "Said by an engineer", Hands())
    found = judge(ada, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))

    ada.get_by_label("Wrong words").fill("an engineer")
    expect(ada.get_by_role("group", name="They stand in several places")).to_be_visible()
    expect(ada.locator(".desk-published mark")).to_have_count(2)
    ada.locator(".desk-bar summary").click()
    found += judge(ada, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))

    assert [each for each in found if UNDECIDED not in each] == []
