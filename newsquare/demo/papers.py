"""Reads the demo's files and says clearly which file and key is wrong."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent


class ContentError(Exception):
    """A file of the demo says something that cannot be."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key}: {problem}")


class Paper:
    """One table of a file. Every key is asked for by its kind; `done` refuses keys that nobody asked for."""

    def __init__(self, file: str, values: Mapping[str, Any], name: str = "") -> None:
        self.file, self.name = file, name
        self._values, self._asked = values, set[str]()

    def error(self, key: str, problem: str) -> ContentError:
        return ContentError(self.file, f"{self.name}.{key}" if self.name else key, problem)

    def _value(self, key: str, kind: type | tuple[type, ...], otherwise: object) -> Any:
        self._asked.add(key)
        value = self._values.get(key, otherwise)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind):
            raise self.error(key, f"holds {value!r}")
        return value

    def text(self, key: str, otherwise: str | None = None) -> str:
        return str(self._value(key, str, otherwise)).strip()

    def texts(self, key: str, otherwise: list[str] | None = None) -> tuple[str, ...]:
        return tuple(str(one) for one in self._value(key, list, otherwise))

    def choice(self, key: str, choices: set[str], otherwise: str | None = None) -> str:
        value = self.text(key, otherwise)
        if value not in choices:
            raise self.error(key, f"“{value}” is none of {', '.join(sorted(choices))}")
        return value

    def flag(self, key: str, otherwise: bool) -> bool:
        return bool(self._value(key, bool, otherwise))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple((str(name), str(value)) for name, value in self._value(key, dict, {}).items())

    def paper(self, key: str) -> Self | None:
        """Return the table under a key, or None where the file has none."""
        values = self._value(key, dict, {})
        return type(self)(self.file, values, f"{self.name}.{key}".strip(".")) if values else None

    def papers(self, key: str) -> Iterator[Self]:
        """Return each table of a list of tables, and make sure of its keys after."""
        for number, values in enumerate(self._value(key, list, []), 1):
            paper = type(self)(self.file, values, f"{self.name}.{key} {number}".strip("."))
            yield paper
            paper.done()

    def raw(self, key: str) -> list[dict[str, Any]]:
        """Return a list of tables as they are, for a reader who wants only some of their keys."""
        return list(self._value(key, list, []))

    def done(self) -> None:
        """Raise ContentError for a key that means nothing: most often a slip of the pen."""
        for key in self._values.keys() - self._asked:
            raise self.error(key, "means nothing here")


def read(path: Path) -> Paper:
    """Return a TOML file."""
    return _parsed(path, path.read_text("utf-8"))


def read_with_body(path: Path) -> tuple[Paper, str]:
    """Return a text file's head (TOML between two lines of +++) and its body."""
    parts = path.read_text("utf-8").split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise ContentError(_name(path), "head", "a file begins with +++, its head, and +++ again")
    return _parsed(path, parts[1]), parts[2]


def _parsed(path: Path, text: str) -> Paper:
    try:
        return Paper(_name(path), tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(_name(path), "head", str(error)) from error


def _name(path: Path) -> str:
    return str(path.relative_to(HERE)) if path.is_relative_to(HERE) else str(path)
