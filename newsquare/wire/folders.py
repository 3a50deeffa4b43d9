"""Watched folders: what lies there is taken in once it has been left alone, and put away after."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

QUIET = timedelta(seconds=2)  # So long a file must lie unchanged before it is read.
PATIENT = timedelta(seconds=30)  # And so long before one that cannot be read whole is given up on.
DONE, REFUSED = "done", "refused"
NOT_COPY = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".part", ".tmp", ".crdownload"}


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


def waiting(folder: Path, now: datetime) -> Iterator[Waiting]:
    """Yield the files that have lain unchanged for a while, oldest first. Links, hidden and picture files stay."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or Path(entry.name).suffix.lower() in NOT_COPY:
                continue
            if entry.is_file(follow_symlinks=False):
                found.append((entry.stat(follow_symlinks=False), Path(entry.path)))
    for before, path in sorted(found, key=lambda pair: pair[0].st_mtime_ns):
        age = now.timestamp() - before.st_mtime
        if age < QUIET.total_seconds() or before.st_size > MAX_BYTES:
            continue
        try:
            raw = path.read_bytes()
            after = path.stat()
        except OSError:
            continue  # Taken away meanwhile, or not for us to read.
        if (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns):
            yield Waiting(path, raw, age >= PATIENT.total_seconds())


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
