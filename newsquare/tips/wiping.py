"""Sees to it that what was deleted from the embedded database does not lie on in its log of writes."""

import logging

from django.db import DatabaseError, connection

PATIENCE = 1000  # Milliseconds for which readers are waited for; the worker tries again.
log = logging.getLogger(__name__)


def wipe() -> None:
    """Carry the log of writes over into the database and cut it to nothing (SQLite; PostgreSQL keeps its own house).

    Deleted rows are written over with zeros there, which `secure_delete` sees to (`config.env`).
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")
    except DatabaseError as error:
        log.warning("The log of writes could not be cut just now: %s", type(error).__name__)
