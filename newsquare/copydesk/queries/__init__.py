"""What the desk asks of the copydesk: a file per subject."""

from newsquare.copydesk.queries.arrivals import (
    Arrival,
    arrived,
    arrived_item,
    rows,
    unpictured,
    waiting_count,
)

__all__ = ["Arrival", "arrived", "arrived_item", "rows", "unpictured", "waiting_count"]
