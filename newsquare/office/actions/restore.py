"""Brings a whole station back from one file, into an empty place."""

import os
import shutil
from pathlib import Path

from django.conf import settings

from newsquare.lib import locks
from newsquare.office import archive, dumps

UNPACKED = ".restoring"
MADE_AT_START = {"run", "secret_key", "static", UNPACKED}  # What a first command leaves in an empty folder.


class NotEmptyError(Exception):
    """A restore would mix with what is there; the message names it."""


def restore(*, source: Path) -> archive.Manifest:
    """Fill the empty data folder, and the empty PostgreSQL database where there is one, from a backup.

    Everything is unpacked and proven first, so that a damaged backup changes nothing.
    Raises NotEmptyError, archive.BadArchiveError or dumps.DumpError.
    """
    folder = Path(settings.DATA)
    lock = take_folder(folder)
    unpacked = folder / UNPACKED
    try:
        refuse_unless_empty(folder)
        shutil.rmtree(unpacked, ignore_errors=True)
        unpacked.mkdir(mode=0o700)
        manifest = archive.unpack(source, unpacked)
        refuse_other_database(manifest)
        move_in(manifest, unpacked, folder)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
        os.close(lock)
    return manifest


def take_folder(folder: Path) -> int:
    """Keep a server from starting on the folder meanwhile. Raises NotEmptyError where one runs already."""
    try:
        return locks.take(folder / "run" / "serve.lock")
    except locks.HeldError as error:
        raise NotEmptyError(f"`newsquare serve` (process {error.holder}) is using {folder}: stop it first.") from None


def refuse_unless_empty(folder: Path) -> None:
    """Raise NotEmptyError if the folder holds anything of somebody's."""
    found = sorted(path.name for path in folder.iterdir() if path.name not in MADE_AT_START)
    if found:
        raise NotEmptyError(
            f"{folder} is not empty (it holds {', '.join(found[:3])}): set NEWSQUARE_DATA to a new folder."
        )


def refuse_other_database(manifest: archive.Manifest) -> None:
    """Raise DumpError if our database is of the other kind, or in use."""
    if manifest.database == archive.SQLITE and not settings.EMBEDDED_DATABASE:
        raise dumps.DumpError(
            "the backup holds an SQLite database: restore it with DATABASE_URL unset, then move it: newsquare transfer."
        )
    if manifest.database == archive.POSTGRESQL and settings.EMBEDDED_DATABASE:
        raise dumps.DumpError("the backup holds a PostgreSQL database: set DATABASE_URL to an empty one.")
    if not settings.EMBEDDED_DATABASE:
        dumps.check_empty()


def move_in(manifest: archive.Manifest, unpacked: Path, folder: Path) -> None:
    """Put everything where it belongs: first what may go wrong, then what only needs a rename."""
    database = unpacked / manifest.database
    if settings.EMBEDDED_DATABASE:
        dumps.check_sqlite(database)
    else:
        dumps.fill_postgresql(database)
        database.unlink()
    for path in sorted(unpacked.iterdir(), key=lambda path: path == database):
        target = Path(settings.DATABASES["default"]["NAME"]) if path == database else folder / path.name
        os.replace(path, target)
