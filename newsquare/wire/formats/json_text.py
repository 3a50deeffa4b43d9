"""JSON as agencies send it: one value or one a line, names in any case, numbers as they are written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsquare.lib.text import characters_only
from newsquare.wire.formats.item import UnreadableError

MOST_VALUES = 20_000
MOST_BROKEN = 20
DEEPEST = 8  # Wrappers around an item.
START = re.compile(r'\{\s*(?:"|\})|\[\s*(?:\{\s*(?:"|\})|\[|\])')
_HALF_A_LETTER = re.compile(r"\\u[dD][89abAB]")
_SPACE = re.compile(r"[\s\x1e]*")  # U+001E begins each value of a JSON text sequence (RFC 7464).
_WRAPPERS = ("item", "items", "_items", "newsitem", "newsitems", "data", "results", "docs", "entries", "ninjs")


@dataclass(slots=True)
class Values:
    """The values of a file, with lower-case names, and what was odd about it."""

    values: list[Any]
    problems: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """What was passed over, in sentences."""


def values_of(text: str) -> Values:
    """Read a JSON text, or one value a line. Raises UnreadableError where there is none, or it breaks off."""
    names = _Names()
    decoder = json.JSONDecoder(
        object_pairs_hook=names.together, parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False
    )
    read, halves = Values([]), _HALF_A_LETTER.search(text) is not None
    try:
        for value in _each(decoder, text.lstrip("\ufeff"), read):
            read.values.append(_whole(value) if halves else value)
    except RecursionError as error:
        raise UnreadableError("This JSON is nested too deep to be an item of news.") from error
    read.problems += [f"“{name}” stands twice in an item; the last was taken." for name in sorted(names.twice)]
    return read


def _each(decoder: json.JSONDecoder, text: str, read: Values) -> Iterator[Any]:
    at, count = _after_space(text, 0), 0
    while at < len(text) and count < MOST_VALUES and len(read.broken) < MOST_BROKEN:
        try:
            value, at = decoder.raw_decode(text, at)
            yield value
            at = _after_space(text, at)
        except json.JSONDecodeError as error:
            where = f"in line {error.lineno}, column {error.colno}: {error.msg.lower().removesuffix(' at')}"
            if not count:
                raise UnreadableError(f"This JSON is broken or cut off {where}. Ask for it again.") from error
            read.broken.append(f"An item of this file is broken or cut off {where}.")
            at = _next_object(text, at)
        count += 1
    if at < len(text):
        read.broken.append(f"The file was not read to its end: only {count} of its values.")


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _next_object(text: str, at: int) -> int:
    """One value a line: where one is broken, the next may begin whole."""
    end = text.find("\n{", at)
    return len(text) if end < 0 else end + 1


class _Names:
    """Makes objects with lower-case names, and notes a name that says two different things."""

    def __init__(self) -> None:
        self.twice: set[str] = set()

    def together(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = {name.lower(): value for name, value in pairs}
        if len(found) != len(pairs):
            self.twice.update(
                name
                for name, value in pairs
                if not isinstance(value, dict | list) and found[name.lower()] not in {value, None}
            )
        return found


def _whole(value: Any) -> Any:
    """Take half letters (lone surrogates) out, which no database and no page can hold."""
    if isinstance(value, str):
        return characters_only(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(each) for name, each in value.items()}
    return value


def unwrapped(values: list[Any], wrappers: tuple[str, ...] = _WRAPPERS) -> Iterator[Any]:
    """Give what stands in lists and in the usual wrappers, in its order."""
    waiting = [(value, 0) for value in reversed(values)]
    while waiting:
        value, depth = waiting.pop()
        inner = next((value[name] for name in wrappers if name in value), None) if is_wrapper(value, wrappers) else None
        if isinstance(value, list) and depth < DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(value)]
        elif isinstance(inner, list | dict) and depth < DEEPEST:
            waiting.append((inner, depth + 1))
        else:
            yield value


def is_wrapper(value: Any, wrappers: tuple[str, ...] = _WRAPPERS) -> bool:
    """Say whether an object only holds others: it has no id of its own."""
    if not isinstance(value, dict) or isinstance(value.get("uri"), str) or isinstance(value.get("guid"), str):
        return False
    return any(isinstance(value.get(name), list | dict) for name in wrappers)
