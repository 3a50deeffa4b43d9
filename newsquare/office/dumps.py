"""Copies of the whole database as one file, taken while others write to it."""

import os
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection


class DumpError(Exception):
    """The database could not be copied or filled; the message says why."""


def copy_sqlite(target: Path) -> None:
    """Copy the SQLite database as it is at one moment, by SQLite's own backup."""
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # One file, not three.
    finally:
        copy.close()


def check_sqlite(path: Path) -> None:
    """Raise DumpError if SQLite finds the file damaged."""
    database = sqlite3.connect(path)
    try:
        answer = database.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    finally:
        database.close()
    if answer != "ok":
        raise DumpError(f"the database in the backup is damaged: {answer}")


def dump_postgresql(target: Path) -> None:
    """Copy the PostgreSQL database as it is at one moment."""
    run_tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def check_empty() -> None:
    """Raise DumpError if the PostgreSQL database holds any table."""
    tables = connection.introspection.table_names()
    connection.close()
    if tables:
        raise DumpError("the PostgreSQL database of DATABASE_URL is not empty: make a new one.")


def fill_postgresql(source: Path) -> None:
    """Fill the empty PostgreSQL database from a copy: all of it or nothing."""
    database = str(connection.settings_dict["NAME"])
    run_tool("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={database}", str(source))


def run_tool(name: str, *words: str) -> None:
    """Run one of PostgreSQL's own tools against our database, the password kept off the command line."""
    settings: dict[str, Any] = connection.settings_dict
    variables = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    known = {variable: str(settings[key]) for variable, key in variables.items() if settings[key]}
    if name == "pg_restore":
        known.pop("PGDATABASE", None)
    try:
        subprocess.run([name, *words], env=os.environ | known, check=True, capture_output=True, text=True)  # noqa: S603  # Our own words.
    except FileNotFoundError:
        raise DumpError(f"{name} is not here: apt install postgresql-client") from None
    except subprocess.CalledProcessError as error:
        raise DumpError(f"{name} says: {error.stderr.strip()}") from error
