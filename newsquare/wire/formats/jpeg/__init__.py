"""A JPEG with what its agency wrote into it (IPTC IIM and XMP): a picture by itself, whose file is the dispatch."""

from newsquare.lib.picture_facts import every_fact_in
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Item, UnreadableError
from newsquare.wire.formats.jpeg.facts import item_of

NAME = "jpeg"


def recognises(document: Document) -> bool:
    """Say whether this is a JPEG, by its first bytes."""
    return document.raw.startswith(b"\xff\xd8\xff")


def read(document: Document) -> list[Item]:
    """Read the picture. Raises UnreadableError for one that cannot be opened."""
    facts = every_fact_in(document.raw)
    if facts is None:
        raise UnreadableError("This JPEG is broken, cut off or much too large to open. Ask for it again.")
    return [item_of(facts, document)]
