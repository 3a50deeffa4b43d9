"""Chooses the station by the host of the request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotFound
from django.utils import timezone, translation

from newsquare.stations.queries import current_station, set_current_station, station_for

Answer = Callable[[HttpRequest], HttpResponse]
HOSTLESS = ("/-/health",)


class StationMiddleware:
    """Puts `request.station` on every request; a host that no station answers to gets a plain 404."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the name of the station of the request's host."""
        try:
            host = request.get_host()
        except DisallowedHost:
            return HttpResponseBadRequest("This host is not allowed here.\n", content_type="text/plain; charset=utf-8")
        if request.path in HOSTLESS:
            return self.get_response(request)
        station = station_for(host)
        if station is None:
            return HttpResponseNotFound(
                f"No station answers to {host}. Name it under `hosts` in the station's file and apply that.\n",
                content_type="text/plain; charset=utf-8",
            )
        request.station = station  # type: ignore[attr-defined]  # Read back by `station_of`.
        before = current_station()  # A preview is a request within a request.
        set_current_station(station)
        try:
            return self.get_response(request)
        finally:
            set_current_station(before)


class LanguageMiddleware:
    """Speaks the station's language and keeps its time for the length of a request."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the station's language and time zone."""
        station = getattr(request, "station", None)
        if station is None:
            return self.get_response(request)
        with translation.override(station.language.lower()), timezone.override(ZoneInfo(station.timezone)):
            return self.get_response(request)
