"""What the desk asks of the copydesk: a file per subject."""

from newsquare.copydesk.queries.arrivals import (
    STATES,
    Arrival,
    Mark,
    Narrowed,
    Running,
    arrived,
    rows,
    since,
    watched_and_changed,
)
from newsquare.copydesk.queries.items import arrived_item, newest_version, unpictured, waiting_count

__all__ = [
    "STATES",
    "Arrival",
    "Mark",
    "Narrowed",
    "Running",
    "arrived",
    "arrived_item",
    "newest_version",
    "rows",
    "since",
    "unpictured",
    "waiting_count",
    "watched_and_changed",
]
