"""Real files of JSON, mail and pictures, where they lie beside the project, counted without the reader's own means."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from newsquare.wire.formats import Item, read

WIRE = Path(__file__).parents[3] / "shared" / "samples" / "wire"
NINJS = sorted(WIRE.glob("ninjs/*.json"))
AP = sorted(WIRE.glob("ap-media-json/*.json"))
OUTSIDE = re.compile(r"(?is)<(figure|h1|title|script|style)\b.*?</\1>|<div class=\"dat\">.*?</div>|<!--.*?-->")

pytestmark = [pytest.mark.samples, pytest.mark.skipif(not WIRE.exists(), reason="no samples beside the project")]


def words(html: str) -> list[str]:
    """Count words by expressions, without a parser."""
    html = re.sub(r"(?i)</?(?:p|div|br|li|ul|ol|t[dr]|h\d|section|article|blockquote)\b[^>]*>", " ", html)
    return re.findall(r"\w+", unescape(re.sub(r"<[a-zA-Z/!][^>]*>", "", html)))


def plain(value: Any) -> str:
    return " ".join(str(value if value is not None else "").split())


def first(node: dict[str, Any], *names: str) -> Any:
    return next((node[name] for name in names if node.get(name)), None)


def value(rows: Any, *roles: str | None) -> Any:
    rows = [row for row in rows or [] if row.get("value")]
    return next((row["value"] for role in roles for row in rows if row.get("role") == role), None)


def nodes(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_bytes())
    if "api_version" in data:
        data = data["data"]
        rows = [row["item"] for row in data["items"]] if "items" in data else [data["item"]]
    else:
        rows = data.get("item", [data])
    return list(rows)


def body(node: dict[str, Any]) -> str:
    marked = [
        row["value"] for row in node.get("bodies", []) if "html" in row.get("contentType", row.get("contenttype", ""))
    ]
    return str(first(node, "body_xhtml", "body_html") or next(iter(marked), ""))


def pairs(paths: list[Path]) -> list[tuple[dict[str, Any], Item]]:
    found = []
    for path in paths:
        rows, items = nodes(path), read(path.read_bytes(), name=path.name)
        assert len(rows) == len(items), path.name
        found += list(zip(rows, items, strict=True))
    return found


def test_ids_versions_and_states_are_all_there() -> None:
    for node, item in [*pairs(NINJS), *pairs(AP)]:
        ids = {node.get("uri"), node.get("guid"), (node.get("altids") or {}).get("itemid")}
        assert item.guid in ids - {None}
        assert plain(item.version) == plain(node.get("version"))
        assert item.pubstatus == (first(node, "pubstatus", "pubStatus") or "usable")


def test_what_stands_in_fields_is_read_word_for_word() -> None:
    wrong = []
    for node, item in [*pairs(NINJS), *pairs(AP)]:
        bylines = ", ".join(row["by"] for row in node.get("bylines", []))
        told = {
            "headline": first(node, "headline") or value(node.get("headlines"), "main", None) or node.get("title"),
            "byline": first(node, "byline", "by") or bylines or (node.get("photographer") or {}).get("name"),
            "slugline": node.get("slugline"),
            "language": node.get("language"),
            "notes_private": first(node, "ednote", "edNote"),
        }
        wrong += [
            (name, said, getattr(item, name))
            for name, said in told.items()
            if plain(said) != plain(getattr(item, name))
        ]
        subjects = first(node, "subject", "subjects") or []
        direct = [each for each in subjects if set(each.get("rels", ["direct"])) & {"direct", "category"}]
        codes = tuple(first(each, "code", "literal", "uri", "name") for each in direct)
        wrong += [("subjects", codes, item.subjects)] if codes != item.subjects else []
    assert wrong == []


def test_no_word_of_a_text_is_lost_or_added() -> None:
    counted = 0
    for node, item in pairs(NINJS):
        given, kept = words(OUTSIDE.sub(" ", body(node))), words(item.body_html or "")
        assert kept == given, item.headline
        counted += len(given)
    assert counted > 1_500


def test_a_picture_is_counted_once_and_names_somebody() -> None:
    named = {item.guid: [picture.credit for picture in item.pictures] for _, item in [*pairs(NINJS), *pairs(AP)]}
    found = sorted(credit for each in named.values() for credit in each if credit)

    assert len(found) == sum(map(len, named.values()))
    assert [len(each) for each in named.values() if len(each) > 1] == [2]  # One story with two.


def test_what_is_no_text_says_so() -> None:
    kinds = {str(item.kind) for _, item in pairs(NINJS)}
    advisories = [item for _, item in pairs(NINJS) if not item.publishable]

    assert kinds == {"text", "picture", "package", "event"}
    assert [item.action for item in advisories] == ["advisory"]


def test_a_mail_keeps_its_text_and_its_picture() -> None:
    by_name = {path.name: read(path.read_bytes())[0] for path in WIRE.glob("email/*")}

    for name, item in by_name.items():
        raw = (WIRE / "email" / name).read_text("latin-1")
        assert item.guid == next(iter(re.findall(r"(?m)^Message-ID: (\S+)", raw)))
        assert item.headline == next(iter(re.findall(r"(?m)^Subject: (.+?)\r?$", raw)))
        assert f"\n{item.body_text}" in raw.replace("\r", "")
        assert len(item.pictures) == raw.count("Content-Type: image/")


def test_the_reference_picture_is_read_field_by_field() -> None:
    [path] = WIRE.glob("jpeg-iptc/*.jpg")
    [item] = read(path.read_bytes())
    said = set(re.findall(r"[A-Z][\w &()/-]{3,80} ?\(?ref2017\.1\)?", path.read_bytes().decode("latin-1")))

    [picture] = item.pictures
    for words_of_it in (item.headline, item.slugline, picture.caption, picture.credit, item.rights.holder):
        assert any(str(words_of_it) in each for each in said), words_of_it
    assert len(item.places) == 4
    assert len(item.keywords) == 3
    assert "Rights Usage" in str(item.rights.terms)
    assert "An Instruction" in str(item.rights.terms)
