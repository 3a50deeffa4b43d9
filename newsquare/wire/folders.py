"""Watched folders: what lies there is taken in once it has been left alone, and put away after."""

import errno
import fcntl
import os
import re
import signal
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Source

QUIET = timedelta(seconds=2)  # So long a file must lie unchanged where nothing tells that its writer is done;
MOMENT = timedelta(seconds=0.25)  # so long where its writer has closed it.
PATIENT = timedelta(seconds=30)  # And so long before one that cannot be read whole is given up on.
HEAD = 200_000  # Bytes in which an order is looked for.
URGENT = re.compile(rb"(?i)cancel|withh[eo]ld|\bkill|withdr|storn|annul|anula|do not use")
DONE, REFUSED = "done", "refused"
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff"}
JPEGS = {".jpg", ".jpeg"}
NOT_COPY = PICTURES | {".part", ".tmp", ".crdownload", ".swp"}


@dataclass(frozen=True)
class Waiting:
    """A file in a watched folder; `patient` says that it has been left alone for long."""

    path: Path
    raw: bytes
    patient: bool


@dataclass(frozen=True)
class Lying:
    """A file in a watched folder as it was seen."""

    path: Path
    stat: os.stat_result

    def is_old(self, now: datetime) -> bool:
        """Say whether it was left alone for long: it is given up on if it cannot be read now."""
        return now.timestamp() - self.stat.st_mtime >= PATIENT.total_seconds()


def folder_of(source: Source) -> Path:
    """Return a source's watched folder."""
    if source.folder:
        return Path(source.folder)
    return Path(settings.DATA) / "incoming" / source.station.slug / source.slug


def lies_beside(name: str, *, pictures: bool = False) -> bool:
    """Say whether a file in a folder of copy is no copy itself: a picture, hidden, or not yet whole.

    `pictures`: the folder is one in which pictures come by themselves.
    """
    ending = Path(name).suffix.lower()
    return name.startswith(".") or (ending in NOT_COPY and not (pictures and ending in JPEGS))


def of_pictures(source: Source) -> bool:
    """Say whether the JPEGs in a source's folder are what it sends, and do not lie beside copy."""
    return source.format == "jpeg"


def lying(folder: Path, now: datetime, *, pictures: bool = False) -> list[Lying]:
    """Return the files that lie there whole, oldest first. Links, hidden and picture files stay."""
    with os.scandir(folder) as entries:
        files = [each for each in entries if each.is_file(follow_symlinks=False)]
        files = [each for each in files if not lies_beside(each.name, pictures=pictures)]
        found = [Lying(Path(each.path), seen) for each in files if (seen := _seen(each))]
    return sorted((each for each in found if is_whole(each, now)), key=lambda each: each.stat.st_mtime_ns)


def is_whole(file: Lying, now: datetime) -> bool:
    """Say whether nobody writes a file any more.

    One that was moved in is whole at once, and one that its writer has closed after a moment. Where the system does not
    tell (F_SETLEASE, fcntl(2)), or somebody keeps it open, it must lie unchanged for a while.
    """
    age = now.timestamp() - file.stat.st_mtime
    if age >= QUIET.total_seconds():
        return True
    moved = file.stat.st_ctime_ns > file.stat.st_mtime_ns  # A move changes the first, writing both.
    if file.stat.st_size == 0 or not (moved or age >= MOMENT.total_seconds()):
        return False
    closed = _is_closed(file.path)
    return moved if closed is None else closed


def _is_closed(path: Path) -> bool | None:
    """Say whether nobody has a file open for writing; None where the system does not tell."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)  # Not SIGIO, which would end the process.
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return False if error.errno == errno.EAGAIN else None
    finally:
        os.close(descriptor)
    return True


def _seen(entry: "os.DirEntry[str]") -> os.stat_result | None:
    with suppress(FileNotFoundError):  # Taken away meanwhile.
        return entry.stat(follow_symlinks=False)
    return None


def read_whole(file: Lying, now: datetime) -> Waiting | None:
    """Read a file, at most one byte more than can be taken in; None if it changed meanwhile or is not for us."""
    try:
        with file.path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
        after = file.path.stat()
    except OSError:
        return None
    if (after.st_size, after.st_mtime_ns) != (file.stat.st_size, file.stat.st_mtime_ns):
        return None
    return Waiting(file.path, raw, file.is_old(now))


def seems_urgent(path: Path) -> bool:
    """Say whether a file may hold an order to kill or withhold, which must not wait behind others."""
    try:
        with path.open("rb") as file:
            return URGENT.search(file.read(HEAD)) is not None
    except OSError:
        return False


def put_away(path: Path, where: str) -> None:
    """Move a file that was taken in out of the way; pictures beside it stay where they are."""
    shelf = path.parent / where
    shelf.mkdir(exist_ok=True)
    target = shelf / path.name
    number = 1
    while target.exists():
        number += 1
        target = shelf / f"{path.stem}-{number}{path.suffix}"
    with suppress(FileNotFoundError):  # Somebody else took it in at the same time.
        os.replace(path, target)
