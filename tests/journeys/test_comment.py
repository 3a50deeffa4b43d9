"""Readers talk under a story, and a moderator lets them in."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import look_until, sign_in_reader
from tests.journeys.town import Town


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_what_was_written_before_signing_in_is_posted_and_let_in(
    visit: Any, desk: Any, riverbend: Town, javascript: bool
) -> None:
    name, text = ("Dot Marlow", "I walk it daily.") if javascript else ("Dov Carver", "I cycle over it daily.")
    address = f"{name.split()[0].lower()}@readers.example"
    reader = visit(javascript=javascript, width=360)
    reader.goto(f"{riverbend.story}#comments")

    reader.get_by_label("Your comment").fill(f"{text}\n\nWhat about <b>the steps</b>?")
    reader.get_by_role("button", name="Post comment").click()
    expect(reader.locator("h1")).to_have_text("Sign in")
    sign_in_reader(reader, riverbend, address)
    reader.locator("[name=name]").fill(name)
    if javascript:
        assert judge(reader) == []
    reader.locator("main button.button").click()
    expect(reader.locator("h1")).to_have_text("Your comment waits for a moderator")
    if javascript:
        assert judge(reader) == []
    reader.goto("/me/")
    expect(reader.locator(".comment.is-held")).to_contain_text(text)
    if javascript:
        assert judge(reader) == []
    stranger = visit()
    stranger.goto(riverbend.story)
    assert text not in stranger.locator("#comments").inner_text()

    cleo = desk("Cleo")
    cleo.goto("/desk/forum/")
    waiting = cleo.locator("[data-item]", has_text=text)
    if javascript:
        for _ in range(cleo.locator("[data-item]").count()):
            if text in str(cleo.evaluate("document.activeElement.innerText")):
                break
            cleo.keyboard.press("j")
        cleo.keyboard.press("a")
    else:
        waiting.get_by_role("button", name="Approve").click()
    expect(waiting).to_have_count(0)

    reader.goto("/me/")
    reader.locator(".comment", has_text=text).locator(".comment-by a").first.click()
    here = stranger.locator("#comments .comment", has_text=text)
    look_until(stranger, lambda: here.count() == 1)
    expect(here).to_contain_text("What about <b>the steps</b>?")
    expect(here.locator(".comment-by b")).to_have_text(name)
    number = str(here.get_attribute("id")).removeprefix("comment-")
    stranger.goto(f"/comments/{number}/")
    assert stranger.url.endswith(f"{riverbend.story}#comment-{number}")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_known_reader_answers_changes_and_is_reported(
    visit: Any, desk: Any, riverbend: Town, javascript: bool
) -> None:
    who, what = ("iris", "Route 5 is slower.") if javascript else ("tom", "Route 6 is full.")
    reader = visit(javascript=javascript)
    reader.goto("/sign-in/")
    sign_in_reader(reader, riverbend, f"{who}@readers.example")
    expect(reader.locator("h1")).to_have_text("Your page")

    reader.goto(riverbend.story)
    reader.get_by_role("link", name="Reply to Iris Vale").first.click()
    reader.locator("#comment-text").fill(what)
    reader.wait_for_timeout(3100)  # As long as a person takes; what comes sooner waits for a moderator.
    reader.get_by_role("button", name="Post answer").click()
    expect(reader.locator("h1")).to_have_text("Your comment is on the page")
    if javascript:
        assert judge(reader) == []
    reader.get_by_role("link", name="See it in its place").click()
    expect(reader.locator(".replies .comment", has_text=what)).to_be_visible()

    reader.goto("/me/")
    reader.locator(".comment", has_text=what).get_by_role("link", name="Change").click()
    if javascript:
        assert judge(reader) == []
    reader.locator("main textarea").fill(f"{what} I tried it.")
    reader.locator("main button.button").click()

    other = visit(javascript=javascript)
    other.goto(riverbend.story)
    mine = other.locator(".comment", has_text=f"{what} I tried it.")
    look_until(other, lambda: mine.count() == 1 and "edited" in mine.inner_text())
    mine.get_by_role("link", name="Report").click()
    other.locator("main input[type=radio]").first.check()
    other.get_by_role("button", name="Send report").click()
    expect(other.locator("h1")).to_have_text("Thank you")
    if javascript:
        assert judge(other) == []

    cleo = desk("Cleo")
    cleo.goto("/desk/forum/")
    reported = cleo.locator("[data-item]", has_text=what)
    reported.locator("[data-reject] summary").click()
    reported.locator("[data-reject] [name=reason]").select_option(index=1)
    reported.locator("[data-reject] form button").click()
    expect(reported).to_have_count(0)
    other.goto(riverbend.story)
    look_until(other, lambda: what not in other.locator("#comments").inner_text())
    reader.goto("/me/")
    expect(reader.locator("main")).to_contain_text(what)
