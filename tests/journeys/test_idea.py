"""Somebody sends a story idea with a photo, comes back for the answer, and leaves nothing else behind."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import cookies
from tests.journeys.town import Town
from tests.tips.cast import photo


def test_an_idea_reaches_the_desk_and_the_answer_its_sender_without_scripts_and_cookies(
    visit: Any, desk: Any, riverbend: Town
) -> None:
    dot = visit(javascript=False, width=360, allow=(422,))
    dot.goto(riverbend.story)

    dot.locator(".idea-door").get_by_role("link").click()
    expect(dot.locator(".idea-about")).to_contain_text("Front Street bridge closes for a year")
    dot.locator("textarea[name=text]").fill("Ask why the lamps on Mill Street burn by day.")
    dot.locator("[name=file]").set_input_files({"name": "me.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    dot.wait_for_timeout(4000)  # Who writes quicker than a person is taken for a machine.
    dot.get_by_role("button", name="Send it to the newsroom").click()
    expect(dot.locator("h1")).to_have_text("Thank you")
    receipt = dot.locator(".idea-words").inner_text()

    ada = desk("Ada")
    ada.locator(".sidebar-menu-item__link", has_text="Story ideas").click()
    ada.get_by_role("link", name="Ask why the lamps").click()
    expect(ada.get_by_role("img", name="Picture 1")).to_be_visible()
    ada.get_by_label("Write to the sender").fill("Since when?")
    ada.get_by_role("button", name="Leave it for the sender").click()
    ada.get_by_role("button", name="Your idea became this story").click()

    dot.get_by_role("link", name="With the receipt").click()
    dot.locator("[name=receipt]").fill(receipt.upper())
    dot.get_by_role("button", name="Show my idea").click()
    expect(dot.locator(".idea-thread")).to_contain_text("Since when?")
    expect(dot.locator(".idea-thread")).to_contain_text("Your idea became this story")
    dot.locator("textarea[name=text]").fill("Since March.")
    dot.get_by_role("button", name="Add it").click()
    expect(dot.locator(".idea-thread")).to_contain_text("Since March.")
    assert cookies(dot) == []


def test_spam_is_buried_by_keys(desk: Any, riverbend: Town) -> None:
    riverbend.fill(
        "from django.utils import timezone\nfrom newsquare.stations.models import Station\n"
        "from newsquare.tips.actions import receive_idea\n"
        "for text in ('Buy watches at Watch World now', 'Dear friend, buy watches at Watch World now'):\n"
        "    receive_idea(station=Station.objects.get(), text=text, now=timezone.now())"
    )
    ada = desk("Ada")
    ada.goto("/desk/ideas/")

    ada.get_by_role("link", name="Dear friend, buy watches").focus()
    ada.keyboard.press("a")
    ada.keyboard.press("s")

    expect(ada.locator("main")).to_contain_text("2 ideas put away as spam.")
    expect(ada.locator("main")).not_to_contain_text("Buy watches")


def test_the_pages_of_ideas_satisfy_the_judges(visit: Any, riverbend: Town) -> None:
    page = visit(allow=(422,))
    page.goto(f"/story-idea/?story={riverbend.known['number']}")
    found = judge(page)
    page.get_by_role("button", name="Send it to the newsroom").click()
    found += judge(page, widths=(360, 1280))
    page.locator("textarea[name=text]").fill("Count the benches on Front Street.")
    page.get_by_role("button", name="Send it to the newsroom").click()
    receipt = page.locator(".idea-words").inner_text()
    found += judge(page, widths=(320, 1280))
    page.goto("/story-idea/answer/")
    page.locator("[name=receipt]").fill(receipt)
    found += judge(page, widths=(320, 1280))
    page.get_by_role("button", name="Show my idea").click()
    found += judge(page, widths=(320, 1280))

    assert found == []
