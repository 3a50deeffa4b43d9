"""What a database needs beside the tables of words: FTS5 tables with their triggers, or a vector with its index."""

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("stories_publicwords", "stories_deskwords")
COLUMNS = ("filed", "headline", "deck", "byline", "body")
_FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS {table}_fts USING fts5({columns}, content='{table}', content_rowid='story_id',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")",
    "CREATE TRIGGER IF NOT EXISTS {table}_added AFTER INSERT ON {table} BEGIN {add}; END",
    "CREATE TRIGGER IF NOT EXISTS {table}_changed AFTER UPDATE ON {table} BEGIN {drop}; {add}; END",
    "CREATE TRIGGER IF NOT EXISTS {table}_gone AFTER DELETE ON {table} BEGIN {drop}; END",
)
_ADD = "INSERT INTO {table}_fts(rowid, {columns}) VALUES (new.story_id, {new})"
_DROP = "INSERT INTO {table}_fts({table}_fts, rowid, {columns}) VALUES ('delete', old.story_id, {old})"
_VECTOR = (
    "ALTER TABLE {table} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('pg_catalog.simple', headline), 'A')"
    " || setweight(to_tsvector('pg_catalog.simple', byline), 'B')"
    " || setweight(to_tsvector('pg_catalog.simple', deck), 'C') || to_tsvector('pg_catalog.simple', body)"
    " || to_tsvector('pg_catalog.simple', filed)) STORED",
    "CREATE INDEX IF NOT EXISTS {table}_vector ON {table} USING gin (vector)",
)


def create(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing. What is there stays."""
    for table in TABLES:
        if connection.vendor == "sqlite":
            _run(connection, _FTS5, table)
        elif not _has_vector(connection, table):
            _run(connection, _VECTOR, table)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take away what `create` made; the tables of words stay."""
    for table in TABLES:
        if connection.vendor == "sqlite":
            triggers = (f"DROP TRIGGER IF EXISTS {{table}}_{what}" for what in ("added", "changed", "gone"))
            _run(connection, (*triggers, "DROP TABLE IF EXISTS {table}_fts"), table)
        else:
            _run(connection, ("ALTER TABLE {table} DROP COLUMN IF EXISTS vector",), table)


def is_sound(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Say whether the index of a table is in step with it. PostgreSQL keeps its own so."""
    if connection.vendor != "sqlite":
        return True
    try:
        _run(connection, ("INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)",), table)
    except DatabaseError:
        return False
    return True


def renew(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the index of a table anew from its rows."""
    if connection.vendor == "sqlite":
        _run(connection, ("INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')",), table)


def _has_vector(connection: BaseDatabaseWrapper, table: str) -> bool:
    with connection.cursor() as cursor:
        return any(column.name == "vector" for column in connection.introspection.get_table_description(cursor, table))


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...], table: str) -> None:
    names = {
        "table": table,
        "columns": ", ".join(COLUMNS),
        "new": ", ".join(f"new.{column}" for column in COLUMNS),
        "old": ", ".join(f"old.{column}" for column in COLUMNS),
    }
    names |= {"add": _ADD.format(**names), "drop": _DROP.format(**names)}
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(**names))
