"""The public attack strings, where they lie beside the project, judged by a parser that is not ours."""

import gzip
import json
import re
import time
from pathlib import Path
from typing import Any

import html5lib
import pytest
from html5lib.serializer import serialize

from newsquare.lib.html import clean_body, paragraphs_with_links, words_of
from newsquare.lib.html.elements import ATTRIBUTES, KEPT

STRINGS = Path(__file__).parents[3] / "shared" / "samples" / "attacks" / "attacks_open.jsonl.gz"
XHTML = "{http://www.w3.org/1999/xhtml}"
ALLOWED = {name: {*ATTRIBUTES.get(name, ()), *(("rel",) if name == "a" else ())} for name in KEPT}

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not STRINGS.exists(), reason="the attack strings are not beside the project"),
]


def rows() -> list[dict[str, Any]]:
    with gzip.open(STRINGS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def text_of(row: dict[str, Any]) -> str:
    return str(eval(row["gen"], {})) if row["kind"] == "dos" else str(row["text"])  # noqa: S307  The file is ours.


def why_unsafe(html: str) -> str:
    """Parse as a browser would; name the first thing that no story may hold."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=True)
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            continue
        name = element.tag.removeprefix(XHTML)
        if name not in ALLOWED:
            return f"element {name}"
        for key, value in element.attrib.items():
            if key not in ALLOWED[name]:
                return f"attribute {name}.{key}"
            if key == "href" and not re.match(r"(https?://|mailto:)", re.sub(r"[\x00-\x20]", "", value), re.IGNORECASE):
                return f"address {value}"
    once = _written(tree)
    return (
        "" if once == _written(html5lib.parseFragment(once, namespaceHTMLElements=True)) else "reads differently twice"
    )


def _written(tree: object) -> str:
    return str(serialize(tree, tree="etree", quote_attr_values="always", omit_optional_tags=False))


@pytest.mark.parametrize("render", [clean_body, paragraphs_with_links])
def test_no_attack_is_left_in_what_we_print(render: Any) -> None:
    unsafe = {row["id"]: why for row in rows() if (why := why_unsafe(render(text_of(row))))}

    assert unsafe == {}


def test_what_was_cleaned_stays_as_it_is() -> None:
    changed = [row["id"] for row in rows() if clean_body(once := clean_body(text_of(row))) != once]

    assert changed == []


def test_harmless_text_comes_through_whole() -> None:
    harmless = [row for row in rows() if row["kind"] == "benign-control" and row["context"] == "body"]

    lost = {
        row["text"]: rendered
        for row in harmless
        if re.findall(r"\w+", words_of(rendered := paragraphs_with_links(row["text"])))
        != re.findall(r"\w+", row["text"])
    }

    assert harmless
    assert lost == {}


@pytest.mark.parametrize("render", [clean_body, paragraphs_with_links])
def test_no_string_is_slow(render: Any) -> None:
    slow = {}
    for row in rows():
        text, start = text_of(row), time.process_time()
        render(text)
        if time.process_time() - start > 2:
            slow[row["id"]] = row.get("gen")

    assert slow == {}
