"""A reader respects, looks once more before posting, and mutes; with and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import sign_in_reader
from tests.journeys.town import Town


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_reader_respects_looks_again_and_mutes(visit: Any, riverbend: Town, javascript: bool) -> None:
    who, other, said, better = ("iris", "Tom Haddock", "Thank you.", "Ask the engineer, please.")
    if javascript:
        who, other, said, better = ("tom", "Iris Vale", "My bus goes over it.", "Who planned that?")
    reader = visit(javascript=javascript, width=360)
    reader.goto("/sign-in/")
    sign_in_reader(reader, riverbend, f"{who}@readers.example")

    reader.goto(riverbend.story)
    theirs = reader.locator(".comment", has_text=said)
    theirs.get_by_role("button", name="Respect").click()
    expect(theirs.get_by_role("button")).to_have_text("Respect 1")
    reader.get_by_role("link", name="Most respected").click()
    expect(reader.locator(".orders [aria-current]")).to_have_text("Most respected")
    if javascript:
        assert judge(reader) == []

    reader.goto(riverbend.story)
    field = reader.get_by_label("Your comment")
    field.fill("What morons planned that?")
    if javascript:
        reader.reload()
        expect(field).to_have_value("What morons planned that?")
        expect(reader.get_by_text("Only your browser kept it.")).to_be_visible()
    reader.get_by_role("button", name="Post comment").click()
    expect(reader.locator("h1")).to_have_text("One more look before you post?")
    expect(reader.locator("main")).to_contain_text("“morons”, a word that is often an insult")
    if javascript:
        assert judge(reader) == []
    field.fill(better)
    reader.get_by_role("button", name="Post comment").click()
    expect(reader.locator("h1")).to_have_text("Your comment is on the page")

    reader.goto(riverbend.story)
    expect(reader.get_by_label("Your comment")).to_have_value("")
    theirs.get_by_role("link", name="Mute").click()
    reader.get_by_role("button", name="Mute").click()
    if javascript:
        reader.goto(riverbend.story)
        expect(theirs).to_be_hidden()
        expect(reader.get_by_text("A comment by somebody you muted.").first).to_be_visible()
    reader.goto("/me/")
    if javascript:
        assert judge(reader) == []
    reader.get_by_role("button", name=f"Show again the comments of {other}").click()
    reader.goto(riverbend.story)
    expect(theirs).to_be_visible()
