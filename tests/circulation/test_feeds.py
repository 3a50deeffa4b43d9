"""Feeds: what other programs read, no more of it than the public may see and the sender of the copy allows."""

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from newsquare.circulation.contexts import feed_of, of_topic
from newsquare.lib import shown
from newsquare.lib.feed.tree import iri
from newsquare.stations.queries import station_for
from newsquare.stories.actions import bar_picture, bar_story, correct, publish, unpublish
from newsquare.stories.models import BarKind, Byline, Label, Picture, Story
from newsquare.wire import formats as wire
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.circulation.post import bridge
from tests.clock import MONDAY_NOON

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file of a rendition that it makes to the garbage collector.
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
]


def read(client: Client, path: str = "/feed.xml", host: str = "testserver") -> Any:
    """Return a feed as a feed reader sees it; anything strange about it fails the test."""
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 200
    assert answer["Content-Type"] == f"application/{'atom' if path.endswith('atom.xml') else 'rss'}+xml; charset=utf-8"
    ElementTree.fromstring(answer.content)  # noqa: S314  # Our own feed.
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    return feed


def wire_story(**fields: Any) -> Story:
    """Return a public story of an agency, whose full text may not be passed on."""
    story: Story = StoryFactory(label=Label.WIRE, distributor="State Wire", full_text_out=False, **fields)
    story.bylines.add(Byline(name="Lena Fox"))
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    return story


def picture(credit: str = "Pool/State Wire") -> Picture:
    """Return a small picture of nothing."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), "navy").save(file, "JPEG")
    made: Picture = Picture.objects.create(
        station=StationFactory(), title="Bridge", credit=credit, caption="The bridge.", file=ImageFile(file, "b.jpg")
    )
    return made


def test_a_local_story_stands_in_full(client: Client) -> None:
    story = PublishedStoryFactory(topics=[bridge()], headline="Cats & <dogs>", slug="cats", deck="Less than < more.")

    [entry] = read(client).entries

    assert (entry.title, entry.link) == ("Cats & <dogs>", "http://testserver/2026/03/cats/")
    assert (entry.id, entry.guidislink) == (f"newsquare:riverbend:story:{story.pk}", False)
    assert entry.published == "Mon, 02 Mar 2026 12:00:00 -0600"
    assert [tag.term for tag in entry.tags] == ["Bridge"]
    assert entry.summary == "Less than &lt; more."
    assert entry.content[0].value == "<p>The council voted five to two.</p>"


def test_wire_copy_names_its_agency_and_keeps_its_text_home(client: Client) -> None:
    wire_story()

    answer = client.get("/feed.xml").content.decode()

    [entry] = read(client).entries
    assert (entry.author, entry.source if "source" in entry else entry.dc_source) == ("Lena Fox", "State Wire")
    assert "content" not in entry
    assert "The council voted" not in answer


def test_addresses_in_the_text_are_whole(client: Client) -> None:
    PublishedStoryFactory(body=[("text", '<p>See <a href="/topic/bridge/">the bridge</a>.</p>')])

    [entry] = read(client).entries

    assert 'href="http://testserver/topic/bridge/"' in entry.content[0].value


def test_the_lead_picture_comes_with_its_credit(client: Client) -> None:
    PublishedStoryFactory(lead_picture=picture())

    [entry] = read(client).entries

    [media] = entry.media_content
    assert media["url"].startswith("http://testserver/media/images/")
    assert (media["medium"], media["width"]) == ("image", "960")
    assert entry.media_credit[0]["content"] == "Pool/State Wire"


@pytest.mark.parametrize("barred", [True, False])
def test_a_picture_that_may_not_be_shown_is_not_in_the_feed(client: Client, barred: bool) -> None:
    lead = picture(credit="Pool/State Wire" if barred else "")
    PublishedStoryFactory(lead_picture=lead)
    if barred:
        bar_picture(picture=lead, kind=BarKind.RIGHTS)

    [entry] = read(client).entries

    assert "media_content" not in entry


def test_what_the_public_may_not_see_is_in_no_feed(client: Client) -> None:
    StoryFactory(topics=[bridge()])
    bar_story(story=PublishedStoryFactory(topics=[bridge()]), kind=BarKind.EMBARGO, until_at=MONDAY_NOON + timedelta(1))
    unpublish(story=PublishedStoryFactory(topics=[bridge()]), now=MONDAY_NOON)

    assert (read(client).entries, read(client, "/topic/bridge/feed.xml").entries) == ([], [])


def test_a_topic_has_a_feed_of_its_own(client: Client) -> None:
    PublishedStoryFactory(headline="Elsewhere")
    PublishedStoryFactory(headline="Here", topics=[bridge()])

    feed = read(client, "/topic/bridge/feed.xml")

    assert [entry.title for entry in feed.entries] == ["Here"]
    assert feed.feed.title == "Bridge – Channel 9 Riverbend"
    assert {"rel": "self", "href": "http://testserver/topic/bridge/feed.xml", "type": "application/rss+xml"} in [
        dict(link) for link in feed.feed.links
    ]


def test_the_stories_of_one_station_are_in_no_feed_of_another(client: Client) -> None:
    there = TopicFactory(slug="bridge", station=StationFactory(slug="harborlight"))
    PublishedStoryFactory(station=there.station, topics=[there], headline="There")
    PublishedStoryFactory(topics=[bridge()], headline="Here")

    assert [entry.title for entry in read(client).entries] == ["Here"]
    assert [entry.title for entry in read(client, "/topic/bridge/feed.xml", "harborlight.test").entries] == ["There"]


def test_sections_and_names_have_feeds_of_their_own(client: Client) -> None:
    wire_story(headline="Elsewhere", section=SectionFactory(slug="county"))
    story = StoryFactory(headline="Here")
    story.bylines.add(Byline(name="Ben Ortiz"))
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    section, name = read(client, "/section/county/feed.xml"), read(client, "/author/ben-ortiz/feed.xml")

    assert [entry.title for entry in section.entries] == ["Elsewhere"]
    assert section.feed.title == "County – Channel 9 Riverbend"
    assert [entry.title for entry in name.entries] == ["Here"]
    assert name.feed.title == "Ben Ortiz – Channel 9 Riverbend"
    assert client.get("/author/nobody/feed.xml").status_code == 404
    assert client.get("/section/nowhere/atom.xml").status_code == 404


def test_atom_and_json_say_the_same_as_rss(client: Client) -> None:
    PublishedStoryFactory(topics=[bridge()], headline="Cats & <dogs>", deck="Less < more.", lead_picture=picture())
    wire_story(headline="From the wire", rights_notice="© State Wire")

    rss, atom = read(client), read(client, "/atom.xml")
    items = json.loads(client.get("/feed.json").content)["items"]

    for plain, entry, item in zip(rss.entries, atom.entries, items, strict=True):
        assert (plain.id, entry.title, entry.link) == (item["id"], item["title"], item["url"])
        assert (entry.id, entry.title, entry.link) == (iri(plain.id), plain.title, plain.link)
        assert datetime.fromisoformat(item["date_published"]) == datetime.fromisoformat(entry.published)
    assert [entry.get("content", [{"value": ""}])[0]["value"] for entry in atom.entries] == [
        "",
        "<p>The council voted five to two.</p>",
    ]
    assert (items[0]["_newsquare"]["source"], items[0]["authors"]) == ("State Wire", [{"name": "Lena Fox"}])
    assert (items[1]["summary"], items[1]["tags"]) == ("Less < more.", ["Bridge"])
    assert items[1]["_newsquare"]["image_credit"] == "Pool/State Wire"


def test_pages_name_their_feeds(client: Client) -> None:
    story = PublishedStoryFactory(topics=[bridge()])
    pages = {"/": "/", "/topic/bridge/": "/topic/bridge/", "/section/news/": "/section/news/"}
    pages[story.path] = f"/comments/under/{story.pk}/"

    for page, folder in pages.items():
        html = client.get(page).content.decode()
        for file, kind in (("feed.xml", "rss"), ("atom.xml", "atom"), ("feed.json", "feed+json")):
            link = (
                rf'<link rel="alternate" type="application/{re.escape(kind)}[^"]*" title="[^"]+" href="{folder}{file}">'
            )
            assert re.search(link, html), (page, file)
            assert client.get(folder + file).status_code == 200


def test_a_changed_slug_is_still_the_same_entry(client: Client) -> None:
    story = PublishedStoryFactory(slug="old")
    before = read(client).entries[0].id
    story.slug = "new"
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON + timedelta(hours=1))

    [entry] = read(client).entries

    assert (entry.id, entry.link) == (before, "http://testserver/2026/03/new/")


def test_a_reader_that_has_it_all_is_told_so(client: Client) -> None:
    PublishedStoryFactory()
    etag = client.get("/feed.xml")["ETag"]

    answer = client.get("/feed.xml", headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_feed_says_what_it_shows_and_until_when() -> None:
    later = MONDAY_NOON + timedelta(hours=3)
    story, coming = PublishedStoryFactory(topics=[bridge()]), PublishedStoryFactory(topics=[bridge()])
    bar_story(story=coming, kind=BarKind.EMBARGO, until_at=later)

    with shown.collecting() as seen:
        feed_of(story.station, of_topic(bridge(), MONDAY_NOON), MONDAY_NOON)

    assert {f"topic:{bridge().pk}", f"story:{story.pk}"} <= seen.tags
    assert seen.valid_until == later


def test_a_feed_costs_the_same_for_one_story_and_for_ten(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(10):
        PublishedStoryFactory(topics=[bridge()], headline=f"Story {number}")

    station, topic = station_for("testserver"), bridge()
    assert station
    with django_assert_max_num_queries(6):
        feed_of(station, of_topic(topic, MONDAY_NOON), MONDAY_NOON)


def test_our_own_wire_desk_reads_our_feed(client: Client) -> None:
    wire_story(lead_picture=picture(), topics=[bridge()], headline="Bridge to close")

    [item] = wire.read(client.get("/feed.xml").content)

    assert (item.headline, item.distributor, item.byline) == ("Bridge to close", "State Wire", "Lena Fox")
    assert [found.credit for found in item.pictures] == ["Pool/State Wire"]


@pytest.mark.parametrize("whole", [True, False])
def test_a_corrected_story_says_so_with_its_note(client: Client, whole: bool) -> None:
    story = PublishedStoryFactory(full_text_out=whole)
    correct(story=story, wrong="in spring", right="in May", text="Not <spring>: May.", by=None, now=MONDAY_NOON)

    [entry] = read(client).entries

    told = entry.content[0].value if whole else entry.summary
    assert "Correction</strong>, March 2, 2026: Not &lt;spring&gt;: May.</p>" in told.replace("Mar. 2", "March 2")
