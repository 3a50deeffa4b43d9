"""Our feeds keep the rules that the W3C's feed validator asks for; the judge of that finds what breaks them."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from newsquare.stories.actions import publish
from tests.cast import PublishedStoryFactory, StoryFactory
from tests.circulation.feed_formats import judge_atom, judge_json
from tests.circulation.feed_rules import judge_feed
from tests.circulation.post import bridge
from tests.circulation.test_feeds import picture, wire_story
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, regular, say

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file of a rendition that it makes to the garbage collector.
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:ResourceWarning"),
]
HARD = """<p>Cats &amp; <b>dogs</b> &lt;script&gt; <a href="/about/">ours</a> <a href="https://example.org/?a=1&amp;b=2">theirs</a>
 <a href="mailto:desk@example.org">write</a></p><ul><li>one</li></ul>"""


def fill() -> None:
    """Publish what feeds find hard: pictures, markup, odd letters, topics, wire copy, no deck."""
    topic = bridge()
    PublishedStoryFactory(
        topics=[topic], headline="Cats & <dogs> “quoted” – 日本 🐈", slug="cats", deck="Less than < more."
    )
    story = StoryFactory(headline="With a picture", slug="picture", body=[("text", HARD)], lead_picture=picture())
    story.topics.add(topic)
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON + timedelta(hours=1))
    wire_story(headline="From the wire", slug="wire")


JUDGES = {"feed.xml": judge_feed, "atom.xml": judge_atom, "feed.json": judge_json}
FOLDERS = {"/": 3, "/topic/bridge/": 2, "/section/news/": 3, "/author/lena-fox/": 1}


@pytest.mark.parametrize("file", JUDGES)
def test_feeds_keep_the_rules(client: Client, file: str) -> None:
    fill()

    for folder, count in FOLDERS.items():
        raw = client.get(folder + file).content

        assert len(re.findall(rb"<item>|<entry>|\"id\": ", raw)) == count, folder
        assert JUDGES[file](raw, f"http://testserver{folder}{file}") == []


@pytest.mark.parametrize("file", JUDGES)
def test_an_empty_feed_keeps_the_rules(client: Client, file: str) -> None:
    bridge()

    assert JUDGES[file](client.get(f"/{file}").content, f"http://testserver/{file}") == []


@pytest.mark.parametrize("file", JUDGES)
def test_a_feed_of_comments_keeps_the_rules(client: Client, file: str) -> None:
    story = PublishedStoryFactory(headline="Cats & <dogs>")
    first = approved(say(story, "Not <b>so</b> fast & see https://example.org/?a=1&b=2 – 日本 🐈"))
    say(story, "Why?", parent=first, author=regular(story, "Eve"))
    path = f"/comments/under/{story.pk}/{file}"

    raw = client.get(path).content

    assert raw.count(b"urn:uuid:") >= 3  # The answer names what it answers.
    assert JUDGES[file](raw, f"http://testserver{path}") == []


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ("</feed>", "", "not well-formed"),
        ("<id>a:1</id>", "", "feed has no id"),
        ("<updated>2026-03-02T12:00:00Z</updated></entry>", "</entry>", "entry has no updated"),
        ("12:00:00Z</updated></entry>", "12:00:00</updated></entry>", "updated has no zone"),
        ('href="http://a.example/1"', 'href="/1"', "whole address"),
        ("&lt;p&gt;", "&lt;p onclick='x()'&gt;", "attribute onclick"),
        ("http://a.example/atom", "http://b.example/atom", "rel=self"),
        ("<name>A</name>", "<name> </name>", "author without a name"),
    ],
)
def test_the_judge_of_atom_finds_what_breaks_a_rule(good: str, bad: str, words: str) -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><id>a:1</id><title>A</title><updated>2026-03-02T12:00:00Z</updated>
    <author><name>A</name></author><link rel="self" href="http://a.example/atom"/>
    <link rel="alternate" href="http://a.example/"/><entry><id>a:2</id><title>One</title>
    <link rel="alternate" href="http://a.example/1"/><summary type="html">&lt;p&gt;Text&lt;/p&gt;</summary>
    <updated>2026-03-02T12:00:00Z</updated></entry></feed>"""
    assert good in feed
    assert judge_atom(feed.encode(), "http://a.example/atom") == []

    found = judge_atom(feed.replace(good, bad, 1).encode(), "http://a.example/atom")

    assert any(words in each for each in found), found


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ("</channel>", "", "not well-formed"),
        ('version="2.0"', 'version="2.1"', "no <rss"),
        ("+0000", "GMTish", "no time"),
        ("Mon, 02", "Tue, 02", "wrong weekday"),
        ("<link>http://a.example/1</link>", "<link>/1</link>", "link is no whole address"),
        ('isPermaLink="false"', "", "guid is said to be an address"),
        (">one</guid>", "></guid>", "no guid"),
        ("&lt;p&gt;", "&lt;p onclick='x()'&gt;", "attribute onclick"),
        ("&lt;p&gt;", "&lt;script&gt;&lt;/script&gt;&lt;p&gt;", "<script>"),
        ("&lt;p&gt;", "&lt;a href='/x'&gt;&lt;/a&gt;&lt;p&gt;", "no whole address"),
        ("<title>One</title>", "<title>One</title><title>Two</title>", "several <title>"),
        ("http://a.example/feed", "http://b.example/feed", "own address"),
        ("<ttl>", "<time>", "not well-formed"),
        (
            "<description>&lt;p",
            "<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'/><description>&lt;p",
            "no description before",
        ),
        ("<author>a@b.example (A)</author>", "<author>A</author>", "no mail address"),
    ],
)
def test_the_judge_finds_what_breaks_a_rule(good: str, bad: str, words: str) -> None:
    feed = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title>
    <link>http://a.example/</link><description>A feed</description><ttl>5</ttl>
    <atom:link rel="self" href="http://a.example/feed"/>
    <item><title>One</title><link>http://a.example/1</link><guid isPermaLink="false">one</guid>
    <author>a@b.example (A)</author><pubDate>Mon, 02 Mar 2026 12:00:00 +0000</pubDate>
    <description>&lt;p&gt;Text&lt;/p&gt;</description></item></channel></rss>"""
    assert good in feed
    assert judge_feed(feed.encode(), "http://a.example/feed") == []

    found = judge_feed(feed.replace(good, bad, 1).encode(), "http://a.example/feed")

    assert any(words in each for each in found), found
