"""A reader of the forum respects, is asked to look again, reports, mutes and appeals; with and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import sign_in_reader
from tests.journeys.town import Town

NARROW_AND_WIDE = (320, 1280)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_reader_lives_with_the_forum_and_its_rules(visit: Any, desk: Any, riverbend: Town, javascript: bool) -> None:
    who, other = ("mara", "Iris") if javascript else ("ivo", "Tom")
    found: list[str] = []
    gauge = riverbend.known["gauge"]
    reader = visit(javascript=javascript, width=360)

    def look() -> None:
        if javascript:
            found.extend(judge(reader, widths=NARROW_AND_WIDE))

    reader.goto("/sign-in/")
    sign_in_reader(reader, riverbend, f"{who}@readers.example")
    reader.goto(gauge)
    theirs = reader.locator(".comment", has_text=f"{other} reads the gauge")
    theirs.get_by_role("button", name="Respect").click()
    expect(theirs.get_by_role("button")).to_have_text("Respect 1")
    if javascript:  # In its place, and back by a second press.
        assert reader.url.endswith(gauge)
        theirs.get_by_role("button", name="Respect 1", pressed=True).click()
        expect(theirs.get_by_role("button", pressed=False)).to_have_text("Respect")
        theirs.get_by_role("button", pressed=False).click()
        expect(theirs.get_by_role("button", pressed=True)).to_have_text("Respect 1")
    look()
    reader.get_by_role("link", name="Most respected").click()
    expect(reader.locator(".orders [aria-current]")).to_have_text("Most respected")
    expect(reader.locator(".comments > li").first).to_contain_text("reads the gauge")

    field = reader.get_by_label("Your comment")
    field.fill("What morons planned that?")
    if javascript:
        reader.reload()
        expect(field).to_have_value("What morons planned that?")
        expect(reader.get_by_text("Only your browser kept it.")).to_be_visible()
    reader.get_by_role("button", name="Post comment").click()
    expect(reader.locator("h1")).to_have_text("One more look before you post?")
    expect(reader.locator("main")).to_contain_text("“morons”, a word that is often an insult")
    look()
    reader.get_by_role("button", name="Send it as it is").click()
    expect(reader.locator("h1")).to_have_text("Your comment waits for a moderator")

    reader.goto(gauge)
    theirs.get_by_role("link", name="Report").click()
    reader.get_by_label("Spam").check()
    reader.get_by_role("button", name="Send report").click()
    expect(reader.locator("h1")).to_have_text("Thank you")
    reader.goto(gauge)
    theirs.get_by_role("link", name="Mute").click()
    look()
    reader.get_by_role("button", name="Mute").click()
    expect(reader.locator("h1")).to_contain_text("You muted")
    if javascript:
        reader.wait_for_load_state()  # The script of this page remembers that somebody is muted.
        reader.goto(gauge)
        expect(theirs).to_be_hidden()
        expect(reader.get_by_text("A comment by somebody you muted.")).to_be_visible()

    reader.goto("/me/")
    expect(reader.locator(".is-held", has_text="What morons")).to_contain_text("a word that is often an insult")
    refused = reader.locator(".is-held", has_text="cannot count")
    expect(refused).to_contain_text("Say what is wrong with the plan.")
    look()
    reader.get_by_role("button", name="Show again the comments of").click()
    refused.get_by_role("link", name="Appeal").click()
    look()
    reader.locator("main textarea").fill(f"It is about the plan, not the planner, says {who}.")
    reader.get_by_role("button", name="Send appeal").click()
    expect(reader.locator("h1")).to_have_text("Your appeal is made")

    eve = desk("Eve")  # Cleo decided; somebody else looks at it again.
    eve.goto("/desk/forum/appeals/")
    mine = eve.locator(".forum-desk-item", has_text=f"says {who}.")
    mine.get_by_label("Answer").fill("You are right.")
    mine.get_by_role("button", name="Publish the comment").click()
    expect(mine).to_have_count(0)
    reader.goto("/me/")
    expect(reader.locator(".comment", has_text="cannot count")).to_contain_text("You are right.")
    reader.goto(gauge)
    expect(theirs).to_be_visible()
    assert found == []
