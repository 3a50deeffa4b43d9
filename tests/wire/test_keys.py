"""By what an item is known again."""

from dataclasses import replace

import pytest

from newsquare.wire.formats import Item, Link, content_hash, key_of, read
from newsquare.wire.formats.keys import regular


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://a.example/x"),
        ("https://a.example/x/", "https://www.a.example/x"),
        ("https://a.example/x?utm_source=rss&id=3", "https://a.example/x?id=3"),
        ("https://a.example/i/7?qt=Abc&et=123", "https://a.example/i/7?qt=Xyz&et=456"),
        (" urn:newsml:x:1 ", "urn:newsml:x:1"),
    ],
)
def test_two_ways_to_write_one_guid_are_one_key(one: str, other: str) -> None:
    assert regular(one) == regular(other)


@pytest.mark.parametrize("other", ["https://a.example/?p=2", "https://a.example/x", "https://a.example:8080/?p=1"])
def test_different_guids_stay_different(other: str) -> None:
    assert regular("https://a.example/?p=1") != regular(other)


@pytest.mark.parametrize("guid", ["https://a.example", "http://a.example/", "http://a.example/?utm_source=x", "", None])
def test_the_address_of_a_site_names_no_item(guid: str | None) -> None:
    item = Item(guid=guid, headline="A", links=(Link("alternate", "https://a.example/story"),))

    assert key_of(item) == "//a.example/story"


def test_without_guid_and_address_the_content_is_the_key() -> None:
    item = Item(headline="A", body_text="Text")

    assert key_of(item) == f"content:{content_hash(item)}"
    assert key_of(item) != key_of(replace(item, body_text="Other text"))


def test_a_guid_that_several_stories_share_is_not_believed() -> None:
    entry = "<item><guid>constant</guid><title>{0}</title><link>https://a.example/{0}</link></item>"
    items = read(f"<rss><channel>{entry.format('x')}{entry.format('y')}</channel></rss>".encode())

    assert [item.guid for item in items] == ["constant", "constant"]
    assert [item.key for item in items] == ["//a.example/x", "//a.example/y"]


def test_two_versions_of_one_story_in_a_file_keep_their_guid() -> None:
    entry = (
        "<item><guid>urn:1</guid><title>{0}</title><link>https://a.example/1</link><description>T</description></item>"
    )
    items = read(f"<rss><channel>{entry.format('First')}{entry.format('Second')}</channel></rss>".encode())

    assert [item.key for item in items] == ["urn:1", "urn:1"]
    assert content_hash(items[0]) != content_hash(items[1])


def test_a_new_token_in_a_picture_address_is_no_new_content() -> None:
    picture = (
        '<m:content xmlns:m="http://search.yahoo.com/mrss/" url="https://i.example/a.jpg?sig={0}" medium="image"/>'
    )
    entry = f"<rss><channel><item><title>A</title>{picture}</item></channel></rss>"

    one, other = (content_hash(read(entry.format(token).encode())[0]) for token in ("1", "2"))

    assert one == other
