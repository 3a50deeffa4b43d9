"""What can be done in the back office."""

from newsquare.office.actions.station import Change, Report, apply_station

__all__ = ["Change", "Report", "apply_station"]
