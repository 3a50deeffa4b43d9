"""A broken feed gives up its whole entries, and says which of them a person must look at."""

import time
from pathlib import Path

import pytest

from newsquare.wire.formats import NEWS, Item, UnreadableError, read

FILES = sorted((Path(__file__).parent / "files" / "rss").glob("*.*"))
FEEDS = [path for path in FILES if path.suffix != ".json"]


def items_of(raw: bytes) -> list[Item]:
    try:
        return [item for item in read(raw) if item.kind in NEWS]
    except UnreadableError:
        return []


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_a_feed_cut_anywhere_keeps_its_whole_entries(path: Path) -> None:
    raw = path.read_bytes()
    whole = {item.guid or item.headline: item for item in items_of(raw)}

    for end in range(0, len(raw), max(1, len(raw) // 250)):
        kept = items_of(raw[:end])
        closed = raw[:end].count(b"</item>") + raw[:end].count(b"</entry>")

        assert {item.guid or item.headline for item in kept} <= set(whole)
        assert len(kept) >= min(closed, len(whole)) - (raw.count(b"</item>") + raw.count(b"</entry>") - len(whole))
        assert all(item.body_text == whole[item.guid or item.headline].body_text for item in kept)


def test_one_bad_entry_does_not_cost_the_others() -> None:
    entry = "<item><title>{0}</title><guid>{0}</guid><description>Text of {0}</description></item>"
    feed = "<rss><channel>" + "".join(entry.format(name) for name in ("a", "b & c", "d")) + "</channel></rss>"

    items = read(feed.encode())

    assert [(item.headline, item.problem is None) for item in items] == [("a", True), ("b & c", False), ("d", True)]


def test_what_was_lost_is_told_after_the_news() -> None:
    items = read(b"<rss><channel><item><title>a</title><description>A.</description></item><item><title>b")

    assert [item.kind for item in items] == ["text", "other"]
    assert "1 entry could not be read whole" in str(items[-1].problem)


@pytest.mark.parametrize(
    "bomb",
    [
        b"<rss>" + b"<channel>" * 100_000,
        b"<rss><channel><item><description>" + b"&lt;b&gt;" * 100_000 + b"</description></item></channel></rss>",
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss><channel><item " + b" ".join(b'a%d="1"' % number for number in range(50_000)) + b"/></channel></rss>",
        b"<html><body>" + b"<div>" * 100_000 + b"word " * 50,
        b"<html><body><p>" + b"<b><i>" * 50_000 + b"word " * 50,
        b"<rss><channel>" + b"<![CDATA[" * 50_000,
        b"<rss><channel><item>" + b"<![CDATA[" * 50_000 + b" & </item>",
        b"<rss><channel>" + b"<item " * 100_000,
        b"<!--" * 100_000,
        b"\n" * 300_000 + b"References\n" * 20_000,
        b"A headline of four words\n" * 15_000,
        b"<rss><channel><item><description>[x" + b" a=&amp;quot;b&amp;quot;" * 2_000 + b"</description></item>",
    ],
)
def test_a_bomb_costs_little(bomb: bytes) -> None:
    start = time.process_time()

    items_of(bomb)

    assert time.process_time() - start < 5


def test_no_file_is_opened_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss><channel><item><title>&x;</title></item></channel></rss>'

    with pytest.raises(UnreadableError, match="entities"):
        read(feed.encode())
