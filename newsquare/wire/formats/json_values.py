"""Values out of parsed JSON, of which nothing is sure: not that they are there, nor of what kind."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.plain import plain

Node = dict[str, Any]
KEY = "@key"  # Under what name an object stood in an object of objects.
_MOST = 1_000  # Of one list.
_NAMED = ("name", "value", "literal", "code", "title", "text")


def text(node: Any, *names: str) -> str | None:
    """Return the first of these that says something, on one line and without markup."""
    for name in names if isinstance(node, dict) else ():
        value = node.get(name)
        if isinstance(value, str) and (found := plain(value)):
            return found
    return None


def raw(node: Any, name: str) -> str:
    """Return a string as written; empty where there is none."""
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, str) else ""


def as_written(node: Any, *names: str) -> str | None:
    """Return the first of these ids or versions, untouched but for white space around it."""
    return next((found for name in names if (found := one_line(raw(node, name)))), None)


def texts(node: Any, *names: str) -> list[str]:
    """Return strings of a list, of a single value, or the names of a list of objects."""
    found = []
    for name in names:
        value = node.get(name) if isinstance(node, dict) else None
        if value is None:
            continue
        for each in value[:_MOST] if isinstance(value, list) else [value]:
            said = text(each, *_NAMED) if isinstance(each, dict) else plain(each) if isinstance(each, str) else None
            found += [said] if said else []
    return found


def rows(node: Any, *names: str) -> list[Node]:
    """Return objects: of a list, of an object of objects (its keys become `name` where they have none), or the one."""
    found: list[Node] = []
    for name in names:
        value = node.get(name) if isinstance(node, dict) else None
        found += list(_rows(value))[:_MOST] if value is not None else []
    return found


def _rows(value: Any) -> Iterator[Node]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
    elif isinstance(value, dict):
        inner = {key: each for key, each in value.items() if isinstance(each, dict)}
        if inner and len(inner) == sum(each is not None for each in value.values()):
            yield from ({"name": key, **each, KEY: key} for key, each in inner.items())
        else:
            yield value


def whole(node: Any, name: str) -> int | None:
    """Return a whole number, from 0 to a million."""
    said = raw(node, name).strip().partition(".")[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 6 else None


def time(node: Any, *names: str, zone: tzinfo = UTC) -> tuple[datetime | None, str | None]:
    """Return the first of these times, and what is doubtful about it."""
    for name in names:
        value = node.get(name) if isinstance(node, dict) else None
        said = one_line(value if isinstance(value, str) else raw(value, "$date"))
        if not said:
            continue
        at, named = _seconds(said) or moment(said, zone)
        if at is None:
            return None, f"The time “{said[:60]}” ({name}) was not understood."
        return at, None if named else f"The time “{said[:60]}” names no zone; {zone} was taken."
    return None, None


def _seconds(said: str) -> tuple[datetime, bool] | None:
    """Return a time written as seconds or milliseconds since 1970."""
    if not (said.isascii() and said.isdigit()) or len(said) not in {10, 13}:
        return None
    return datetime.fromtimestamp(int(said[:10]), UTC), True
