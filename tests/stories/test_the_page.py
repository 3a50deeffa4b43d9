"""A fully furnished story page, asked for at its address, holds every element in the order of a screen reader."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html
from PIL import Image

from newsquare.stories.actions import add_picture, publish, redraw
from newsquare.stories.models import Byline, Story
from tests.cast import PublishedStoryFactory, StoryFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import say

pytestmark = pytest.mark.django_db

ORDER = {
    "skip link": "//body//a[@href='#main']",
    "masthead": "//header[contains(@class,'masthead')]//a[text()='Channel 9 Riverbend']",
    "navigation": "//nav[@aria-label='Sections']//a[@href='/section/news/']",
    "headline": "//main//h1[text()='Levee district asks for nine million']",
    "deck": "//main//p[text()='A vote is expected next week.']",
    "byline": "//main//*[text()='Imogen Castell']",
    "distributor at the top": "//main//*[text()='State Wire']",
    "first published": "//main//time[@datetime='2026-03-02T12:00:00-06:00']",
    "updated": "//main//time[@datetime='2026-03-02T13:00:00-06:00']",
    "agency's time": "//main//time[@datetime='2026-03-02T10:00:00-06:00']",
    "correction": "//main//*[@role='note'][contains(., 'It is nine million, not eight.')]",
    "jump to comments": "//main//a[@href='#comments']",
    "lead photo": "//main//figure//img[@alt='A green levee under a grey sky']",
    "caption": "//main//figcaption/*[text()='The levee on Monday.']",
    "credit": "//main//figcaption/*[text()='Pool/Lumen Pictures']",
    "body": "//main//p[text()='The levee district asked lawmakers for money.']",
    "topic": "//main//a[@href='/topic/county-government/'][text()='County Government']",
    "follow control": "//main//form[@action='/follow/topic/county-government/']//input[@name='email']",
    "where it comes from": "//main//h2[text()='Where this story comes from']",
    "label": "//main//b[text()='News agency copy']",
    "distributor": "//main//*[@data-newsquare='distributor'][text()='State Wire']",
    "notice": "//main//*[text()='© State Wire 2026']",
    "related stories": "//main//a[text()='Council weighs the levee']",
    "forum": "//main//*[@id='comments']",
    "promise": "//main//*[contains(text(), 'Channel 9 Riverbend keeps this forum civil and constructive')]",
    "guidelines": "//main//a[@href='/guidelines/'][text()='Community Guidelines']",
    "comment": "//main//*[@id='comments']//p[text()='The bridge was due.']",
    "comment form": "//main//form[@action='/comments/post/']//textarea[@name='text']",
    "door for ideas": "//main//a[starts-with(@href, '/story-idea/?story=')][contains(., 'story idea')]",
    "footer": "//footer//*[contains(@class,'foot-name')]",
}


def jpeg() -> bytes:
    """Return a small picture."""
    file = io.BytesIO()
    Image.new("RGB", (320, 180), "#3f5b45").save(file, "JPEG")
    return redraw(file.getvalue())


@pytest.fixture
def story() -> Story:
    """A wire story with all that a page can hold: corrected, updated, illustrated, talked about."""
    topic = TopicFactory()
    PublishedStoryFactory(headline="Council weighs the levee", topics=[topic])
    story = StoryFactory(
        headline="Levee district asks for nine million",
        deck="A vote is expected next week.",
        label="wire",
        distributor="State Wire",
        rights_notice="© State Wire 2026",
        agency_time=MONDAY_NOON - timedelta(hours=2),
        topics=[topic],
        body=[("text", "<p>The levee district asked lawmakers for cash.</p>")],
    )
    story.lead_picture = add_picture(
        station=story.station,
        jpeg=jpeg(),
        title="Levee",
        credit="Pool/Lumen Pictures",
        caption="The levee on Monday.",
        alt="A green levee under a grey sky",
    )
    story.bylines = [Byline(name="Imogen Castell")]
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()
    story.body = [("text", "<p>The levee district asked lawmakers for money.</p>")]
    story.correction_note = "It is nine million, not eight."
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON + timedelta(hours=1))
    story.refresh_from_db()
    say(story)
    return story


@pytest.fixture(autouse=True)
def _pictures_are_kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_every_element_stands_on_the_page_in_this_order(client: Client, story: Story) -> None:
    page = html.fromstring(client.get(story.path).content.decode())
    place = {element: number for number, element in enumerate(page.iter())}

    found = {name: page.xpath(mark) for name, mark in ORDER.items()}
    assert [name for name, elements in found.items() if not elements] == []
    before = 0
    for name, elements in found.items():
        after = [place[element] for element in elements if place[element] > before]
        assert after, f"{name} stands before what should come before it"
        before = after[0]


def test_the_skip_link_is_the_pages_first_link_and_leads_to_its_content(client: Client, story: Story) -> None:
    page = html.fromstring(client.get(story.path).content.decode())

    first = page.xpath("//body//a")[0]
    assert (first.text, first.get("href")) == ("Skip to content", "#main")
    assert page.get_element_by_id("main").tag == "main"


def test_the_jump_leads_past_the_story_to_the_forum(client: Client, story: Story) -> None:
    page = html.fromstring(client.get(story.path).content.decode())

    [jump] = page.xpath("//a[@href='#comments']")
    forum = page.get_element_by_id("comments")
    order = list(page.iter())
    assert order.index(jump) < order.index(page.xpath("//*[@data-newsquare='body']")[0]) < order.index(forum)


def test_a_story_of_our_own_names_its_reporter_and_no_agency(client: Client) -> None:
    story = StoryFactory()
    story.bylines = [Byline(name="Ben", detail="City reporter"), Byline(name="Ada")]
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()

    page = html.fromstring(client.get(story.path).content.decode())

    [line] = page.xpath("//p[@class='byline']")
    assert " ".join(line.text_content().split()) == "By Ben, City reporter and Ada"
    assert "Our own reporting" in page.xpath("//*[contains(@class,'source-line')]")[0].text_content()


def test_a_picture_without_a_credit_is_not_on_the_page(client: Client, story: Story) -> None:
    assert story.lead_picture is not None
    story.lead_picture.credit = ""
    story.lead_picture.save()

    page = html.fromstring(client.get(story.path).content.decode())

    assert page.xpath("//main//figure") == []
    assert page.xpath("//*[@data-newsquare='body']") != []
