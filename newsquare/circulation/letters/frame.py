"""What letters share: the station's name and colour, and the headers of a mail that many get."""

from typing import Any

from newsquare.circulation.links import stop_here
from newsquare.lib.text import one_line
from newsquare.stations.models import Station


def frame(station: Station) -> dict[str, Any]:
    """Return the parts of a MailShape that are the station's."""
    return {
        "station_name": station.name,
        "station_url": station.url("/"),
        "colour": station.colour,
        "language": station.language,
    }


def domain(station: Station) -> str:
    """Return the station's domain, as it stands in Message-ID and List-Id."""
    return station.canonical_host.rsplit(":", 1)[0].strip("[]")


def list_headers(station: Station, name: str, slug: str, *, stop: str = "", archived_at: str = "") -> dict[str, str]:
    """Return the headers of a list: List-Id (RFC 2919), one-click unsubscribe (RFC 8058), bulk.

    `stop` is the address that stops it, with `stop_here` where it is left out.
    """
    words = one_line(name).replace('"', "'")
    headers = {
        "List-Id": f'"{words}" <{slug}.{domain(station)}>',
        "List-Unsubscribe": f"<{stop or stop_here(station)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }
    return {**headers, "Archived-At": f"<{archived_at}>"} if archived_at else headers
