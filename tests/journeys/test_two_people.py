"""Ada and Ben at one story, in two browsers: whatever the order, nothing that one of them typed is lost."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.judging import judge
from tests.journeys.people import PATIENCE, sign_in_staff
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import Town

REFUSALS = (400, 403)
NOTICE = "[data-last-resort-notice]"


def begun(page: Page, headline: str) -> str:
    """Begin a story and let it save by itself; return the address of its form."""
    page.goto("/desk/stories/add/")
    writes(page, headline, "Both begin with this line.")
    page.wait_for_url("**/desk/stories/edit/*/")
    saved(page)
    return page.url


def writes(page: Page, headline: str = "", words: str = "", deck: str = "") -> None:
    """Type into a story's form as a person does: the form notes its beginning first."""
    page.wait_for_timeout(2500)
    if headline:
        page.locator("[name=headline]").fill(headline)
    if deck:
        page.locator("[name=deck]").fill(deck)
    if words:
        page.locator(".Draftail-Editor [contenteditable=true]").first.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(words)


def saved(page: Page) -> None:
    """Wait until the form says that what was typed is saved."""
    expect(page.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "saved", timeout=PATIENCE
    )


def test_each_sees_the_other_and_the_second_to_save_overwrites_nothing(desk: Any) -> None:
    ada, ben = desk("Ada", allow=REFUSALS), desk("Ben", allow=REFUSALS)
    story = begun(ada, "Two at the bridge")
    ben.goto(story)
    expect(ada.locator(".desk-others")).to_contain_text("Ben has it open", timeout=PATIENCE)
    expect(ben.locator(".desk-others")).to_contain_text("Ada has it open", timeout=PATIENCE)

    writes(ada, deck="Ada wrote the deck.")
    saved(ada)
    writes(ben, words=" And Ben wrote on.")
    expect(ben.locator(NOTICE)).to_contain_text("Ada saved this story while you were writing", timeout=PATIENCE)
    ben.keyboard.type(" And on.")
    ben.get_by_role("button", name="See both side by side").click()
    ben.wait_for_url("**/desk/stories/beside/*/")

    expect(ben.locator(".desk-beside")).to_contain_text("And Ben wrote on. And on.")
    found = judge(ben, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    assert [each for each in found if UNDECIDED not in each] == []
    choose(ben)
    expect(ben.locator("[name=deck]")).to_have_value("Ada wrote the deck.")
    expect(ben.locator(".Draftail-Editor").first).to_contain_text("And Ben wrote on. And on.")


def choose(page: Page) -> None:
    """Take what only one of them changed, and one's own where both did."""
    for group in page.get_by_role("radiogroup").all():
        if not group.locator(":checked").count():
            group.locator("[value=mine]").check()
    page.get_by_role("button", name="Put together as chosen").click()
    page.wait_for_url("**/desk/stories/edit/*/")


def test_one_publishes_while_the_other_types(desk: Any) -> None:
    ada, ben = desk("Ada", allow=REFUSALS), desk("Ben", allow=REFUSALS)
    story = begun(ada, "Out while Ben types")
    ben.goto(story)
    writes(ada)
    ada.get_by_role("button", name="Publish", exact=True).click()
    expect(ada.locator(".messages")).to_contain_text("published", timeout=PATIENCE)

    writes(ben, deck="Typed by Ben all the while.")
    ben.get_by_role("button", name="Save draft").click()
    confirm = ben.get_by_role("dialog").get_by_role("button", name="Save draft")
    if ben.get_by_text("Nothing is overwritten").is_visible():
        confirm.click()
    ben.wait_for_url("**/desk/stories/beside/*/")

    expect(ben.locator(".desk-beside")).to_contain_text("Typed by Ben all the while.")


def test_what_is_typed_while_the_line_is_down_arrives_when_it_is_back(desk: Any) -> None:
    ben = desk("Ben", allow=REFUSALS)
    story = begun(ben, "The line went down")
    writes(ben)
    ben.context.set_offline(True)
    ben.locator("[name=deck]").fill("Typed in the dark.")
    expect(ben.locator(NOTICE)).to_contain_text("The station cannot be reached", timeout=PATIENCE)

    ben.context.set_offline(False)
    expect(ben.locator(NOTICE)).to_be_hidden(timeout=PATIENCE)
    ben.goto(story)

    expect(ben.locator("[name=deck]")).to_have_value("Typed in the dark.")


def test_what_was_typed_before_the_browser_died_is_put_back(desk: Any) -> None:
    ben = desk("Ben", allow=REFUSALS)
    story = begun(ben, "The browser died")
    writes(ben)
    ben.context.set_offline(True)
    ben.locator("[name=deck]").fill("Typed before the crash.")
    ben.wait_for_timeout(1000)
    ben.close()

    again = ben.context.new_page()
    again.context.set_offline(False)
    again.goto(story)
    expect(again.locator(NOTICE)).to_contain_text("“The browser died”", timeout=PATIENCE)
    again.get_by_role("button", name="Put it back").click()

    expect(again.locator("[name=deck]")).to_have_value("Typed before the crash.", timeout=PATIENCE)
    expect(again.locator(NOTICE)).to_be_hidden()


def test_a_session_that_ended_costs_no_word(desk: Any, riverbend: Town) -> None:
    ben = desk("Ben", allow=REFUSALS)
    story = begun(ben, "Signed out in the middle")
    writes(ben)
    ben.context.clear_cookies()
    ben.locator("[name=deck]").fill("Typed after the session ended.")
    expect(ben.locator(NOTICE)).to_contain_text("You are signed out", timeout=PATIENCE)
    ben.get_by_role("button", name="Sign in").click()
    ben.wait_for_url("**/sign-in/**")
    sign_in_staff(ben, riverbend, "Ben")
    ben.goto(story)
    ben.get_by_role("button", name="Put it back").click()

    expect(ben.locator("[name=deck]")).to_have_value("Typed after the session ended.", timeout=PATIENCE)


def test_a_lock_is_taken_over_and_its_holder_is_told_and_loses_nothing(desk: Any) -> None:
    ada, ben = desk("Ada", allow=REFUSALS), desk("Ben", allow=REFUSALS)
    story = begun(ben, "Held by Ben")
    lock = story.replace("/edit/", "/lock/")
    token = ben.locator("#w-editor-form [name=csrfmiddlewaretoken]").input_value()
    assert ben.request.post(lock, form={"csrfmiddlewaretoken": token}, headers={"referer": story}).ok
    ben.goto(story)
    writes(ben)
    ada.goto(story)
    expect(ada.locator(".messages")).to_contain_text("Ben holds this story")
    ada.get_by_role("button", name="Take over").click()
    expect(ada.locator(".messages")).to_contain_text("You hold the story now")

    expect(ben.locator(".desk-held")).to_contain_text("Ada holds this story", timeout=PATIENCE)
    ben.locator("[name=deck]").fill("Ben had not saved this.")
    expect(ben.locator(NOTICE)).to_contain_text("kept aside", timeout=PATIENCE)
    ada.reload()
    ada.get_by_role("link", name="A text by Ben").click()

    expect(ada.locator(".desk-beside")).to_contain_text("Ben had not saved this.")
