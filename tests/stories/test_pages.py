"""What readers get at the addresses of stories, topics and sections."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsquare.stories.actions import bar_story, publish, unpublish
from newsquare.stories.models import BarKind, Correction, Story, Topic
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, say
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db


def test_a_story_page_holds_headline_deck_body_and_time(client: Client) -> None:
    story = PublishedStoryFactory(headline="Council funds the bridge")

    page = client.get(story.path).content.decode()

    assert "Council funds the bridge" in page
    assert "Repairs begin in spring." in page
    assert "The council voted five to two." in page
    assert 'datetime="2026-03-02T12:00:00-06:00"' in page


def test_a_draft_is_at_no_address(client: Client) -> None:
    StoryFactory(slug="secret")

    assert client.get("/2026/03/secret/").status_code == 404


def test_a_withdrawn_story_is_gone_and_says_why(client: Client) -> None:
    story = PublishedStoryFactory()
    unpublish(story=story, now=MONDAY_NOON, note="The claim could not be confirmed.")

    page = client.get(story.path)

    assert page.status_code == 410
    assert "The claim could not be confirmed." in page.content.decode()


def test_an_old_address_leads_to_the_new_one(client: Client) -> None:
    story = PublishedStoryFactory(slug="old")
    story.slug = "new"
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    page = client.get("/2026/03/old/")

    assert (page.status_code, page.headers["Location"]) == (301, "/2026/03/new/")


def test_a_story_whose_window_has_not_begun_is_not_there_yet(client: Client) -> None:
    story = PublishedStoryFactory()
    bar_story(story=story, kind=BarKind.RIGHTS, until_at=timezone.now() + timedelta(days=1))

    assert client.get(story.path).status_code == 404


def test_a_story_withheld_for_a_time_is_gone_until_then(client: Client) -> None:
    story = PublishedStoryFactory()
    bar_story(story=story, kind=BarKind.KILL)
    bar_story(story=story, kind=BarKind.WITHHELD, until_at=timezone.now() + timedelta(seconds=9))

    answer = client.get(story.path)

    assert answer.status_code == 410
    assert int(answer.headers["Cache-Control"].split("max-age=")[1].split(",")[0]) <= 9


def test_an_embargoed_story_is_on_no_page(client: Client) -> None:
    topic = TopicFactory()
    story = PublishedStoryFactory(topics=[topic], headline="Embargoed news")
    bar_story(story=story, kind=BarKind.EMBARGO, until_at=timezone.now() + timedelta(hours=1))

    exits = [story.path, "/topic/county-government/", "/section/news/", "/sitemap-2026-03.xml", "/news-sitemap.xml"]

    assert all("Embargoed news" not in client.get(way_out).content.decode() for way_out in exits)
    assert all(story.path not in client.get(way_out).content.decode() for way_out in exits[1:])
    assert client.get(f"/api/stories/{story.pk}.json").status_code == 404


def test_a_correction_stands_under_the_headline(client: Client) -> None:
    story = PublishedStoryFactory()
    story.correction_note = "The vote was five to two."
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON + timedelta(hours=1))

    page = client.get(story.path).content.decode()

    assert Correction.objects.get().text in page
    assert page.index("The vote was five to two.", page.index("<h1")) < page.index("The council voted")


def test_the_structured_data_says_what_the_page_says(client: Client) -> None:
    story = PublishedStoryFactory(headline="A </script> headline & more", topics=[TopicFactory()])

    page = client.get(story.path).content.decode()

    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    article = json.loads(block)["@graph"][0]
    assert article["headline"] == "A </script> headline & more"
    assert article["datePublished"] == "2026-03-02T12:00:00-06:00"


def test_a_topic_page_goes_on_behind_its_last_story(client: Client) -> None:
    topic: Topic = TopicFactory()
    PublishedStoryFactory.create_batch(21, topics=[topic])

    assert client.get("/topic/county-government/").content.decode().count("<article") == 20
    assert client.get("/topic/county-government/2/").content.decode().count("<article") == 1
    assert client.get("/topic/county-government/3/").status_code == 404


def test_one_station_shows_nothing_of_another(client: Client) -> None:
    other = StationFactory(slug="harborlight")
    story = PublishedStoryFactory(station=other, section=SectionFactory(station=other))

    assert client.get(story.path).status_code == 404
    assert client.get(f"/api/stories/{story.pk}.json").status_code == 404
    assert client.get(story.path, headers={"Host": "harborlight.test"}).status_code == 200


def test_wire_copy_is_kept_from_news_search_and_from_the_news_sitemap(client: Client) -> None:
    story = PublishedStoryFactory(label="wire", indexing="noindex-news", distributor="Lakes Wire")

    assert '<meta name="Googlebot-News" content="noindex">' in client.get(story.path).content.decode()
    assert story.path not in client.get("/news-sitemap.xml").content.decode()
    assert story.path in client.get("/sitemap-2026-03.xml").content.decode()


def test_the_api_holds_back_text_that_its_source_does_not_allow(client: Client) -> None:
    story = PublishedStoryFactory(full_text_out=False)

    data = client.get(f"/api/stories/{story.pk}.json").json()

    assert data["body_html"] is None
    assert data["headline"] == story.headline


def test_a_story_page_costs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    topic = TopicFactory()
    PublishedStoryFactory.create_batch(5, topics=[topic])
    story = PublishedStoryFactory(topics=[topic])

    with django_assert_max_num_queries(18):  # type: ignore[operator]
        client.get(story.path)


def furnished() -> Story:
    """Return a story with all that a page can hold: pictures, quote, facts, video, corrections, comments, company."""
    topics = [TopicFactory(), TopicFactory(slug="schools")]
    PublishedStoryFactory.create_batch(5, topics=topics)
    lead, inside, poster, last = (picture(StationFactory(), colour) for colour in ("red", "navy", "green", "gold"))
    body = [
        ("text", "<p>The council voted five to two.</p>"),
        ("picture", {"picture": inside, "caption": "Here"}),
        ("quote", {"text": "We were late.", "attribution": "The mayor"}),
        ("facts", {"title": "The bridge", "text": "<p>Built in 1931.</p>"}),
        ("video", {"poster": poster, "address": "https://video.example/1", "caption": "The vote"}),
        ("picture", {"picture": last, "caption": ""}),
    ]
    story: Story = PublishedStoryFactory(topics=topics, lead_picture=lead, body=body)
    for number in range(2):
        story.correction_note = f"Correction {number}."
        story.save()
        publish(story=story, by=None, now=MONDAY_NOON)
        story.refresh_from_db()
    thread = say(story)
    say(story, text="A reply", parent=thread)
    approved(say(story, author=newcomer()))
    return story


def test_a_page_with_all_that_it_can_hold_costs_few_queries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    story = furnished()
    client.get(story.path)  # Its pictures are cut to size once.

    with django_assert_max_num_queries(22):  # type: ignore[operator]
        page = client.get(story.path).content.decode()

    assert page.count("<figure") >= 4
    assert "Correction 1." in page
    assert "A reply" in page


def test_no_cookie_comes_with_a_page(client: Client) -> None:
    story = PublishedStoryFactory()

    answer = client.get(story.path)

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    "path",
    [
        "/topic/county-government/1/",
        "/topic/county-government/02/",
        "/api/stories/0{pk}.json",
        "/api/stories/99999999999999.json",
        "/sitemap-9999-12.xml",
        "/sitemap-2019-01.xml",
        "/sitemap-0001-01.xml",
    ],
)
def test_nothing_has_two_addresses_and_no_address_is_made_up(client: Client, path: str) -> None:
    story = PublishedStoryFactory(topics=[TopicFactory()])

    assert client.get(path.format(pk=story.pk)).status_code == 404


def test_a_page_stands_when_the_section_it_was_filed_under_is_gone(client: Client) -> None:
    old = SectionFactory(slug="old")
    story = PublishedStoryFactory(section=old)
    Story.objects.update(section=SectionFactory())
    old.delete()

    assert client.get(story.path).status_code == 200
