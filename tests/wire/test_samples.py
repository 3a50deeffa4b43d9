"""Real feeds and the captured page, where they lie beside the project."""

import re
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from newsquare.wire.formats import Item, UnreadableError, read

SHARED = Path(__file__).parents[3] / "shared"
WIRE = SHARED / "samples" / "wire"
PAGE = SHARED / "reference" / "captured-page.txt"
FEEDS = sorted([*WIRE.glob("rss/*"), *WIRE.glob("atom/*")])
OTHERS = sorted(path for path in WIRE.glob("*/*") if path.parent.name not in {"rss", "atom"})
FURNITURE = re.compile(
    r"(?is)(?:related:|more: |continue reading|<a [^>]*>[^<]*</a> was originally published in).*?(?=</p>|<br|$)"
    r"|<(script|style)\b.*?</\1>"
)

pytestmark = [pytest.mark.samples, pytest.mark.skipif(not WIRE.exists(), reason="no samples beside the project")]


def words(html: str) -> list[str]:
    """Count words another way than the reader does: by expressions, without a parser."""
    html = re.sub(r"(?is)<(figcaption|iframe)\b.*?</\1>|<!--.*?-->", " ", html)
    html = re.sub(r"(?i)</?(?:p|div|br|li|ul|ol|t[dr]|h\d|hr|blockquote|figure|img|table)\b[^>]*>", " ", html)
    return re.findall(r"\w+", unescape(re.sub(r"<[a-zA-Z/!][^>]*>", "", html)))


def told(path: Path) -> list[str]:
    root = etree.parse(path, etree.XMLParser(recover=True)).getroot()
    texts = []
    for entry in root.iter("{*}item", "{*}entry"):
        found = [entry.find(f"{{*}}{name}") for name in ("encoded", "content", "description")]
        texts.append(next((each.text for each in found if each is not None and (each.text or "").strip()), ""))
    return texts


@pytest.mark.parametrize(
    "name",
    ["rss/rss-parser__guardian.rss", "rss/rss-parser__content-encoded.rss", "rss/fastfeedparser__foolcontrol.xml"],
)
def test_no_word_of_a_body_is_lost_or_added(name: str) -> None:
    items, texts = read((WIRE / name).read_bytes()), told(WIRE / name)

    assert len(items) == len(texts)
    for item, text in zip(items, texts, strict=True):
        given, kept = set(words(FURNITURE.sub("", text))), set(words(item.body_text or ""))
        if "First Dog" in text:  # A prompt for a newsletter and a shop.
            continue
        assert len(kept - given) <= 0.01 * len(kept), item.headline
        assert len(given - kept) <= max(0.06 * len(given), 4), item.headline


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_feed_gives_items_or_a_reason(path: Path) -> None:
    try:
        items = read(path.read_bytes(), name=path.name)
    except UnreadableError as refusal:
        reason = str(refusal)
        items = []
    else:
        reason = ""

    assert items or "no whole entry" in reason
    assert len({item.key for item in items}) == len(items)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_every_other_file_gives_items(path: Path) -> None:
    assert read(path.read_bytes(), name=path.name)


def one(name: str, number: int = 0) -> Item:
    return read((WIRE / name).read_bytes())[number]


def test_the_same_picture_at_two_widths_is_one_picture() -> None:
    items = read((WIRE / "rss/rss-parser__guardian.rss").read_bytes())

    assert all(len(item.pictures) == 1 and len(item.pictures[0].renditions) == 2 for item in items)
    assert all(str(item.pictures[0].credit).strip() for item in items)


def test_a_video_or_a_sound_is_no_picture() -> None:
    assert one("rss/feedvalidator__example3.xml").kind == "video"
    assert one("rss/feedvalidator__example5.xml").pictures == ()


def test_days_in_portuguese_and_zone_letters_are_understood() -> None:
    assert str(one("rss/rss-parser__uolNoticias.rss").versioncreated_utc) == "2018-09-24 22:42:40+00:00"
    assert str(one("rss/node-feedparser__illegally-nested.xml").versioncreated_utc) == "2018-01-17 20:50:00+00:00"


@pytest.mark.skipif(not PAGE.exists(), reason="the captured page is not beside the project")
def test_the_captured_page_is_told_apart_from_its_furniture() -> None:
    [item] = read(PAGE.read_bytes())

    assert item.headline is not None
    assert item.headline.startswith("Blinken says US ‘actively looking’")
    assert [picture.credit for picture in item.pictures] == ["POOL/AFP via Getty Images"]
    assert (item.topic, item.distributor) == ("National Politics", "CNN Newsource")
    paragraphs = str(item.body_text).split("\n\n")
    assert len(paragraphs) == 16
    assert paragraphs[0].startswith("Secretary of State")
    assert paragraphs[-1].endswith("at the press conference.")
    given = re.findall(r"\w+", PAGE.read_text("utf-8").split("Getty Images")[1].split("Article Topic")[0])
    assert re.findall(r"\w+", str(item.body_text)) == given
    assert item.problem is None
