"""Why a person should look at an item that came as XML, in sentences."""

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Item


def doubts_of(document: Document, *reasons: str | None) -> str | None:
    """Return the reasons, each once, with what was wrong with the file's encoding."""
    every = dict.fromkeys(reason for reason in (*reasons, document.garbled) if reason)
    return " ".join(every) or None


def lacks_of(item: Item) -> list[str]:
    """Say what an item that is to be published lacks."""
    return [] if item.headline else ["There is no headline."]
