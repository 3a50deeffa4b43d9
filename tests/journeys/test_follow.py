"""Dot follows a topic by mail, gets one, and leaves with one press."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import cookies, look_until
from tests.journeys.town import Town, link_in, text_of, wire_file


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_topic_is_followed_by_mail_and_left_with_one_press(visit: Any, riverbend: Town, javascript: bool) -> None:
    what = "mill" if javascript else "farm"
    address = f"dot.{what}@readers.example"
    dot = visit(javascript=javascript, width=360)
    dot.goto(riverbend.story)

    dot.locator("[data-newsquare=topic]", has_text="County Government").click()
    dot.get_by_label("Get new stories about County Government by mail").fill(address)
    dot.get_by_role("button", name="Follow").click()
    expect(dot.locator("h1")).to_have_text("Check your mail")
    if javascript:
        assert judge(dot) == []

    letter = riverbend.mail_to(address)
    dot.goto(link_in(letter, "/follow/confirm/"))
    if javascript:
        assert judge(dot) == []
    dot.reload()  # Looking at it changes nothing: the button is still there.
    dot.locator("main button").click()
    expect(dot.locator("main")).to_contain_text("County Government")
    if javascript:
        assert judge(dot) == []

    riverbend.lay_in("straight-wire", f"{address}.xml", wire_file(f"County buys a {what}", number=100 + javascript))
    news = riverbend.mail_to(address, f"County buys a {what}", after=0)
    assert f"/county-buys-a-{what}" in text_of(news)
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert cookies(dot) == []

    way_out = news["List-Unsubscribe"].strip().strip("<>")
    assert dot.request.get(way_out).ok  # Mail programs look at links; that is no press.
    answer = dot.request.post(way_out, form={"List-Unsubscribe": "One-Click"})
    assert answer.ok
    dot.goto(urlsplit(way_out).path)
    expect(dot.locator("main")).not_to_contain_text("Internal")
    riverbend.lay_in("straight-wire", f"{address}-2.xml", wire_file(f"County sells a {what}", number=102 + javascript))
    dot.goto("/topic/county-government/")
    look_until(dot, lambda: dot.get_by_role("link", name=f"County sells a {what}").count() == 1)
    assert riverbend.mails_to(address, f"County sells a {what}") == []
