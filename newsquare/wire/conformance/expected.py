"""What stands beside a file about what it should be read as: the JSON of `wire parse`, or why it must be refused."""

import json
from pathlib import Path
from typing import Any

from newsquare.wire.conformance.told import Reading, Told, Value
from newsquare.wire.conformance.words import body_of

MANIFEST = "expected.jsonl"
FIELDS = ("guid", "version", "pubstatus", "headline", "byline", "slugline", "embargo_utc")
_OURS = {"guid", "headline", "body_html", "kind"}  # By these the JSON of `wire parse` is known from an agency's.


def is_expectation(path: Path) -> bool:
    """Say whether a file states what another one beside it holds."""
    if path.name == MANIFEST or path.name.endswith(".expected.json"):
        return True
    if path.suffix != ".json":
        return False
    try:
        said = _read(path.read_text("utf-8"))
    except (ValueError, OSError):
        return False
    if not isinstance(said, str) and not all(isinstance(item, dict) and item.keys() >= _OURS for item in said):
        return False
    others = [each for each in path.parent.glob(f"{_escaped(path.stem)}*") if each != path and each.is_file()]
    return any(each.name == path.stem or (each.stem == path.stem and each.suffix != ".json") for each in others)


def beside(path: Path) -> list[dict[str, Any]] | str | None:
    """Return the items expected of a file, or part of the words of its refusal; None where nothing is said."""
    names = (f"{path.name}.expected.json", f"{path.stem}.expected.json", f"{path.name}.json", f"{path.stem}.json")
    for name in names:
        found = path.with_name(name)
        if found != path and found.is_file():
            return _read(found.read_text("utf-8"))
    manifest = path.with_name(MANIFEST)
    if manifest.is_file():
        lines = [json.loads(line) for line in manifest.read_text("utf-8").splitlines() if line.strip()]
        return [line for line in lines if line.get("file") == path.name] or None
    return None


def reading_of(form: str, expected: list[dict[str, Any]] | str) -> Reading:
    """Return an expectation as a reading, to be scored as a second reading is."""
    if isinstance(expected, str):
        return Reading(form, refused=expected)
    return Reading(form, tuple(_told(item) for item in expected))


def _read(text: str) -> list[dict[str, Any]] | str:
    try:
        read = json.loads(text)
    except json.JSONDecodeError:
        read = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(read, dict) and "refused" in read:
        return str(read["refused"])
    items: list[dict[str, Any]] = read if isinstance(read, list) else [read]
    return items


def _told(item: dict[str, Any]) -> Told:
    values: dict[str, tuple[Value, ...]] = {name: (item[name],) for name in FIELDS if name in item}
    if item.get("distributor"):
        values["credit"] = (item["distributor"],)
    note = item.get("notes_private")
    return Told(
        guid=item.get("guid"),
        values=values,
        subjects=tuple((each,) for each in item.get("subjects", [])),
        body=body_of(item["body_html"] or "") if "body_html" in item else None,
        notes=tuple(line for line in str(note).splitlines() if line.strip()) if note else (),
        news=item.get("kind", "text") not in {"event", "planning", "catalogue", "other"},
    )


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in name)
