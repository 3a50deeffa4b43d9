"""Keep an eye on an item, or stop it. A person's own: no line in the log of what staff did."""

from datetime import datetime

from newsquare.accounts.models import User
from newsquare.wire.models import Watch, WireItem


def watch_item(*, item: WireItem, person: User, now: datetime) -> None:
    """Have a person told when an item changes."""
    Watch.objects.get_or_create(item=item, person=person, defaults={"seen_id": item.latest_id, "since": now})


def stop_watching(*, item: WireItem, person: User) -> None:
    """Tell a person no more of an item."""
    Watch.objects.filter(item=item, person=person).delete()


def note_seen(*, item: WireItem, person: User) -> None:
    """Note that a person who watches an item has seen its latest version."""
    Watch.objects.filter(item=item, person=person).exclude(seen=item.latest_id).update(seen=item.latest_id)
