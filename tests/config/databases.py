"""Databases for stations that tests start as processes of their own: a file in the folder, or one on the same server.

Where the tests run on PostgreSQL, each such station gets a database beside the tests' own; all are dropped at the end.
"""

import os
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.config import migrated

SERVER = url if (url := os.environ.get("DATABASE_URL", "")).startswith("postgres") else ""
_made: dict[Path, str] = {}


def address_of(folder: Path) -> str:
    """Return the DATABASE_URL of the station in a folder; empty where its database lies in the folder."""
    name = _made.get(folder)
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl() if name else ""


def give(folder: Path, like: Path | None = None) -> None:
    """Give the station in a folder a database of its own: empty, or a copy of another folder's."""
    if not SERVER:
        return
    name = f"newsquare_{os.getpid()}_{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
    template = _made[like] if like else "template0"
    _tell(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
    _tell(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    _made[folder] = name


def give_migrated(folder: Path) -> None:
    """Give the station in a folder a database with all tables in it."""
    if SERVER:
        give(folder, _migrated())
    else:
        migrated.lay_into(folder)


@cache
def _migrated() -> Path:
    """Return the folder whose database is copied for others."""
    from tests.config.serving import newsquare  # Which asks here for addresses.

    folder = Path(tempfile.mkdtemp(prefix="newsquare-migrated-"))
    give(folder)
    result = newsquare(folder, "migrate", "-v0")
    assert result.returncode == 0, result.stderr
    return folder


def ask(folder: Path, question: str) -> Any:
    """Return the one answer of the station's database to a question in SQL."""
    if address := address_of(folder):
        with psycopg.connect(address) as database:
            row = database.execute(question.encode()).fetchone()
    else:
        with closing(sqlite3.connect(folder / "newsquare.sqlite3")) as database:
            row = database.execute(question).fetchone()
    return row[0] if row else None


def drop_all() -> None:
    """Drop every database that was given."""
    while _made:
        _folder, name = _made.popitem()
        _tell(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _tell(command: Any) -> None:
    with psycopg.connect(urlsplit(SERVER)._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(command)
