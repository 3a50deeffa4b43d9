"""A database with all tables in it, made once and copied for the tests: until a migration or a package changes.

It is a file in the project on SQLite, and a database beside the tests' own on PostgreSQL.
"""

import fcntl
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".pytest_cache" / "d" / "migrated"  # Where pytest keeps what lasts from run to run.
SERVER = url if (url := os.environ.get("DATABASE_URL", "")).startswith("postgres") else ""
_open: list[sqlite3.Connection] = []  # A database in memory is gone with its last connection.


def begin() -> None:
    """Fill the database that Django is about to create for the tests; what it migrates then is nothing."""
    kept = made()
    if SERVER:
        connection.settings_dict["TEST"]["TEMPLATE"] = kept
        return
    creation: Any = connection.creation
    create = creation._create_test_db

    def create_and_fill(*args: Any, **kwargs: Any) -> str:
        name: str = create(*args, **kwargs)
        _open.append(sqlite3.connect(name, uri=True))
        with closing(sqlite3.connect(kept)) as copy:
            copy.backup(_open[-1])
        return name

    creation._create_test_db = create_and_fill


def lay_into(folder: Path) -> None:
    """Give the embedded station in a data folder a copy to begin with."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made(), folder / "newsquare.sqlite3")


def made() -> str:
    """Return the file, or the name of the database, that is kept; several processes of one run make it once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _on_server(f"newsquare_migrated_{_digest()}") if SERVER else _in_a_file(FOLDER / f"{_digest()}.sqlite3")


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """Speak with the server itself, where the tests run on PostgreSQL."""
    with psycopg.connect(urlsplit(SERVER)._replace(path="/postgres").geturl(), autocommit=True) as connected:
        yield connected


def _in_a_file(kept: Path) -> str:
    if not kept.exists():
        for old in FOLDER.glob("*.sqlite3"):
            old.unlink()
        with tempfile.TemporaryDirectory() as folder:
            _migrate(Path(folder), "")
            shutil.move(Path(folder) / "newsquare.sqlite3", kept)
    return str(kept)


def _on_server(kept: str) -> str:
    with server() as connected, tempfile.TemporaryDirectory() as folder:
        names = "SELECT datname FROM pg_database WHERE starts_with(datname, 'newsquare_migrated_')"
        there = {name for (name,) in connected.execute(names)}
        if kept not in there:
            for old in there:
                connected.execute(SQL("DROP DATABASE {}").format(Identifier(old)))
            draft = f"{kept}_draft"
            connected.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(draft)))
            _migrate(Path(folder), urlsplit(SERVER)._replace(path=f"/{draft}").geturl())
            connected.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(draft), Identifier(kept)))
    return kept


def _migrate(folder: Path, address: str) -> None:
    from tests.config.serving import newsquare  # Which asks for databases, and they for what is made here.

    result = newsquare(folder, "migrate", "-v0", DATABASE_URL=address)
    assert result.returncode == 0, result.stderr


@cache
def _digest() -> str:
    """Return what the copy is named for, and what the tables depend on: migrations, packages, Python."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    migrations = sorted((ROOT / "newsquare").glob("*/migrations/*.py"))
    for file in [ROOT / "requirements" / "dev.txt", *migrations]:
        digest.update(f"{file.relative_to(ROOT)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
