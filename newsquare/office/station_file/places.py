"""Where in the file something stands, so that an error can name the line."""

import re

Path = tuple[str | int, ...]

_WORD = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_NAME = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_MANY = re.compile(rf"\s*\[\[\s*({_NAME})\s*\]\]")
_TABLE = re.compile(rf"\s*\[\s*({_NAME})\s*\]")
_KEY = re.compile(rf"\s*({_NAME})\s*=")


class StationFileError(Exception):
    """The file cannot be applied; the message names line and key, and nothing of it was done."""


class Places:
    """The line of every table and key of a TOML text that `tomllib` could read."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._lines: dict[Path, int] = {}
        self._here: Path = ()
        self._counts: dict[str, int] = {}
        inside = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if not inside:
                self._note(line, number)
            inside = _still_inside(line, inside)

    def line(self, path: Path) -> int:
        """Return the line of a key, or of the nearest table around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def error(self, path: Path, words: str) -> StationFileError:
        """Return an error that names file, line and key."""
        named = [str(part) for part in path if not isinstance(part, int)]
        key = f"`{named[-1]}` in {_title(path)}" if len(named) > 1 else f"[{named[0]}]" if named else "the file"
        return StationFileError(f"{self.name}, line {self.line(path)}: {key}: {words}")

    def _note(self, line: str, number: int) -> None:
        if found := _MANY.match(line):
            name = ".".join(_parts(found[1]))
            index = self._counts[name] = self._counts.get(name, -1) + 1
            self._here = (name, index)
        elif found := _TABLE.match(line):
            self._here = self._of(_parts(found[1]))
        elif found := _KEY.match(line):
            self._lines.setdefault((*self._here, *_parts(found[1])), number)
            return
        else:
            return
        self._lines.setdefault(self._here, number)
        self._lines.setdefault(self._here[:1], number)

    def _of(self, parts: list[str]) -> Path:
        """Return the path of a table; under `[[sources]]` it belongs to the last of them."""
        first, *rest = parts
        return (first, self._counts[first], *rest) if first in self._counts else (first, *rest)


def _title(path: Path) -> str:
    """Return how the table around a key is written in the file."""
    if len(path) > 1 and isinstance(path[1], int):
        return f"[[{path[0]}]]" if len(path) == 3 else f"[{path[0]}.{path[2]}]"
    return f"[{'.'.join(str(part) for part in path[:-1])}]"


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_WORD, name)]


def _still_inside(line: str, inside: str) -> str:
    """Return the quotes of a text of several lines that is still open at the end of a line; empty if none is."""
    for quotes in re.findall(r'"""|\'\'\'', line):
        inside = "" if inside == quotes else inside or quotes
    return inside
