"""Dot follows a topic by mail, gets one, and leaves with one press."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import cookies
from tests.journeys.town import Town, link_in, text_of

STORY = """
from datetime import timedelta
from django.utils import timezone
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Topic
from tests.cast import PublishedStoryFactory

PublishedStoryFactory(
    station=Station.objects.get(), section=Section.objects.get(slug="news"), headline="School opens {number} rooms",
    slug="rooms-{number}", topics=[Topic.objects.get(slug="schools")], published=timezone.now(),
)
"""


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no js"])
def test_a_topic_is_followed_by_mail_and_left_with_one_press(visit: Any, riverbend: Town, javascript: bool) -> None:
    address = f"dot{'-' if javascript else '.'}js@readers.example"
    dot = visit(javascript=javascript, width=360)
    dot.goto(riverbend.story)

    dot.get_by_role("link", name="Schools").last.click()
    dot.get_by_label("Get new stories about Schools by mail").fill(address)
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
    expect(dot.locator("main")).to_contain_text("Schools")
    if javascript:
        assert judge(dot) == []

    riverbend.fill(STORY.format(number=12 if javascript else 14))
    news = riverbend.mail_to(address, after=1)
    assert f"School opens {12 if javascript else 14} rooms" in text_of(news)
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert cookies(dot) == []

    way_out = news["List-Unsubscribe"].strip().strip("<>")
    assert dot.request.get(way_out).ok  # Mail programs look at links; that is no press.
    answer = dot.request.post(way_out, form={"List-Unsubscribe": "One-Click"})
    assert answer.ok
    dot.goto(urlsplit(way_out).path)
    expect(dot.locator("main")).not_to_contain_text("Internal")
    riverbend.fill(STORY.format(number=13 if javascript else 15))
    assert len(riverbend.mails_to(address)) == 2
