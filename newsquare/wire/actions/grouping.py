"""Put together what belongs together: a little after items arrived, each is compared with what came lately.

What an item costs does not grow with the archive: traces are kept for the window only, and few items share one.
"""

import logging
import time
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count

from newsquare.wire.likeness import Kind, Profile, Rarity, compare, profile_of, trace_of_all, traces_of
from newsquare.wire.models import Card, Group, Likeness, Trace, WireVersion

WINDOW = timedelta(hours=36)
COMMON = 60  # A name in more items of the window than this leads to none of them.
MOST = 8  # Items that are read and compared.
TOGETHER = 3  # Names that must be shared before an item is read; one band is enough.
STINT = 4.0  # Seconds of one go; the rest waits for the next.
log = logging.getLogger(__name__)


def compare_what_came(*, now: datetime) -> int:
    """Compare the items whose latest version was not compared yet, for a few seconds; return how many."""
    started, count = time.monotonic(), 0
    for pk in list(Card.objects.filter(compared=False).order_by("version_id").values_list("pk", flat=True)[:2000]):
        try:
            gather(item_id=pk, now=now)
        except Exception:  # One item must not keep the others from their groups.
            log.exception("Item %s could not be compared", pk)
            Card.objects.filter(pk=pk).update(compared=True)
        count += 1
        if time.monotonic() - started > STINT:
            break
    return count


def something_to_compare() -> bool:
    """Say whether an item waits to be compared."""
    return Card.objects.filter(compared=False).exists()


def forget_traces(*, now: datetime) -> None:
    """Forget by what items are found that came before the window."""
    Trace.objects.filter(at__lt=now - WINDOW - timedelta(hours=1)).delete()


@transaction.atomic
def gather(*, item_id: int, now: datetime) -> None:
    """Compare an item with what came in the window before it, and put it into the group where it belongs."""
    card = Card.objects.select_for_update(of=("self",)).select_related("item__source", "version").get(pk=item_id)
    profile, at = _profile(card.version), card.version.received_at
    if not profile.shingles:  # A kill, or a picture: it stays where its words were.
        Card.objects.filter(pk=item_id).update(compared=True)
        return
    scope = str(card.item.source.station_id)
    traces = traces_of(profile, scope)
    Trace.objects.filter(item_id=item_id).delete()
    alike = _alike(card, profile, traces, scope, at)
    Trace.objects.bulk_create(Trace(item_id=item_id, mark=mark, at=at) for mark in (*traces, trace_of_all(scope)))
    _settle(card, alike, now)


def _profile(version: WireVersion) -> Profile:
    return profile_of(version.data.get("body_text") or "")


Alike = list[tuple[Card, Kind, float]]


def _alike(card: Card, profile: Profile, traces: dict[int, str], scope: str, at: datetime) -> Alike:
    """Return the items that an item is like, those most alike first."""
    window = Trace.objects.filter(at__gt=at - WINDOW, at__lte=at + WINDOW)
    everything = trace_of_all(scope)
    counted = window.filter(mark__in=[*traces, everything]).order_by().values("mark").annotate(n=Count("pk"))
    often = dict(counted.values_list("mark", "n"))
    rarity = Rarity(often.pop(everything, 0), {traces[mark]: n + 1 for mark, n in often.items() if traces[mark]})
    rare = [mark for mark, n in often.items() if n <= COMMON]
    weights: Counter[int] = Counter()
    for item, mark in window.filter(mark__in=rare).values_list("item_id", "mark"):
        weights[item] += 1 if traces[mark] else TOGETHER
    chosen = [item for item, weight in weights.most_common(MOST) if weight >= TOGETHER]
    others = Card.objects.filter(pk__in=chosen).exclude(pk=card.pk).select_related("item__source", "version")
    found = [
        (other, like.kind, like.share)
        for other in others
        if (like := compare(profile, _profile(other.version), rarity))
    ]
    return sorted(found, key=lambda each: (each[1] == Kind.COPY, each[2], -each[0].pk), reverse=True)


def _settle(card: Card, alike: Alike, now: datetime) -> None:
    """Write down what an item is like, and put it into the group of its copies, or of the account nearest to it."""
    before = card.group_id
    copies = [other for other, kind, _ in alike if kind == Kind.COPY]
    together = copies or [other for other, _, _ in alike[:1]]
    card.group = _one_group(card, together, now) if together else None
    card.like_id, card.likeness, card.origin_id = None, "", None
    if alike:
        nearest, kind, _ = alike[0]
        same = kind == Kind.COPY and nearest.item.source_id == card.item.source_id
        card.like_id = nearest.pk
        card.likeness = Likeness.VERSION if same else Likeness(kind.value)
        card.origin_id = (nearest.origin_id or nearest.pk) if kind == Kind.COPY else None
        if card.origin_id == card.pk:
            card.origin_id = None
    card.compared = True
    card.save(update_fields=["group", "like", "likeness", "origin", "compared"])
    if before and before != card.group_id:
        _dissolve(before)


def _one_group(card: Card, together: list[Card], now: datetime) -> Group:
    """Return the one group of some cards, made of those that they had."""
    known = sorted({other.group_id for other in together if other.group_id})
    if known:
        group = Group.objects.get(pk=known[0])
    else:
        group = Group.objects.create(station_id=card.item.source.station_id, begun_at=now)
    Card.objects.filter(group__in=known[1:]).update(group=group)
    Group.objects.filter(pk__in=known[1:]).delete()
    Card.objects.filter(pk__in=[other.pk for other in together]).update(group=group)
    return group


def _dissolve(group_id: int) -> None:
    """Take a group away in which fewer than two are left."""
    if Card.objects.filter(group=group_id).count() < 2:
        Card.objects.filter(group=group_id).update(group=None)
        Group.objects.filter(pk=group_id).delete()
