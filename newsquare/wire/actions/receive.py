"""Take in a dispatch: keep it byte for byte, read it, store each item in a transaction of its own."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.lib.text import printable
from newsquare.wire.actions.flow import Tally
from newsquare.wire.actions.guard import Guard, guarding
from newsquare.wire.actions.orders import lift_released, obey, orders_in
from newsquare.wire.actions.versions import note_repetition, same_words, sent_now, settle_latest
from newsquare.wire.formats import MAX_BYTES, NEWS, Action, Item, UnreadableError, as_json, content_hash, read
from newsquare.wire.formats.keys import short
from newsquare.wire.models import Dispatch, Source, WireItem, WireVersion
from newsquare.wire.signals import item_arriving, item_stored

TOO_LARGE = f"This file is larger than {MAX_BYTES // 1_000_000} MB, and was not kept. Split it."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of an item: the action in a word, the story it is in, or why it is in none."""

    action: str  # new, update, same, published, updated, killed, withheld, held, refused, noted, waiting
    story_id: int | None = None
    problem: str = ""


@dataclass(frozen=True)
class Received:
    """One line of what a dispatch held."""

    name: str
    guid: str | None
    version: str | None
    outcome: Outcome
    item_id: int | None = None


def receive(
    *, source: Source, raw: bytes, name: str, now: datetime, path: str = "", url: str = "", by_itself: bool = False
) -> list[Received]:
    """Take in a dispatch. The same bytes twice change nothing; what cannot be read is kept with its reason.

    Of what comes `by_itself`, nobody being at hand, far more than usual is kept and waits (see `guard`). Safe to run
    again after a crash at any point: what is stored already is found by its content.
    """
    return list(receiving(source=source, raw=raw, name=name, now=now, path=path, url=url, by_itself=by_itself))


def receiving(
    *, source: Source, raw: bytes, name: str, now: datetime, path: str = "", url: str = "", by_itself: bool = False
) -> Iterator[Received]:
    """Take in a dispatch, as `receive` does, and tell of each item as soon as it is stored."""
    name = printable(name)
    if len(raw) > MAX_BYTES:
        yield Received(name, None, None, Outcome("refused", problem=TOO_LARGE))
        return
    digest = hashlib.sha256(raw).hexdigest()
    dispatch, _ = Dispatch.objects.get_or_create(
        source=source,
        sha256=digest,
        defaults={"name": name[:400], "path": printable(path)[:1000], "raw": raw, "received_at": now},
    )
    yield from _store(dispatch, raw, now, url, by_itself)


@transaction.atomic
def put_away(*, dispatch: Dispatch, note: str, by: User, now: datetime) -> None:
    """Take a dispatch that could not be read off the list, with a word why. It stays kept, and can be read again."""
    dispatch.put_away_at, dispatch.put_away_note = now, note[:400]
    dispatch.save(update_fields=["put_away_at", "put_away_note"])
    record(Did.PUT_AWAY, dispatch, station=dispatch.source.station, by=by, note=note, now=now)


def try_again(*, dispatch: Dispatch, now: datetime) -> list[Received]:
    """Read a kept dispatch once more, after a fix."""
    record(Did.RETRIED, dispatch, station=dispatch.source.station, now=now)
    return list(_store(dispatch, bytes(dispatch.raw), now, "", by_itself=False))


def go_on(*, dispatch: Dispatch, now: datetime) -> list[Received]:
    """Take in more of a dispatch of which some had to wait: as much as may come in now."""
    return list(_store(dispatch, bytes(dispatch.raw), now, "", by_itself=True))


def _store(dispatch: Dispatch, raw: bytes, now: datetime, url: str, by_itself: bool) -> Iterator[Received]:
    source, tally = dispatch.source, Tally(dispatch, now)
    try:
        items = read(
            raw,
            name=dispatch.name,
            hint=source.format,
            now=now,
            url=url or source.url or None,
            zone=source.station.zone,
        )
    except UnreadableError as error:
        _note(dispatch, str(error), now)
        tally.refuse()
        yield Received(dispatch.name, None, None, Outcome("refused", problem=str(error)))
        return
    problem = "" if items else "Nothing in it is news."
    guard, waits = guarding(source, items, now) if by_itself else Guard(source, None), False
    for item in items:
        if why := "" if orders_in(item) else guard.holds():
            waits = True
            yield Received(dispatch.name, item.guid, item.version, Outcome("waiting", problem=why))
            continue
        received = _take_in(dispatch, item, now)
        problem = problem or (received.outcome.problem if received.outcome.action == "refused" else "")
        if tally.add(item, received.outcome.action):
            guard.let()
        yield received
    tally.write()
    _note(dispatch, problem, now, waits=waits)


def _note(dispatch: Dispatch, problem: str, now: datetime, *, waits: bool = False) -> None:
    dispatch.problem, dispatch.tried_at, dispatch.waits = problem[:400], now, waits
    dispatch.save(update_fields=["problem", "tried_at", "waits"])


def _take_in(dispatch: Dispatch, item: Item, now: datetime) -> Received:
    if item.kind not in NEWS and item.action != Action.ADVISORY and not orders_in(item):
        outcome = Outcome("noted", problem=item.problem or f"This is no news item but {item.kind}.")
        return Received(dispatch.name, item.guid, item.version, outcome)
    key, digest = short(item.key), content_hash(item)
    item_id, before = None, dispatch.source.items.filter(key=key).select_related("latest").first()
    known = before is not None and same_words(before, digest, sent_now(item, now)) is not None
    try:
        answers = [] if known else item_arriving.send(WireItem, dispatch=dispatch, item=item)
        item_id, outcome = _store_item(dispatch, item, key, digest, [answer for _, answer in answers], now)
    except (OperationalError, InterfaceError):
        raise  # The database is away or busy: that is no fault of the item.
    except Exception as error:  # One item must not cost those behind it.
        log.exception("Item %s of dispatch %s could not be stored", item.guid, dispatch.pk)
        outcome = Outcome("refused", problem=f"An unexpected {type(error).__name__} while storing this. Try it again.")
    return Received(dispatch.name, item.guid, item.version, outcome, item_id)


@transaction.atomic
def _store_item(
    dispatch: Dispatch, item: Item, key: str, digest: str, prepared: list[Any], now: datetime
) -> tuple[int, Outcome]:
    source, sent = dispatch.source, sent_now(item, now)
    found, is_new = WireItem.objects.select_for_update().get_or_create(
        source=source, key=key, defaults={"first_received_at": now, "changed_at": now}
    )
    version = same_words(found, digest, sent)
    if version:
        note_repetition(version, sent)
        told = found.latest if settle_latest(found, now) else None
        return found.pk, _told(found, told, prepared, now) or Outcome("same")
    version = _add_version(found, dispatch, item, digest, now)
    is_latest = settle_latest(found, now) and found.latest_id == version.pk
    answers = [answer for answer in obey(item, version, now) if isinstance(answer, Outcome)]
    lift_released(version, now)
    if not answers and is_latest and (outcome := _told(found, version, prepared, now)):
        return found.pk, outcome
    return found.pk, answers[0] if answers else Outcome("new" if is_new else "update")


def _add_version(found: WireItem, dispatch: Dispatch, item: Item, digest: str, now: datetime) -> WireVersion:
    newest = found.versions.order_by("number").last()
    return WireVersion.objects.create(
        item=found,
        dispatch=dispatch,
        number=newest.number + 1 if newest else 1,
        content_hash=digest,
        headline=(item.headline or item.slugline or "")[:400],
        data=_storable(as_json(item)),
        version_created_at=item.versioncreated_utc,
        received_at=now,
    )


def _told(item: WireItem, version: WireVersion | None, prepared: list[Any], now: datetime) -> Outcome | None:
    """Tell who listens, and return what they made of it."""
    version_id = version.pk if version else None
    answers = item_stored.send(WireItem, item_id=item.pk, version_id=version_id, prepared=prepared, now=now)
    told: list[Outcome] = [answer for _, answer in answers if isinstance(answer, Outcome)]  # type: ignore[misc]  # Untyped signals.
    return told[0] if told else None


def _storable(data: Any) -> Any:
    """Return the data without NUL, which PostgreSQL's JSON cannot hold."""
    if isinstance(data, str):
        return data.replace("\x00", "")
    if isinstance(data, list):
        return [_storable(each) for each in data]
    if isinstance(data, dict):
        return {name: _storable(value) for name, value in data.items()}
    return data
