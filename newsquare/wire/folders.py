"""Watched folders: what lies there is taken in once it has been left alone, and put away after."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

QUIET = timedelta(seconds=2)  # So long a file must lie unchanged before it is read.
PATIENT = timedelta(seconds=30)  # And so long before one that cannot be read whole is given up on.
DONE, REFUSED = "done", "refused"
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff"}
NOT_COPY = PICTURES | {".part", ".tmp", ".crdownload", ".swp"}


@dataclass(frozen=True)
class Waiting:
    """A file in a watched folder; `patient` says that it has been left alone for long."""

    path: Path
    raw: bytes
    patient: bool


def folder_of(source: Source) -> Path:
    """Return a source's watched folder."""
    if source.folder:
        return Path(source.folder)
    return Path(settings.DATA) / "incoming" / source.station.slug / source.slug


def lies_beside(name: str) -> bool:
    """Say whether a file in a folder of copy is no copy itself: a picture, hidden, or not yet whole."""
    return name.startswith(".") or Path(name).suffix.lower() in NOT_COPY


def lying(folder: Path, now: datetime) -> list[tuple[os.stat_result, Path]]:
    """Return the files that have lain unchanged for a while, oldest first. Links, hidden and picture files stay."""
    with os.scandir(folder) as entries:
        files = [each for each in entries if each.is_file(follow_symlinks=False) and not lies_beside(each.name)]
        found = [(seen, Path(each.path)) for each in files if (seen := _seen(each))]
    quiet = [pair for pair in found if now.timestamp() - pair[0].st_mtime >= QUIET.total_seconds()]
    return sorted(quiet, key=lambda pair: pair[0].st_mtime_ns)


def _seen(entry: "os.DirEntry[str]") -> os.stat_result | None:
    with suppress(FileNotFoundError):  # Taken away meanwhile.
        return entry.stat(follow_symlinks=False)
    return None


def waiting(folder: Path, now: datetime) -> Iterator[Waiting]:
    """Yield what lies ready, read: at most one byte more than can be taken in."""
    for before, path in lying(folder, now):
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
            after = path.stat()
        except OSError:
            continue  # Taken away meanwhile, or not for us to read.
        if (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns):
            yield Waiting(path, raw, now.timestamp() - before.st_mtime >= PATIENT.total_seconds())


def put_away(path: Path, where: str) -> None:
    """Move a file that was taken in out of the way; pictures beside it stay where they are."""
    shelf = path.parent / where
    shelf.mkdir(exist_ok=True)
    target = shelf / path.name
    number = 1
    while target.exists():
        number += 1
        target = shelf / f"{path.stem}-{number}{path.suffix}"
    os.replace(path, target)
