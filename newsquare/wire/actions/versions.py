"""Keep an item's versions in their order: the newest one counts, whatever came when, however often."""

from datetime import datetime

from newsquare.wire.formats import Item
from newsquare.wire.models import WireItem, WireVersion
from newsquare.wire.rules import Sent, comes_later, is_usable, newest


def sent_now(item: Item, now: datetime) -> Sent:
    """Return what an arriving item says of its place among the versions."""
    return Sent(item.versioncreated_utc, item.version or "", now)


def sent_by(version: WireVersion) -> Sent:
    """Return what a kept version said of its place, when its agency sent it last."""
    again, said = version.said_again, str(version.data.get("version") or "")
    at, number = (_time(again[0]), again[1]) if again else (version.version_created_at, said)
    return Sent(at, number, version.received_at, version.number)


def same_words(item: WireItem, digest: str, sent: Sent) -> WireVersion | None:
    """Return the version that holds these words already, unless its agency returns to them after others."""
    rows = list(item.versions.filter(content_hash=digest).order_by("number"))
    if not rows:
        return None
    last = max(rows, key=lambda row: (row.version_created_at or row.received_at, row.number))
    returns = item.latest is not None and item.latest.content_hash != digest and comes_later(sent, sent_by(last))
    if returns and sent.at not in {row.version_created_at for row in rows}:
        return None
    return last


def note_repetition(version: WireVersion, sent: Sent) -> None:
    """Remember that the agency sent the same words once more, as a later version."""
    if comes_later(sent, sent_by(version)):
        version.said_again = [sent.at.isoformat() if sent.at else None, sent.version]
        version.save(update_fields=["said_again"])


def settle_latest(item: WireItem, now: datetime) -> bool:
    """Make the newest version of an item its latest; say whether that changed.

    An order to kill or withhold is no version to be read: it counts only where there is no other.
    """
    fields = ("pk", "version_created_at", "said_again", "received_at", "number")
    words = ("data__version", "data__pubstatus", "data__action")
    rows = list(item.versions.order_by("number").values_list(*fields, *words))
    usable = [row for row in rows if is_usable({"pubstatus": row[6], "action": row[7]})] or rows
    places = {_sent(row): row[0] for row in usable}
    latest = places[newest(list(places))]
    if latest == item.latest_id:
        return False
    item.latest, item.changed_at = item.versions.get(pk=latest), now
    item.save(update_fields=["latest", "changed_at"])
    return True


def _sent(row: tuple[object, ...]) -> Sent:
    _, created, again, received, number, version, *_ = row
    at, said = (_time(again[0]), again[1]) if again else (created, str(version or ""))  # type: ignore[index]  # A list.
    return Sent(at, said, received, number)  # type: ignore[arg-type]  # As the columns are.


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
