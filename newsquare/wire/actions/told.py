"""What became of each item of a dispatch, as a line that `wire ingest` prints and a push is answered with."""

from typing import Any

from newsquare.lib.text import printable
from newsquare.wire.actions.receive import Received


def line_of(received: Received, file: str) -> dict[str, Any]:
    """Return what became of an item, in plain data."""
    return {
        "file": printable(file),
        "guid": received.guid,
        "version": received.version,
        "action": received.outcome.action,
        "story": received.outcome.story_id,
        "problem": received.outcome.problem or None,
    }
