"""What machines are told in JSON-LD is what people see, on every kind of page, whatever happened before."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from newsquare.comments.actions import delete_comment
from newsquare.stories.actions import bar_picture, correct, publish, unpublish
from newsquare.stories.models import BarKind, Byline, HousePage, Story
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, TopicFactory, ada
from tests.clock import MONDAY_NOON
from tests.comments.cast import say
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
LATER = MONDAY_NOON + timedelta(hours=1)
Node = dict[str, Any]


def read(client: Client, path: str) -> tuple[Any, dict[str, Node]]:
    """Return a page, and what it tells machines, by type."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = html.fromstring(answer.content.decode())
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    return page, {node["@type"]: node for node in data["@graph"]}


def words(page: Any, path: str) -> list[str]:
    """Return the words of all elements that an XPath finds."""
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def local(**fields: Any) -> Story:
    """Return a story of our own with all that machines are told of."""
    topics = [TopicFactory(), TopicFactory(slug="schools")]
    lead = picture(StationFactory(), "navy")
    made: Story = StoryFactory(topics=topics, lead_picture=lead, lead_caption="The bridge at noon.", **fields)
    made.bylines = [Byline(name="Ben Ortiz", detail="Reporter"), Byline(name="Ana Reyes", sort_order=2)]
    made.save()
    publish(story=made, by=None, now=MONDAY_NOON)
    made.refresh_from_db()
    return made


def check_story(client: Client, path: str) -> Node:
    """Compare everything that a story's page tells machines with what stands on it; return the article."""
    page, told = read(client, path)
    article = told["NewsArticle"]
    assert words(page, "//h1") == [article["headline"]]
    assert words(page, "//p[@data-newsquare='deck']") == ([article["description"]] if "description" in article else [])
    assert page.xpath("//link[@rel='canonical']/@href") == [article["url"]] == [article["mainEntityOfPage"]]
    times = page.xpath("//p[@class='dates']/span/time/@datetime")
    assert times[0] == article["datePublished"]
    assert article["dateModified"] in times[:2]
    people = [each["name"] for each in article["author"] if each["@type"] == "Person"]
    assert words(page, "//*[@data-newsquare='byline']/*[self::a or self::b]") == people
    addresses = [each["url"].removeprefix(SITE) for each in article["author"] if each["@type"] == "Person"]
    assert page.xpath("//*[@data-newsquare='byline']/a/@href") == addresses
    if "sourceOrganization" in article:
        assert article["sourceOrganization"]["name"] in words(page, "//p[@class='sent-by']/b")
    notes = [each.split(": ", 1)[1] for each in words(page, "//*[@class='correction-note']/p")]
    assert notes == [each["text"] for each in article.get("correction", [])]
    moments = page.xpath("//*[@class='correction-note']//time/@datetime")
    assert moments == [each["datePublished"] for each in article.get("correction", [])]
    assert words(page, "//*[@data-newsquare='topic']") == [each["name"] for each in article.get("about", [])]
    check_picture(page, article)
    seen = page.xpath("count(//section[@id='comments']//article[not(.//p[@class='gone'])])")
    assert article.get("commentCount", 0) == seen
    check_trail(page, told, words(page, "//p[@class='kicker']/a"))
    return article


def check_picture(page: Any, article: Node) -> None:
    """Compare the lead picture, its words and the social picture."""
    shown = page.xpath("//div[@class='story-lead']//img/@src")
    images = article.get("image", [])
    assert [SITE + src for src in shown] == [each["url"] for each in images[:1]]
    for image in images:
        assert words(page, "//div[@class='story-lead']//*[@class='caption']") == [image["caption"]]
        assert words(page, "//div[@class='story-lead']//*[@class='credit']") == [image["creditText"]]
    social = page.xpath("//meta[@property='og:image']/@content")
    assert social == [each["url"] for each in images[1:]]


def check_trail(page: Any, told: dict[str, Node], between: list[str]) -> None:
    """Compare the way to a page with its nameplate, its kicker and its headline; and whose page it is."""
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert [step["name"] for step in steps] == [*words(page, "//p[@class='nameplate']"), *between, *words(page, "//h1")]
    assert steps[0]["item"] == f"{SITE}/"
    whose = next(node["publisher"] for node in told.values() if "publisher" in node)
    assert [whose["name"]] == words(page, "//p[@class='nameplate']")
    assert whose["correctionsPolicy"].removeprefix(SITE) in page.xpath("//footer//a/@href")


def edited(story: Story) -> None:
    """Change headline and deck."""
    row: Any = Story.objects.get(pk=story.pk)
    row.headline, row.deck = "Another </script> headline & more", "Another deck."
    row.save()
    publish(story=row, by=None, now=LATER)


def mended(story: Story) -> None:
    """Correct a word."""
    note = "An earlier version miscounted <the> vote."
    correct(story=story, wrong="five to two", right="four to three", text=note, by=ada(), now=LATER)


def talked_about(story: Story) -> None:
    """Let Dot and others say something."""
    say(story)
    say(story, text="Another word.")


def talked_out(story: Story) -> None:
    """Let Dot take one of two comments back."""
    comment = say(story)
    say(story, text="This one stays.")
    delete_comment(comment=comment, by=comment.author, now=MONDAY_NOON)


def stripped(story: Story) -> None:
    """Take the right to the lead picture away."""
    assert story.lead_picture
    bar_picture(picture=story.lead_picture, kind=BarKind.RIGHTS)


@pytest.mark.parametrize("happen", [edited, mended, talked_about, talked_out, stripped])
def test_machines_are_told_what_people_see_after_each_thing_that_happens(
    client: Client, happen: Callable[[Story], None]
) -> None:
    story = local()
    before = check_story(client, story.path)

    happen(story)

    assert check_story(client, story.path) != before


def test_of_agency_copy_the_agency_is_told() -> None:
    story = PublishedStoryFactory(label="wire", distributor="State Wire", indexing="noindex-news")

    article = check_story(Client(), story.path)

    assert article["author"] == [{"@type": "Organization", "name": "State Wire"}]


def test_of_a_withdrawn_story_nothing_is_told(client: Client) -> None:
    story = local()
    unpublish(story=story, now=LATER)

    assert "ld+json" not in client.get(story.path).content.decode()


def test_every_other_page_tells_its_name_its_place_and_whose_it_is(client: Client) -> None:
    story = local()
    mended(story)
    HousePage.objects.create(station=story.station, slug="about", title="About us", body="<p>We report.</p>")
    pages = {
        "/section/news/": "CollectionPage",
        "/topic/schools/": "CollectionPage",
        "/author/ben-ortiz/": "ProfilePage",
        "/corrections/": "CollectionPage",
        "/about/": "AboutPage",
    }

    for path, kind in pages.items():
        page, told = read(client, path)
        assert [told[kind]["name"]] == words(page, "//h1"), path
        assert page.xpath("//link[@rel='canonical']/@href") == [told[kind]["url"]] == [SITE + path]
        check_trail(page, told, [])


def test_the_front_page_tells_whose_it_is(client: Client) -> None:
    local()

    page, told = read(client, "/")

    whose = told["NewsMediaOrganization"]
    assert words(page, "//h1[@class='nameplate']") == [whose["name"]] == [told["WebSite"]["name"]]
    assert whose["correctionsPolicy"].removeprefix(SITE) in page.xpath("//footer//a/@href")


def test_a_page_of_changes_lies_behind_its_story(client: Client) -> None:
    story = local()
    mended(story)

    page, told = read(client, f"{story.path}versions/1/2/")

    steps = [step["name"] for step in told["BreadcrumbList"]["itemListElement"]]
    assert steps == ["Channel 9 Riverbend", "News", story.headline, "Versions", "What changed"]
    assert words(page, "//h1") == ["What changed"]
    assert words(page, "//p[@class='deck']/a") == [story.headline]
