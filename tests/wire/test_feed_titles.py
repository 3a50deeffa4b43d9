"""Titles of feeds: markup where it may be markup, characters where the feed says that it is text."""

import pytest

from newsquare.wire.formats import read

FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Station</title><entry><id>urn:example:1</id>'
    "<title{0}>{1}</title><updated>2026-03-01T12:00:00Z</updated><content>Words.</content></entry></feed>"
)


@pytest.mark.parametrize(
    ("kind", "title", "headline"),
    [
        (' type="text"', "Why &lt;b&gt; is bold &amp; <![CDATA[<i>]]> is not", "Why <b> is bold & <i> is not"),
        (' type="text"', "Bread &amp;amp; butter", "Bread & butter"),
        (' type="html"', "A &lt;b&gt;bold&lt;/b&gt; plan &amp;amp; more", "A bold plan & more"),
        ("", "A &lt;b&gt;bold&lt;/b&gt; plan", "A bold plan"),
    ],
)
def test_the_type_of_a_title_says_whether_it_holds_markup(kind: str, title: str, headline: str) -> None:
    (item,) = read(FEED.format(kind, title).encode())

    assert item.headline == headline
