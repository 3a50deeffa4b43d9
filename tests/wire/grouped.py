"""The labelled set, grouped as arrivals are; and how right that was."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations

from newsquare.stations.models import Station
from newsquare.wire.actions import compare_what_came, something_to_compare, write_card
from newsquare.wire.models import Card, Dispatch, Source, WireItem, WireVersion
from tests.wire.labelled import Sample

Pairs = set[tuple[str, str]]


def store(station: Station, sample: Sample, at: datetime) -> WireItem:
    """Store an item as receiving it would."""
    source, _ = Source.objects.get_or_create(station=station, slug=sample.source, defaults={"name": sample.source})
    item, _ = WireItem.objects.get_or_create(
        source=source, key=sample.guid, defaults={"first_received_at": at, "changed_at": at}
    )
    number = item.versions.count() + 1
    digest = f"{sample.guid}-{number}"
    dispatch = Dispatch.objects.create(source=source, sha256=digest, raw=b"", received_at=at)
    html = "".join(f"<p>{paragraph}</p>" for paragraph in sample.paragraphs)
    told = {"headline": sample.headline, "slugline": sample.slug, "body_text": sample.text, "body_html": html}
    item.latest = WireVersion.objects.create(
        item=item,
        dispatch=dispatch,
        number=number,
        content_hash=digest[:64],
        headline=sample.headline,
        data=told | {"kind": "text"},
        received_at=at,
    )
    item.changed_at = at
    item.save()
    write_card(version=item.latest)
    return item


def group_all(now: datetime) -> None:
    """Compare what waits to be compared, as the worker does."""
    while something_to_compare():
        compare_what_came(now=now)


def group_set(station: Station, samples: Iterable[Sample], begin: datetime) -> None:
    """Let the set arrive, a minute apart, and be grouped."""
    for minute, sample in enumerate(samples):
        store(station, sample, begin + timedelta(minutes=minute))
    group_all(begin)


def found() -> tuple[Pairs, Pairs]:
    """Return the pairs that were found to be of one origin, and those found in one group."""
    cards = list(Card.objects.select_related("item"))
    copies = [(card.origin_id or card.item_id, card.item.key) for card in cards]
    groups = [(card.group_id, card.item.key) for card in cards if card.group_id]
    return _pairs(copies), _pairs(groups)


def _pairs(labels: list[tuple[int | None, str]]) -> Pairs:
    return {(min(a, b), max(a, b)) for (one, a), (other, b) in combinations(labels, 2) if one == other}


def rates(told: Pairs, true: Pairs) -> tuple[float, float]:
    """Return precision and recall."""
    right = len(told & true)
    return right / (len(told) or 1), right / (len(true) or 1)
