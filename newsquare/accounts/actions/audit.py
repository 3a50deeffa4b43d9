"""The log of what staff did: who acts, and a line for each thing done, in the transaction that does it."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Field, Model, URLField
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone
from django.utils.text import Truncator

from newsquare.accounts.models import AuditEntry, Did, User
from newsquare.stations.models import Station
from newsquare.stations.queries import current_station

LONGEST = 200
URL_SECRETS = re.compile(r"(?<=//)[^/@]*@|\?.*")  # The address of a feed may hold a password or a key.
Change = tuple[str, str, str]


@dataclass(frozen=True)
class Hand:
    """Who acts now: a member of staff at the desk, or whoever typed a command on the server."""

    user: User | None
    who: str


_hand: ContextVar[Hand | None] = ContextVar("hand", default=None)


@contextmanager
def acting(user: User | None, *, who: str = "") -> Iterator[None]:
    """Say whose hand it is until the block ends. The desk's door does it, and the command line."""
    token = _hand.set(Hand(user, who or str(user)))
    try:
        yield
    finally:
        _hand.reset(token)


def hand() -> Hand | None:
    """Return who acts now; None while nobody does, as in the worker and on readers' pages."""
    return _hand.get()


def record(
    did: Did,
    thing: Model | None,
    *,
    station: Station | int | None = None,
    by: User | None = None,
    name: str = "",
    changes: Iterable[Change] = (),
    note: str = "",
    now: datetime | None = None,
) -> None:
    """Write one line of the log. Call it inside the transaction that does the thing.

    Left out, the person is who acts now (`acting`), or nobody: then the line says that it happened by itself.
    Nothing secret is passed in: no password, no token, no address or words of a reader, nothing of an idea.
    """
    acts = hand()
    person = by or (acts.user if acts else None)
    AuditEntry.objects.create(
        station_id=_station_id(station, thing),
        at=now or timezone.now(),
        person_id=person.pk if person else None,
        who=(str(person) if person else acts.who if acts else "Newsquare")[:120],
        did=did,
        kind=thing._meta.label_lower if thing is not None else "",
        thing_id=str(thing.pk or "") if thing is not None else "",
        thing=short(name or (str(thing) if thing is not None else "")),
        changes=[[what, short(before), short(after)] for what, before, after in changes],
        note=note[:400],
    )


def _station_id(station: Station | int | None, thing: Model | None) -> int:
    found = station if station is not None else getattr(thing, "station_id", None) or current_station()
    assert found is not None, f"say at which station {thing!r} was changed"
    return found if isinstance(found, int) else found.pk


def short(value: str) -> str:
    """Return a text on one line, cut where it grows long."""
    return str(Truncator(" ".join(value.split())).chars(LONGEST))


def watch(
    model: type[Model],
    *fields: str,
    name: Callable[[Any], str] = str,
    station: Callable[[Any], int | None] = lambda row: row.station_id,
) -> None:
    """Write a line whenever somebody adds, changes or deletes a row of a model with `save()` or `delete()`.

    Only the fields named are told, with what stood there before. What nobody's hand did is not written.
    """
    watched.add(model)
    key = f"audit.{model._meta.label_lower}"

    def look(instance: Model, raw: bool = False, **_: object) -> None:
        known = hand() is not None and not raw and instance.pk is not None
        rows = model._base_manager.filter(pk=instance.pk) if known else model._base_manager.none()
        instance._audit_before = rows.values(*fields).first()  # type: ignore[attr-defined]  # For `tell`, below.

    def tell(instance: Model, created: bool, raw: bool = False, **_: object) -> None:
        before = getattr(instance, "_audit_before", None)
        if hand() is None or raw:
            return
        changes = list(_changes(instance, fields, before or {}))
        if created or changes:
            did = Did.ADDED if created else Did.CHANGED
            record(did, instance, station=station(instance), name=name(instance), changes=changes)

    def tell_gone(instance: Model, **_: object) -> None:
        if hand() is not None:
            record(Did.DELETED, instance, station=station(instance), name=name(instance))

    pre_save.connect(look, sender=model, weak=False, dispatch_uid=key)
    post_save.connect(tell, sender=model, weak=False, dispatch_uid=key)
    post_delete.connect(tell_gone, sender=model, weak=False, dispatch_uid=key)


watched: set[type[Model]] = set()


def _changes(instance: Model, fields: Iterable[str], before: dict[str, Any]) -> Iterator[Change]:
    for name in fields:
        field = instance._meta.get_field(name)
        assert isinstance(field, Field)
        was, now = before.get(name), field.value_from_object(instance)
        if (was or None) != (now or None):
            yield str(field.verbose_name), in_words(field, was), in_words(field, now)


def in_words(field: "Field[Any, Any]", value: Any) -> str:
    """Return a field's value as a person reads it."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, URLField):
        return URL_SECRETS.sub("", str(value))
    if field.remote_field is not None:
        related = field.remote_field.model._base_manager.filter(pk=value).first()
        return str(related or value)
    return str(next((label for choice, label in field.flatchoices if choice == value), value))
