"""Moves a whole station from an embedded SQLite database into an empty PostgreSQL one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.models import Model

OLD = "old"
BATCH = 500
BUILT_ANEW = {"wagtailsearch"}  # The desk's search is laid out differently in each kind of database.


class TransferError(Exception):
    """The databases are not such that one can be moved into the other; the message says why."""


def transfer(*, source: Path) -> Iterator[tuple[str, int]]:
    """Copy every row of an SQLite database into ours, in one transaction; yield each table with its number of rows.

    Rows are copied as they are: no signal is sent, nothing is published or mailed. Raises TransferError.
    """
    open_old(source)
    try:
        with transaction.atomic():
            refuse_if_used()
            empty()
            for model in every_model():
                yield model._meta.db_table, copy(model)
            set_counters()
            connection.check_constraints()
        call_command("update_index", verbosity=0)
    finally:
        connections[OLD].close()
        del connections.databases[OLD]


def open_old(source: Path) -> None:
    """Make the SQLite file known as a second database. Raises TransferError."""
    if settings.EMBEDDED_DATABASE:
        raise TransferError("DATABASE_URL does not name a PostgreSQL database: set it, and run `newsquare migrate`.")
    if not source.is_file():
        raise TransferError(f"{source} is not there: name the old newsquare.sqlite3.")
    connections.databases[OLD] = connection.settings_dict | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{source.resolve()}?mode=ro",
        "OPTIONS": {"uri": True},
    }
    with connections[OLD].cursor() as cursor:
        applied = "SELECT app, name FROM django_migrations"
        if "django_migrations" not in connections[OLD].introspection.table_names(cursor):
            raise TransferError(f"{source} holds no station.")
        cursor.execute(applied)
        old = set(cursor.fetchall())
    with connection.cursor() as cursor:
        cursor.execute(applied)
        new = set(cursor.fetchall())
    if old != new:
        raise TransferError(
            f"{source} is of another version: start the embedded station once with this one, stop it, and try again."
        )


def refuse_if_used() -> None:
    """Raise TransferError if somebody has begun to work in the new database."""
    for label in ("stations.Station", "accounts.User"):
        if apps.get_model(label)._base_manager.exists():
            raise TransferError("the PostgreSQL database is in use already: make a new one and migrate that.")


def every_model() -> list[type[Model]]:
    """Return every model with a table of its own, those that join two others included."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in BUILT_ANEW
    ]
    # Some models of Wagtail look up their content type when an object is made, and would make it anew.
    return sorted(models, key=lambda model: model._meta.label != "contenttypes.ContentType")


def empty() -> None:
    """Throw out what migrating has put there; the old rows bring their own."""
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in every_model())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")
    ContentType.objects.clear_cache()


def copy(model: type[Model]) -> int:
    """Copy one table and return how many rows it has."""
    fields = model._meta.local_concrete_fields
    names = [field.attname for field in fields]
    count, waiting = 0, []
    for values in model._base_manager.using(OLD).order_by("pk").values_list(*names).iterator(BATCH):
        waiting.append(model(**dict(zip(names, values, strict=True))))
        if len(waiting) == BATCH:
            count += insert(model, fields, waiting)
            waiting = []
    return count + insert(model, fields, waiting)


def insert(model: type[Model], fields: Any, rows: list[Model]) -> int:
    """Insert rows as they are, past `save` and its signals."""
    if rows:
        model._base_manager._insert(rows, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]  # Django's own way in for `bulk_create`, which knows no parent tables.
    return len(rows)


def set_counters() -> None:
    """Let PostgreSQL count on from the highest number of each table."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every_model()):
            cursor.execute(statement)
