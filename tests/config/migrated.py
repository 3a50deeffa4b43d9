"""The tests' own database, migrated once: a copy is kept until a migration or a package changes.

The copy is a file in the project on SQLite, and a database beside the tests' own on PostgreSQL.
"""

import fcntl
import os
import shutil
import sqlite3
import sys
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


@contextmanager
def once() -> Iterator[None]:
    """While the tests' database is made, begin with the copy that is kept, or keep one.

    Several processes of one run make it once: the others wait for the copy.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        begins_with_copy = bool(on_server()) if SERVER else _kept().exists()
        if begins_with_copy:
            fcntl.flock(lock, fcntl.LOCK_UN)
            _begin_with_copy()
        yield
        if not begins_with_copy:
            _keep_on_server() if SERVER else _keep(_kept())


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """Speak with the server itself, where the tests run on PostgreSQL."""
    with psycopg.connect(urlsplit(SERVER)._replace(path="/postgres").geturl(), autocommit=True) as connected:
        yield connected


def on_server() -> str:
    """Return the name of the database on the server that is kept to be copied; empty where there is none."""
    name = f"newsquare_migrated_{_digest()}"
    with server() as connected:
        return name if connected.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() else ""


def lay_into(folder: Path) -> None:
    """Give the station in a data folder the copy to begin with, where one is kept; else it makes its own tables."""
    if (kept := _kept()).exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, folder / "newsquare.sqlite3")


def _begin_with_copy() -> None:
    """Fill the database that Django is about to create; what it migrates then is nothing."""
    if SERVER:
        connection.settings_dict["TEST"]["TEMPLATE"] = on_server()
        return
    creation: Any = connection.creation
    create = creation._create_test_db

    def create_and_fill(*args: Any, **kwargs: Any) -> str:
        name: str = create(*args, **kwargs)
        _open.append(sqlite3.connect(name, uri=True))
        with closing(sqlite3.connect(_kept())) as copy:
            copy.backup(_open[-1])
        return name

    creation._create_test_db = create_and_fill


def _keep_on_server() -> None:
    made = connection.settings_dict["NAME"]
    connection.close()  # A database is copied only while nobody is in it.
    with server() as connected:
        for (old,) in connected.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'newsquare\\_migrated\\_%'"
        ):
            connected.execute(SQL("DROP DATABASE {}").format(Identifier(old)))
        kept = Identifier(f"newsquare_migrated_{_digest()}")
        connected.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(kept, Identifier(made)))


def _keep(kept: Path) -> None:
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink()
    unfinished = kept.with_suffix(".unfinished")
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.connection.backup(copy)
    unfinished.rename(kept)


def _kept() -> Path:
    return FOLDER / f"{_digest()}.sqlite3"


@cache
def _digest() -> str:
    """Return what the copy is named for, and what the tables depend on: migrations, packages, Python."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    migrations = sorted((ROOT / "newsquare").glob("*/migrations/*.py"))
    for file in [ROOT / "requirements" / "dev.txt", *migrations]:
        digest.update(f"{file.relative_to(ROOT)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
