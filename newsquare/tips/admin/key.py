"""Who has the key to the inbox: a person who was named, never a role."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from newsquare.stations.queries import station_of
from newsquare.tips.models import TipReader
from newsquare.tips.queries import tip_reader


def key_of(request: HttpRequest) -> TipReader:
    """Return who reads. Raises PermissionDenied for everybody who was not named."""
    found = tip_reader(request.user, station_of(request))
    if found is None:
        raise PermissionDenied
    return found
