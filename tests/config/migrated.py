"""The tests' own embedded database, migrated once: a copy is kept until a migration or a package changes."""

import fcntl
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import connection

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".pytest_cache" / "d" / "migrated"  # Where pytest keeps what lasts from run to run.
_open: list[sqlite3.Connection] = []  # A database in memory is gone with its last connection.


@contextmanager
def once() -> Iterator[None]:
    """While the tests' database is made, begin with the copy that is kept, or keep one.

    Several processes of one run make it once: the others wait for the copy.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = _kept()
        begins_with_copy = kept.exists()
        if begins_with_copy:
            fcntl.flock(lock, fcntl.LOCK_UN)
            _begin_with(kept)
        yield
        if not begins_with_copy:
            _keep(kept)


def lay_into(folder: Path) -> None:
    """Give the station in a data folder the copy to begin with, where one is kept; else it makes its own tables."""
    if (kept := _kept()).exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, folder / "newsquare.sqlite3")


def _begin_with(kept: Path) -> None:
    """Fill the database that Django is about to create; what it migrates then is nothing."""
    creation: Any = connection.creation
    create = creation._create_test_db

    def create_and_fill(*args: Any, **kwargs: Any) -> str:
        name: str = create(*args, **kwargs)
        _open.append(sqlite3.connect(name, uri=True))
        with closing(sqlite3.connect(kept)) as copy:
            copy.backup(_open[-1])
        return name

    creation._create_test_db = create_and_fill


def _keep(kept: Path) -> None:
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink()
    unfinished = kept.with_suffix(".unfinished")
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.connection.backup(copy)
    unfinished.rename(kept)


def _kept() -> Path:
    """Return the file of the copy, named for what the tables depend on: migrations, packages, Python."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    migrations = sorted((ROOT / "newsquare").glob("*/migrations/*.py"))
    for file in [ROOT / "requirements" / "dev.txt", *migrations]:
        digest.update(f"{file.relative_to(ROOT)}\n".encode())
        digest.update(file.read_bytes())
    return FOLDER / f"{digest.hexdigest()}.sqlite3"
