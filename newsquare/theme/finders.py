"""Presents the theme's style sheet and script to collectstatic and to the development server as two files."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from newsquare.theme import stylesheet

MADE: dict[str, Callable[[], str]] = {"theme/site.css": stylesheet.sheet, "theme/site.js": stylesheet.script}


class ComponentFinder(BaseFinder):
    """Writes what it presents into a folder of the process, since Django serves and collects files, not strings."""

    def check(self, **_: Any) -> list[CheckMessage]:
        """Nothing to configure, so nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """Where one of the files lies, freshly made; a list when all are asked for."""
        found = [str(_make(path))] if path in MADE else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Each file with the storage that holds it."""
        for path in MADE:
            if not matches_patterns(path, ignore_patterns or ()):
                _make(path)
                yield path, FileSystemStorage(location=_folder())


def _make(path: str) -> Path:
    target = _folder() / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(MADE[path](), encoding="utf-8")
    return target


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="newsquare-theme-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
