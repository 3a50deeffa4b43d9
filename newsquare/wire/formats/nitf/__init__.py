"""NITF 3.x, the News Industry Text Format of the IPTC: one story a file, or the body of a story in another format."""

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import Item
from newsquare.wire.formats.markup import tree_of
from newsquare.wire.formats.nitf.body import Body, body_of
from newsquare.wire.formats.nitf.item import item_of

__all__ = ["NAME", "Body", "body_of", "read", "recognises"]
NAME = "nitf"


def recognises(document: Document) -> bool:
    """Say whether this is NITF."""
    return document.root == "nitf"


def read(document: Document) -> list[Item]:
    """Read the story. Raises UnreadableError when its XML is beyond mending."""
    return [item_of(tree_of(document), document)]
