"""Whatever the bytes: items or a refusal, never anything else."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquare.wire.formats import Item, UnreadableError, as_json, content_hash, key_of, read

FILES = Path(__file__).parent / "files"
FOLDERS = sorted(path.name for path in FILES.iterdir())
COPY = {path.suffix for path in FILES.rglob("*.*")} - {".json", ".toml", ".jsonl"}
SEEDS = [path.read_bytes() for path in sorted(FILES.rglob("*.*")) if path.suffix in COPY]
_MARKUP = (
    b"<rss>|<channel>|<item>|</item>|<title>|</title>|<feed xmlns='http://www.w3.org/2005/Atom'>|<entry>|</entry>"
    b"|<link>|</link>|<guid>|<description>|</description>|<![CDATA[|]]>|<!--|-->|&lt;p&gt;|<html>|<p>|</p>|<h1>|</h1>"
    b"|<figure><img src=a.jpg>|<figcaption>|<pubDate>|Mon, 2 Mar 2026|</pubDate>|[caption]|[/caption]|http://["
    b"|<media:content url='x.jpg'/>|By Ada Edits\n|Skip to Content\n\n|POOL/AFP\n\n|&|\xe9|\xff\xfe|\0|\n| |"
    b"A sentence of the story, long enough to be taken for one of its paragraphs by those who read it, ends here.\n\n"
)
LIMIT = 5  # Seconds of a processor.
_PIECES = st.sampled_from(_MARKUP.split(b"|"))


def items_or_refusal(raw: bytes) -> list[Item]:
    try:
        return read(raw)
    except UnreadableError as refusal:
        if "unexpected" in str(refusal):
            raise
        return []


def check(raw: bytes) -> None:
    for item in items_or_refusal(raw):
        assert key_of(item)
        assert content_hash(item)
        assert as_json(item)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(b"".join))
def test_any_soup_of_feeds_pages_and_text(raw: bytes) -> None:
    check(raw)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_any_file_with_something_cut_or_put_in(seed: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 200)))

    check(seed[:start] + data.draw(st.binary(max_size=12)) + seed[end:])


def changed(seed: bytes, data: st.DataObject) -> bytes:
    """Flip bits, cut, double or move a chunk of a file, or put in one of another file."""
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        deed = data.draw(st.sampled_from(["flip", "cut", "double", "move", "splice", "end"]))
        at = data.draw(st.integers(0, max(0, len(raw) - 1)))
        chunk = bytes(raw[at : at + data.draw(st.integers(1, 400))])
        if deed == "flip" and raw:
            raw[at] ^= 1 << data.draw(st.integers(0, 7))
        elif deed in {"cut", "move"}:
            del raw[at : at + len(chunk)]
        elif deed == "end":
            del raw[at:]
        if deed in {"double", "move"}:
            where = data.draw(st.integers(0, len(raw)))
            raw[where:where] = chunk * (data.draw(st.integers(1, 40)) if deed == "double" else 1)
        elif deed == "splice":
            other = data.draw(st.sampled_from(SEEDS))
            start = data.draw(st.integers(0, len(other)))
            raw[at:at] = other[start : start + 600]
    return bytes(raw)


@pytest.mark.parametrize("folder", FOLDERS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_file_of_a_format_changed_in_any_way(folder: str, data: st.DataObject) -> None:
    seeds = [path.read_bytes() for path in sorted((FILES / folder).rglob("*.*")) if path.suffix in COPY]

    raw = changed(data.draw(st.sampled_from(seeds)), data)

    began = time.process_time()
    check(raw)
    assert time.process_time() - began < LIMIT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1251", "latin-1"])
def test_any_encoding(encoding: str) -> None:
    item = "<item><title>Café</title><description>Words of the text.</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"

    check(feed.encode(encoding, "replace"))
