"""Carry out an agency's orders: what was made of an item is gone before the transaction that stored the order ends."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from newsquare.accounts.models import User
from newsquare.copydesk.models import PictureOrigin, Take, Use, UseKind
from newsquare.copydesk.queries.orders import standing_words, suspected, tied_to
from newsquare.copydesk.rules import Warned, warning_in
from newsquare.copydesk.signals import asked_where
from newsquare.stories.actions import bar_picture, bar_story, lift
from newsquare.stories.models import BarKind, Picture, Story
from newsquare.wire.actions import Outcome, lift_orders, suspect
from newsquare.wire.models import KillOrder, OrderKind, WireItem, WireVersion
from newsquare.wire.queries import is_worldwide, standing_orders

BAR = {OrderKind.KILL: BarKind.KILL, OrderKind.WITHHOLD: BarKind.WITHHELD, OrderKind.WORDS: BarKind.WITHHELD}
DONE = {OrderKind.KILL: "killed", OrderKind.WITHHOLD: "withheld", OrderKind.WORDS: "held"}


class KilledError(Exception):
    """The agency ordered that this is not used; the message says so."""


def refuse_killed(item: WireItem) -> None:
    """Raise KilledError where an agency's order holds about an item."""
    if words := standing_words(item):
        raise KilledError(words)


def obey(*, order: KillOrder, now: datetime) -> Outcome:
    """Take away everything that was made of an item, in the transaction that stores the order about it."""
    taken = Take.objects.filter(item=order.item).select_related("story__station").first()
    if taken:
        _take_away(order, now, UseKind.TAKEN, story=taken.story)
    for origin in _origins(order.item):
        _take_away(order, now, UseKind.PICTURE, picture=origin.picture)
    for other in _elsewhere(order.item):
        _take_away(order, now, UseKind.TIED, story=other.story, why="The same id came from another source.")
    return Outcome(DONE[OrderKind(order.kind)], taken.story_id if taken else None, standing_words(order.item))


def ordered_away(item: WireItem, taken: Take | None, version: WireVersion, now: datetime) -> Outcome | None:
    """Return what becomes of an item about which an order holds, or whose words seem to be one; its story stays."""
    order = standing_orders(item).first()
    if order is not None:
        return Outcome(DONE[OrderKind(order.kind)], taken.story_id if taken else None, standing_words(item))
    warned = warning_in(version.data)
    return heed(version=version, warned=warned, now=now) if warned else None


def heed(*, version: WireVersion, warned: Warned, now: datetime) -> Outcome:
    """Hold what an item's words seem to order away, and have it listed for a person."""
    order = suspect(version=version, words=warned.words, now=now)
    for story, why in tied_to(version, warned, now):
        _take_away(order, now, UseKind.TIED, story=story, why=why)
    for origin in _origins(version.item):
        _take_away(order, now, UseKind.TIED, picture=origin.picture, why="It is the picture of this id.")
    own = Take.objects.filter(item=version.item).first()
    version.item.problem = words = f"It seems to order something away: “{warned.words}”. A person must read it."
    version.item.save(update_fields=["problem"])
    return Outcome("held", own.story_id if own else None, words)


def hold_if_suspected(*, taken: Take, now: datetime) -> None:
    """Hold a story that was just made where an order in words, which nobody signed off, seems to mean it."""
    for order, why in suspected(taken, now):
        _take_away(order, now, UseKind.TIED, story=taken.story, why=why)


def bar_killed_picture(*, origin: PictureOrigin, now: datetime) -> None:
    """Bar a picture that just came to us although an order about it came before."""
    found = WireItem.objects.filter(_same(origin.source, origin.key)).order_by("pk")
    for item in found:
        for order in standing_orders(item):
            _take_away(order, now, UseKind.PICTURE, picture=origin.picture)


@transaction.atomic
def release(*, item: WireItem, by: User, reason: str, now: datetime) -> None:
    """Let readers see again what an order took away: a person's word, with the reason. Raises OverrideError."""
    lift_orders(item=item, by=by, reason=reason, now=now)
    _lift_bars(Q(order__item=item), now)


def after_release(*, item: WireItem, now: datetime) -> None:
    """Let readers see again what follows the newer version with which an agency ended its order to withhold."""
    if not standing_orders(item).exists():
        _lift_bars(Q(order__item=item, order__lifted_at__isnull=False), now)


def release_pictures(*, order: KillOrder, now: datetime) -> None:
    """Let readers see pictures again that their agency withheld and sent anew."""
    if not standing_orders(order.item).exists():
        _lift_bars(Q(order=order, picture__isnull=False), now)


@transaction.atomic
def settle_use(*, use: Use, is_meant: bool, by: User, now: datetime) -> None:
    """Say whether an order means a story or picture: then it is barred, else readers may see it again."""
    if is_meant and not _is_barred(use):
        _bar(use, BAR[OrderKind(use.order.kind)], by)
    if not is_meant and use.bar and use.bar.lifted_at is None:
        lift(bar=use.bar, now=now)
    use.settled_at, use.settled_by = now, by
    use.save(update_fields=["settled_at", "settled_by"])


def note_possible(*, order: KillOrder, story: Story, why: str, now: datetime) -> None:
    """List a story that perhaps holds words of what was killed; it stays public until a person has looked."""
    places = _places(story, None)
    defaults = {"kind": UseKind.POSSIBLE, "why": why[:400], "places": places, "found_at": now}
    Use.objects.get_or_create(order=order, story=story, defaults=defaults)


def _take_away(
    order: KillOrder,
    now: datetime,
    kind: UseKind,
    *,
    story: Story | None = None,
    picture: Picture | None = None,
    why: str = "",
) -> None:
    use, is_new = Use.objects.get_or_create(
        order=order,
        story=story,
        picture=picture,
        defaults={"kind": kind, "why": why[:400], "places": _places(story, picture), "found_at": now},
    )
    if is_new:
        held = kind == UseKind.TIED
        _bar(use, BarKind.WITHHELD if held else BAR[OrderKind(order.kind)], None)


def _bar(use: Use, kind: BarKind, by: User | None) -> None:
    said = use.order.said_by
    note = f"{said.item.source.name}: {said.headline or said.item.key}"[:400]
    if use.story is not None:
        use.bar = bar_story(story=use.story, kind=kind, note=note, by=by)
    elif use.picture is not None:
        use.bar = bar_picture(picture=use.picture, kind=kind, note=note)
    use.save(update_fields=["bar"])


def _is_barred(use: Use) -> bool:
    return use.bar is not None and use.bar.lifted_at is None


def _lift_bars(of: Q, now: datetime) -> None:
    for use in Use.objects.filter(of, bar__lifted_at=None, bar__isnull=False).select_related("bar").order_by("pk"):
        assert use.bar is not None
        lift(bar=use.bar, now=now)


def _places(story: Story | None, picture: Picture | None) -> list[str]:
    """Return the paths of the pages that show something now."""
    asked = {"story_id": story.pk if story else None, "picture_id": picture.pk if picture else None}
    answers = [answer for _, answer in asked_where.send(Use, **asked)]
    return sorted({path for answer in answers if isinstance(answer, list) for path in answer or ()})


def _same(source: object, key: str) -> Q:
    own = Q(source=source, key=key)
    station = source.station_id  # type: ignore[attr-defined]  # A Source.
    return own | Q(source__station=station, key=key) if is_worldwide(key) else own


def _origins(item: WireItem) -> list[PictureOrigin]:
    return list(PictureOrigin.objects.filter(_same(item.source, item.key)).select_related("picture", "source"))


def _elsewhere(item: WireItem) -> list[Take]:
    """Return what was made of an item of the same id that another source of the station sent."""
    if not is_worldwide(item.key):
        return []
    same = Take.objects.filter(item__source__station=item.source.station_id, item__key=item.key)
    return list(same.exclude(item=item).select_related("story"))
