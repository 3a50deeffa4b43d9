"""The tests' own embedded database, migrated once: a copy is kept until a migration or a package changes."""

import fcntl
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import connection

ROOT = Path(__file__).parents[2]
_open: list[sqlite3.Connection] = []  # A database in memory is gone with its last connection.


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """While the tests' database is made, begin with the copy in a folder, or lay one down there.

    Several processes of one run make it once: the others wait for the copy.
    """
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / f"{_fingerprint()}.sqlite3"
        begins_with_copy = kept.exists()
        if begins_with_copy:
            fcntl.flock(lock, fcntl.LOCK_UN)
            _begin_with(kept)
        yield
        if not begins_with_copy:
            _keep(kept)


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


def _fingerprint() -> str:
    """Return what the tables depend on, in short: migrations, packages, Python."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    migrations = sorted((ROOT / "newsquare").glob("*/migrations/*.py"))
    for file in [ROOT / "requirements" / "dev.txt", *migrations]:
        digest.update(f"{file.relative_to(ROOT)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
