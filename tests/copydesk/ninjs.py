"""Agency copy as ninjs, with what feeds cannot say: status, version, embargo, window, pictures with ids."""

import json
from datetime import datetime
from typing import Any

WORDS = (
    "The state will pay for half of the new levee, the governor said on Monday on a visit to the river towns.",
    "“We were late, and we know it,” she said. The rest is to come from the county and from a federal grant.",
)
ID = "urn:statewire:2026:levee-0412"


def ninjs(
    version: int | str | None = 1,
    *,
    at: str | None = "2026-03-02T16:00:00Z",
    guid: str = ID,
    headline: str = "State pays for half of levee",
    words: tuple[str, ...] = WORDS,
    status: str = "usable",
    **more: Any,
) -> bytes:
    """Return one version of an item. None leaves a field out."""
    item = {
        "uri": guid,
        "type": "text",
        "version": None if version is None else str(version),
        "versioncreated": at,
        "pubstatus": status,
        "headline": headline,
        "body_xhtml": "".join(f"<p>{each}</p>" for each in words),
        **more,
    }
    return json.dumps({name: value for name, value in item.items() if value is not None}).encode()


def hour(number: int) -> str:
    """Return a time on Monday as ninjs writes it."""
    return f"2026-03-02T{number:02}:00:00Z"


def until(moment: datetime) -> str:
    """Return a time as ninjs writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
