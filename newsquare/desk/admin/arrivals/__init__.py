"""Agency copy on the desk: what arrived, one item whole, what could not be read, and the paste box."""

from newsquare.desk.admin.arrivals.acting import act
from newsquare.desk.admin.arrivals.beside import beside
from newsquare.desk.admin.arrivals.item import item, preview, raw, versions
from newsquare.desk.admin.arrivals.listing import arrivals, fresh
from newsquare.desk.admin.arrivals.pasting import paste
from newsquare.desk.admin.arrivals.unread import unread

__all__ = ["act", "arrivals", "beside", "fresh", "item", "paste", "preview", "raw", "unread", "versions"]
