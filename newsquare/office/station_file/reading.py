"""Reads a station file whole, before anything is done: what is wrong with it is said with line and key."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from newsquare.office.station_file.checking import cleaned
from newsquare.office.station_file.keys import NESTED, STATION, TABLES, Key
from newsquare.office.station_file.places import Path, Places, StationFileError

_WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True)
class Entry:
    """What the file says of one thing: its slug, its values by key, where it stands."""

    table: str
    slug: str
    values: Mapping[str, Any]
    path: Path


@dataclass(frozen=True)
class Plan:
    """A whole file, checked for itself."""

    station: Entry
    things: list[Entry]
    places: Places = field(repr=False)

    def of(self, table: str) -> list[Entry]:
        """Return the entries of one table, in the order of the file."""
        return [entry for entry in self.things if entry.table == table]


def read_plan(text: str, name: str) -> Plan:
    """Read a station file. Raises StationFileError, which names line and key."""
    data = _parsed(text, name)
    places = Places(text, name)
    for key in data:
        if key != "station" and key not in TABLES:
            raise places.error((key,), f"this table is not known.{_guess(key, ('station', *TABLES))}")
    if not isinstance(data.get("station"), dict):
        raise places.error((), 'a [station] table is missing. It begins with slug = "…" and name = "…".')
    station = _entry("station", _flat(data["station"]), ("station",), STATION, places)
    things = [entry for table in TABLES for entry in _entries(table, data.get(table, []), places)]
    return Plan(station, things, places)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words, where = str(error), _WHERE.search(str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        key = re.match(
            r"\s*([\w.\"'-]+)\s*=",
            (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1 : line][0] if text else "",
        )
        named = f" `{key[1]}`:" if key else ""
        raise StationFileError(f"{name}, line {line}:{named} this is no TOML: {_WHERE.sub('', words)}.") from error


def _flat(table: dict[str, Any]) -> dict[str, Any]:
    """Return [station] with the keys of its inner tables as `forum.mode`; a contact in one text is the e-mail."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if key in NESTED and isinstance(value, dict):
            flat.update({f"{key}.{inner}": each for inner, each in value.items()})
        elif key == "contact" and isinstance(value, str):
            flat["contact.email"] = value
        else:
            flat[key] = value
    return flat


def _entries(table: str, rows: Any, places: Places) -> list[Entry]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise places.error((table,), f"write each of these under a heading of its own: [[{table}]].")
    entries: list[Entry] = []
    for index, row in enumerate(rows):
        entry = _entry(table, row, (table, index), TABLES[table], places)
        if any(other.slug == entry.slug for other in entries):
            raise places.error((table, index, "slug"), f"“{entry.slug}” stands here twice. Give one another slug.")
        entries.append(entry)
    return entries


def _entry(table: str, row: Mapping[str, Any], path: Path, keys: Mapping[str, Key], places: Places) -> Entry:
    values = {}
    for name, value in row.items():
        at = (*path, *name.split(".")) if table == "station" else (*path, name)
        if name not in keys:
            raise places.error(at, f"this key is not known here.{_guess(name, keys)}")
        if not keys[name].kind.fits(value):
            raise places.error(at, f"this must be {keys[name].kind.words}.")
        values[name] = cleaned(table, name, keys[name], value, at, places)
    if "slug" not in values:
        raise places.error(path, "the slug is missing, which tells this one from all others.")
    return Entry(table, values.pop("slug"), values, path)


def _guess(name: str, known: Any) -> str:
    close = get_close_matches(name, list(known), 1)
    return f" Did you mean `{close[0]}`?" if close else f" Known are: {', '.join(known)}."
