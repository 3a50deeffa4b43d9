"""Documents of an actual newsroom, against the result that its desk accepted. Needs the samples beside the project."""

import difflib
import html
import json
import re
from pathlib import Path

import pytest

from newsquare.lib.html import words_of
from newsquare.stories.documents import Document, read_document

SAMPLES = Path(__file__).resolve().parents[3] / "shared/samples/migration/google-docs"
DOCUMENTS = sorted(path.name.removesuffix("__doc.html") for path in SAMPLES.glob("*__doc.html"))

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="../shared is absent: no newsroom's documents to read")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’s", "s").replace("'s", "s"))


def accepted_words(name: str) -> list[str]:
    """Return the words of the accepted article, without its marks for pictures and embeds."""
    text = re.sub(r"\{\{<.*?>\}\}", " ", (SAMPLES / f"{name}__article.md").read_text(), flags=re.DOTALL)
    text = re.sub(r"</(?:a|em|strong)>", "", re.sub(r"<(?:a|em|strong)\b[^>]*>", "", text))
    return words(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\\", ""))


def words_in(document: Document) -> list[str]:
    return [word for kind, value in document.blocks if kind == "text" for word in words(words_of(value))]


def read(name: str) -> Document:
    return read_document((SAMPLES / f"{name}__doc.html").read_text())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_is_lost_and_none_that_is_not_the_storys_is_left(name: str) -> None:
    accepted, ours = accepted_words(name), words_in(read(name))
    same = difflib.SequenceMatcher(None, accepted, ours, autojunk=False).get_matching_blocks()
    kept = sum(part.size for part in same)

    assert kept / len(accepted) >= 0.99
    assert (len(ours) - kept) / len(ours) <= 0.01


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headline_byline_and_every_picture_are_as_accepted(name: str) -> None:
    facts = json.loads((SAMPLES / f"{name}__metadata.json").read_text())
    embeds = json.loads((SAMPLES / f"{name}__embeds.json").read_text())
    found = read(name)
    asked = [value for kind, value in found.blocks if kind == "asked"]
    pictures = [each["value"] for each in embeds if each["type"] == "image"]

    assert found.headline == facts["hed"]
    assert re.sub(r"^By ", "", found.byline) == facts["byline"]
    assert [place.kind for place in asked].count("embed") == len(embeds) - len(pictures)
    ours = iter((place.credit, place.caption, place.alt) for place in asked if place.kind == "picture")
    for each in pictures:  # In their order; a newsroom of two editions had one of two pictures chosen by hand.
        assert (each["credit"], each["caption"], each["description"]) in ours
