"""What cannot be read is refused by name, with what to do about it."""

import pytest

from newsquare.wire.formats import UnreadableError, read

BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title>'


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (b'<?xml version="1.0"?><invoice><total>3</total></invoice>', "<invoice>"),
        (b'{"digitalwires": 1}', "JSON of an unknown kind"),
        (b'[{"title": "x"}]', "JSON"),
        (b"\x16\x16\x01z0001\x1f_x\r\nr a\x13\x11 BC-XX--Test 03-02 0001\r\n", "ANPA 1312"),
        (b"\x01abc012 4 i 211 xxxx   aaa 001\r\n\nTown/\r\n", "IPTC 7901"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Office document"),
        (bytes(range(256)) * 4, "binary"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (BOMB.encode() + b"</item></channel></rss>", "entities"),
        (b"Nothing here.", "too little text"),
        (b"<!doctype html><html><body><p>404</p></body></html>", "No story"),
        (b"<rss><channel><item><title>Cut", "no whole entry"),
    ],
)
def test_a_refusal_names_what_it_is(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(raw)


def test_a_source_that_sends_feeds_takes_no_page() -> None:
    page = b"<!doctype html><h1>Head</h1><p>" + b"word " * 40 + b"</p>"

    with pytest.raises(UnreadableError, match="sends rss, but this is page"):
        read(page, hint="rss")


def test_an_empty_feed_is_no_error() -> None:
    assert read(b'<rss version="2.0"><channel><title>Quiet day</title></channel></rss>') == []


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="larger than 40 MB"):
        read(b"x" * 40_000_001)
