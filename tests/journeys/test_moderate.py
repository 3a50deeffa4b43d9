"""A moderator works the queue by keys alone, without a page load."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.judging import judge
from tests.journeys.town import Town

SAID = """
from django.utils import timezone
from newsquare.accounts.actions import account_for, set_name
from newsquare.comments.actions import post_comment
from newsquare.stories.models import Story

now, story = timezone.now(), Story.objects.get(pk={story})
wave = "Cheap watches at my cousin's shop in {{}}, come and see them all before they are gone."
said = {{"Ann Frey": "The steps are icy.", "Bo Wells": "You moron.", "Cy Orr": "Where do buses stop now?"}}
said |= {{name: wave.format(name) for name in ("Di Marsh", "Ed Noll", "Flo Pike")}}
for name, text in said.items():
    person = account_for(email=name.split()[0].lower() + "@queue.example", now=now)
    set_name(user=person, name=name)
    post_comment(author=person, story=story, text=text, now=now)
"""


def test_the_queue_by_keys(desk: Any, riverbend: Town) -> None:
    riverbend.fill(SAID.format(story=riverbend.known["number"]))
    cleo: Page = desk("Cleo")
    cleo.goto("/desk/forum/")
    cleo.evaluate("window.samePage = true")

    def item(words: str) -> Any:
        return cleo.locator("[data-item]", has_text=words)

    def go_to(words: str) -> None:
        cleo.keyboard.press("Escape")
        for key in ("k", "j"):
            for _ in range(cleo.locator("[data-item]").count()):
                if words in str(cleo.evaluate("document.activeElement.innerText")):
                    return
                cleo.keyboard.press(key)
        assert words in str(cleo.evaluate("document.activeElement.innerText"))

    told = cleo.locator("[data-told]")
    expect(item("You moron.")).to_contain_text("a word that is often an insult, “moron”")
    expect(item("You moron.")).to_contain_text("a first comment here")
    assert judge(cleo, within=".forum-desk") == []

    go_to("The steps are icy.")
    cleo.keyboard.press("a")
    expect(item("The steps are icy.")).to_have_count(0)
    cleo.keyboard.press("u")
    expect(item("The steps are icy.")).to_have_count(1)
    expect(told).to_contain_text("taken back")

    go_to("You moron.")
    cleo.keyboard.press("r")
    cleo.keyboard.press("1")
    cleo.keyboard.press("Enter")
    expect(item("You moron.")).to_have_count(0)

    go_to("Cheap watches")
    cleo.keyboard.press("l")
    cleo.keyboard.press("6")
    cleo.keyboard.press("Enter")
    expect(told).to_contain_text("3 comments rejected")
    expect(item("Cheap watches")).to_have_count(0)

    go_to("Where do buses stop now?")
    cleo.keyboard.press("s")
    cleo.keyboard.press("6")
    cleo.keyboard.press("Enter")
    expect(item("Where do buses stop now?")).to_have_count(0)
    expect(told).to_contain_text("cannot write here now")

    assert cleo.evaluate("window.samePage") is True
