"""Asks the index of whichever database there is."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from newsquare.stories.models import Story
from newsquare.stories.models.search import Words
from newsquare.stories.search.expressions import Sought, fts5, tsquery

NEWEST = 5000  # PostgreSQL reads each row that it ranks: of more that match, the newest compete.

_BEST_FTS5 = (
    "SELECT rowid, -bm25({table}_fts, 0.0, 10.0, 4.0, 6.0, 1.0) AS score FROM {table}_fts"
    " WHERE {table}_fts MATCH %s{among} ORDER BY score DESC, rowid DESC LIMIT %s"
)
_BEST_VECTOR = (
    "SELECT story_id, ts_rank('{{0.1, 0.4, 0.6, 1.0}}', vector, to_tsquery('simple', %s)) AS score FROM"
    " (SELECT story_id, vector FROM {table} WHERE vector @@ to_tsquery('simple', %s){among}"
    " ORDER BY story_id DESC LIMIT %s) AS near ORDER BY score DESC, story_id DESC LIMIT %s"
)


def matching(model: type[Words], sought: Sought) -> RawSQL:
    """Return the ids of the stories that match, as a part of a larger question."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        return RawSQL(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s", [fts5(sought)])  # noqa: S608, S611  # Our own table.
    return RawSQL(f"SELECT story_id FROM {table} WHERE vector @@ to_tsquery('simple', %s)", [tsquery(sought)])  # noqa: S608, S611


def best(
    model: type[Words],
    sought: Sought,
    ranked: Sought,
    among: QuerySet[Story] | None,
    most: int,
    *,
    without: QuerySet[Story] | None = None,
) -> list[tuple[int, float]]:
    """Return the ids of the stories that match best, each with its score.

    `ranked` holds the words that the score is made of; `among`, the stories that count, where not all do; `without`,
    those that do not.
    """
    where, params = "", list[Any]()
    words: list[Any]
    # The plus keeps SQLite from asking the index once for each of those stories.
    column = "+rowid" if connection.vendor == "sqlite" else "story_id"
    for stories, how in ((among, "IN"), (without, "NOT IN")):
        if stories is not None:
            inner, values = stories.order_by().values("pk").query.sql_with_params()
            where, params = f"{where} AND {column} {how} ({inner})", [*params, *values]
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        statement, words = _BEST_FTS5, [fts5(sought), *params, most]
    else:
        statement, words = _BEST_VECTOR, [tsquery(ranked), tsquery(sought), *params, NEWEST, most]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, among=where), words)
        return [(int(pk), float(score)) for pk, score in cursor.fetchall()]
