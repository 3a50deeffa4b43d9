"""The kill register: write down what an agency orders, and lift an order that holds no longer."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.wire.actions.versions import sent_by
from newsquare.wire.formats import Action, Item
from newsquare.wire.formats.keys import regular, short
from newsquare.wire.models import ItemState, KillOrder, OrderKind, WireItem, WireVersion
from newsquare.wire.queries import standing_orders
from newsquare.wire.rules import Sent, comes_later, is_usable
from newsquare.wire.signals import item_ordered, order_lifted

OF_STATUS = {"canceled": OrderKind.KILL, "cancelled": OrderKind.KILL, "withheld": OrderKind.WITHHOLD}
OF_ACTION = {Action.KILL: OrderKind.KILL, Action.WITHHOLD: OrderKind.WITHHOLD}
OF_RELATION = {"kills": OrderKind.KILL, "withholds": OrderKind.WITHHOLD}
LONGEST_REASON = 2000


class OverrideError(Exception):
    """An order cannot be lifted without a reason."""


def orders_in(item: Item) -> list[tuple[OrderKind, str, str]]:
    """Return what an item orders: of which kind, about which key (its own where empty), about which version."""
    own = OF_STATUS.get(item.pubstatus or "") or (OF_ACTION.get(item.action) if item.action else None)
    found = [
        (OF_RELATION[each.rel], each.guid, each.version or "") for each in item.relations if each.rel in OF_RELATION
    ]
    others = [(kind, short(regular(guid)), version) for kind, guid, version in found if regular(guid)]
    if own and not (others and item.action in OF_ACTION and item.pubstatus not in OF_STATUS):
        others.append((own, "", item.version or ""))
    return list(dict.fromkeys(others))


def obey(item: Item, version: WireVersion, now: datetime) -> Iterator[object]:
    """Write down what a version orders, about itself or another item, and tell who must follow."""
    for kind, key, number in orders_in(item):
        target = _target(version.item, key, now)
        order, is_new = KillOrder.objects.get_or_create(
            item=target,
            said_by=version,
            kind=kind,
            defaults={
                "said_at": version.version_created_at,
                "version": number[:200],
                "reason": _reason(item),
                "received_at": now,
            },
        )
        if not is_new:
            continue
        if kind == OrderKind.WITHHOLD and _released(order):
            _lift(order, None, "", now)
            continue
        if target.state == ItemState.ARRIVED:
            target.state = ItemState.KILLED
        target.changed_at = now
        target.save(update_fields=["state", "changed_at"])
        for _, answer in item_ordered.send(KillOrder, order_id=order.pk, now=now):
            yield answer


def suspect(*, version: WireVersion, words: str, now: datetime) -> KillOrder:
    """Write down that a version's words seem to order something away, for a person to read."""
    order, _ = KillOrder.objects.get_or_create(
        item=version.item,
        said_by=version,
        kind=OrderKind.WORDS,
        defaults={"said_at": version.version_created_at, "reason": words[:LONGEST_REASON], "received_at": now},
    )
    return order


def _target(own: WireItem, key: str, now: datetime) -> WireItem:
    """Return the item an order is about, locked. One that never came is made, so that it is known when it comes."""
    if not key or key == own.key:
        return own
    found, _ = WireItem.objects.select_for_update().get_or_create(
        source=own.source,
        key=key,
        defaults={"first_received_at": now, "changed_at": now, "state": ItemState.KILLED},
    )
    return found


def _reason(item: Item) -> str:
    words = item.notes_public or item.notes_private or item.body_text or item.headline or item.slugline or ""
    return words.replace("\x00", "")[:LONGEST_REASON]


def _released(order: KillOrder) -> bool:
    """Say whether the agency sent a version that is certainly newer than its order to withhold, and usable."""
    return any(releases(version, order) for version in order.item.versions.order_by("number"))


def releases(version: WireVersion, order: KillOrder) -> bool:
    """Say whether a version is certainly newer than an order to withhold its item, and usable."""
    own = order.said_by.item_id == order.item_id
    ordered = sent_by(order.said_by) if own else Sent(order.said_at, order.version, order.received_at)
    return is_usable(version.data) and comes_later(sent_by(version), ordered)


def lift_released(version: WireVersion, now: datetime) -> None:
    """Lift the orders to withhold an item that a newer, usable version of it ends. A kill is never lifted so."""
    for order in standing_orders(version.item).filter(kind=OrderKind.WITHHOLD).select_related("said_by"):
        if releases(version, order):
            _lift(order, None, "", now)


@transaction.atomic
def lift_orders(*, item: WireItem, by: User, reason: str, now: datetime) -> None:
    """Let an item be used again although its agency ordered otherwise: a person's word, with the reason.

    Raises OverrideError where there is no reason.
    """
    if not reason.strip():
        raise OverrideError
    locked = WireItem.objects.select_for_update(of=("self",)).select_related("source").get(pk=item.pk)
    for order in standing_orders(locked):
        _lift(order, by, reason.strip(), now)
    record(Did.OVERRODE, locked, station=locked.source.station_id, by=by, note=reason.strip(), now=now)


def _lift(order: KillOrder, by: User | None, reason: str, now: datetime) -> None:
    order.lifted_at, order.lifted_by, order.lift_reason = now, by, reason[:400]
    order.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    if not standing_orders(order.item).exists():
        WireItem.objects.filter(pk=order.item_id, state=ItemState.KILLED).update(state=ItemState.ARRIVED)
        order.item.refresh_from_db(fields=["state"])
    order_lifted.send(KillOrder, order_id=order.pk, now=now)


@transaction.atomic
def sign_off(*, item: WireItem, by: User, note: str, now: datetime) -> int:
    """Say that everything an agency's orders about an item ask for was done; return how many orders that settles."""
    rows = KillOrder.objects.filter(item=item, signed_off_at=None)
    done = rows.update(signed_off_at=now, signed_off_by=by, note=note.strip()[:400])
    if done:
        record(Did.SIGNED_OFF, item, station=item.source.station_id, by=by, note=note.strip(), now=now)
    return done
