"""Write down what lists show of an item."""

from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.models import Card, WireVersion


def write_card(*, version: WireVersion) -> Card:
    """Write the card of an item from its latest version."""
    written = {"version": version, "compared": False} | facts(version.data)
    return Card.objects.update_or_create(item_id=version.item_id, defaults=written)[0]


def facts(data: dict[str, Any]) -> dict[str, Any]:
    """Return by what a list is narrowed."""
    urgency = data.get("urgency")
    return {
        "slugline": one_line(data.get("slugline"))[:200],
        "urgency": urgency if isinstance(urgency, int) and 0 < urgency < 10 else None,
        "words": len((data.get("body_text") or "").split()),
        "pictures": len(data.get("pictures") or []),
    }
