"""What is the same on every page of a station: masthead, navigation, foot."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import Station
from newsquare.stories.models import Section
from newsquare.theme import colours
from newsquare.theme.shapes import Chrome, Head, Link

_SECTIONS = Prepared(lambda: Section.objects.filter(station=given("station", int)).order_by("position", "name", "pk"))


@lru_cache(maxsize=64)
def _colours(colour: str) -> tuple[str, str]:
    block = colours.block(colour)
    return block, colours.csp_hash(block)


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Give every template of a station `chrome`, a `head` to go on with, and `station`."""
    station: Station | None = getattr(request, "station", None)
    if station is None or (request.path.startswith("/desk/") and not getattr(request, "is_preview", False)):
        return {}
    block, style_hash = _colours(station.colour)
    request.style_hashes = [style_hash]  # type: ignore[attr-defined]  # Read by SafeHeadersMiddleware.
    request.media_host = station.media_host  # type: ignore[attr-defined]  # Read there too.
    return {"station": station, "chrome": chrome_of(station, request.path, block), "head": Head(title=station.name)}


def chrome_of(station: Station, path: str, block: str) -> Chrome:
    """Return the masthead, navigation and foot of a station, with the place where the reader is marked."""
    shown.note(f"station:{station.pk}")
    sections = _SECTIONS.objects(station=station.pk)
    foot = [
        (_("Community Guidelines"), "/guidelines/"),
        (_("About us"), "/about/"),
        (_("Corrections"), "/corrections/"),
        (_("RSS feed"), "/feed.xml"),
        (_("Your page"), "/me/"),
    ]
    return Chrome(
        name=station.name,
        town=station.town,
        slug=station.slug,
        colours=block,
        language=station.language,
        timezone=station.timezone,
        nav=[_link(section.name, section.get_absolute_url(), path) for section in sections],
        search=_link(_("Search"), "/search/", path),
        doors=[_link(_("Send a story idea"), "/story-idea/", path)],
        footer=[_link(name, url, path) for name, url in foot],
        promise=station.tagline,
    )


def _link(name: str, url: str, path: str) -> Link:
    return Link(name=name, url=url, current=path == url)
