"""Databases for stations that tests start as processes of their own: a file in the folder, or one on the same server.

Where the tests run on PostgreSQL, each such station gets a database beside the tests' own; all are dropped at the end.
"""

import os
import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.config import migrated
from tests.config.migrated import SERVER

_made: dict[Path, str] = {}


def address_of(folder: Path) -> str:
    """Return the DATABASE_URL of the station in a folder; empty where its database lies in the folder."""
    name = _made.get(folder)
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl() if name else ""


def give(folder: Path, like: Path | None = None) -> None:
    """Give the station in a folder a database of its own: empty, or a copy of another folder's."""
    if SERVER:
        _give_copy(folder, _made[like] if like else "template0")


def give_migrated(folder: Path) -> None:
    """Give the station in a folder a database with all tables in it."""
    if SERVER:
        _give_copy(folder, migrated.made())
    else:
        migrated.lay_into(folder)


def _give_copy(folder: Path, template: str) -> None:
    name = f"newsquare_{os.getpid()}_{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
    with migrated.server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    _made[folder] = name


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
        with migrated.server() as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
