"""A feed described once, and written in three formats: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

from newsquare.lib.feed.address import FeedFile
from newsquare.lib.feed.answer import Writer, answer
from newsquare.lib.feed.atom import write_atom
from newsquare.lib.feed.json_feed import write_json
from newsquare.lib.feed.rss import write_rss
from newsquare.lib.feed.shapes import FORMATS, AnsweredShape, FeedShape, Format, ItemShape, MediaShape

WRITERS: dict[str, Writer] = {"feed.xml": write_rss, "atom.xml": write_atom, "feed.json": write_json}

__all__ = [
    "FORMATS",
    "WRITERS",
    "AnsweredShape",
    "FeedFile",
    "FeedShape",
    "Format",
    "ItemShape",
    "MediaShape",
    "answer",
]
