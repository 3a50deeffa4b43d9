"""The file that describes a station: what may stand in it, how it is read, and how it is written back."""

from newsquare.office.station_file.places import StationFileError
from newsquare.office.station_file.reading import Entry, Plan, read_plan
from newsquare.office.station_file.writing import written

__all__ = ["Entry", "Plan", "StationFileError", "read_plan", "written"]
