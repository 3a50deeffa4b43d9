"""Tables in the reference say what the code says: station file, roles, fields of the wire, the page's elements."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from newsquare.accounts.rules import RIGHTS
from newsquare.office.station_file import keys
from newsquare.office.station_file.checking import MODELS
from newsquare.wire.formats import FORMATS
from newsquare.wire.formats.item import Item, Kind, Link, Picture, Rendition, Rights
from tests.house.documents import DOCS, ROOT, part, rows, text

STATION_FILE = [("station", "[station]", name, key) for name, key in keys.STATION.items() if "." not in name]
STATION_FILE += [
    ("station", f"[station.{inner}]", name.split(".")[1], key)
    for inner in keys.NESTED
    for name, key in keys.STATION.items()
    if name.startswith(f"{inner}.")
]
STATION_FILE += [
    (table, f"[[{table}]]", name, key) for table, inner in keys.TABLES.items() for name, key in inner.items()
]


@pytest.mark.parametrize(("table", "heading", "name", "key"), STATION_FILE, ids=lambda value: str(value)[:30])
def test_every_key_of_a_station_file_stands_in_its_table(table: str, heading: str, name: str, key: keys.Key) -> None:
    found = [row for row in rows(part(text("reference/station-file.md"), f"`{heading}`")) if f"`{name}`" in row[0]]

    assert len(found) == 1
    row = " | ".join(found[0])
    for word in key.words:
        assert f"`{word}`" in row, word
    default = _default(table, key)
    if default not in ("", None, 0, {}, []):
        assert _written(default) in found[0][-1], default


def _default(table: str, key: keys.Key) -> Any:
    if not key.column:
        return ""
    field: Any = MODELS[table]._meta.get_field(key.column)
    return field.get_default() if field.has_default() else ""


def _written(value: Any) -> str:
    return f"`{str(value).lower()}`" if isinstance(value, bool) else str(value)


def test_the_table_of_roles_is_the_one_that_holds() -> None:
    table = [row for row in rows(text("reference/roles.md")) if row[0].startswith("`")]
    roles = ["reporter", "producer", "editor", "moderator", "administrator"]

    told = {role: {row[0].strip("`") for row in table if row[1 + roles.index(role)] == "✓"} for role in roles}

    assert told == {role: set(rights) for role, rights in RIGHTS.items()}


def test_every_field_of_the_wires_json_is_described() -> None:
    document = text("reference/wire-json.md")
    told = {name for row in rows(part(document, "`newsquare wire parse`")) for name in re.findall(r"`(\w+)`", row[0])}

    assert told == {field.name for field in fields(Item) if not field.metadata.get("private")}
    for shape in (Picture, Rendition, Rights, Link):
        assert all(f"`{field.name}`" in document for field in fields(shape)), shape
    assert all(f"`{kind}`" in document for kind in Kind)
    assert all(f"`{each.NAME}`" in document for each in FORMATS)


def test_every_action_of_ingest_is_described() -> None:
    code = "".join(
        path.read_text() for name in ("wire", "copydesk") for path in (ROOT / "newsquare" / name).rglob("*.py")
    )
    words = set(re.findall(r'Outcome\(\s*"(\w+)"', code)) | {"new", "update"}
    table = part(text("reference/wire-json.md"), "Lines of `wire ingest`")

    assert {row[0] for row in rows(table)} >= {f"`{word}`" for word in words}


def test_every_bench_stands_among_the_promises() -> None:
    told = set(re.findall(r"`script/bench (\w+)`", text("reference/performance.md")))

    assert told == {path.stem for path in (ROOT / "bench").glob("[!_]*.py") if "\ndef main(" in path.read_text()}


def test_each_element_of_the_page_has_its_maker_its_test_and_its_picture() -> None:
    table = [row for row in rows(text("reference/the-page.md")) if row[0].isdigit()]

    assert len(table) >= 18
    for _number, name, makers, tests, pictures in table:
        for path in re.findall(r"`([\w./-]+)`", makers):
            assert (ROOT / "newsquare" / path).is_file(), f"{name}: {path}"
        guards = re.findall(r"`([\w/]+\.py)`::(\w+)", tests)
        assert guards, name
        for path, test in guards:
            assert f"def {test}(" in _source(ROOT / "tests" / path), f"{name}: {test}"
        shown = re.findall(r"\]\(\.\./(tour/[\w.-]+)\)", pictures)
        assert shown, name
        assert all((DOCS / picture).is_file() for picture in shown), name


def _source(path: Path) -> str:
    assert path.is_file(), path
    return path.read_text()
