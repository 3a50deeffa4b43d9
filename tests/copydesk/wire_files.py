"""Versions of one agency story, as ninjs."""

import json
from collections.abc import Sequence

BRIDGE = (
    "The council voted on Monday evening to close the old river bridge to all traffic from the first of May.",
    "Repairs will take three months and cost four million dollars.",
    "The ferry will run every ten minutes until then.",
    "The mayor said that nobody likes it.",
)


def version(
    number: int,
    *,
    headline: str = "Bridge closes",
    body: Sequence[str] = BRIDGE,
    corrects: bool = False,
    guid: str = "urn:newsml:statewire.example:20260302:bridge",
) -> bytes:
    """Return a version; the next is a minute later."""
    fields: dict[str, object] = {
        "uri": guid,
        "type": "text",
        "version": str(number),
        "versioncreated": f"2026-03-02T16:{number:02}:00Z",
        "pubstatus": "usable",
        "headline": headline,
        "byline": "Mara Quist",
        "slugline": "river-bridge",
        "body_html": "".join(f"<p>{words}</p>" for words in body),
    }
    return json.dumps(fields | ({"correction_sequence": number} if corrects else {})).encode()
