"""Players elsewhere: where a video may be played after a click, and what a frame for it is called.

One row a player. To add another one, name its hosts, how an address tells the video, and the address of its frame;
nothing else in the house knows any of them.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Player:
    """A player: its name and site as readers know them, its hosts, its addresses, its frame."""

    name: str
    site: str
    hosts: tuple[str, ...]
    address: re.Pattern[str]  # Searched in path and query; `id` names the video.
    frame: str


@dataclass(frozen=True)
class Elsewhere:
    """A video elsewhere: its page, and the frame in which it can be played where its player is known."""

    address: str
    site: str
    name: str = ""
    frame: str = ""

    @property
    def frame_host(self) -> str:
        """The origin that a page must let into a frame."""
        parts = urlsplit(self.frame)
        return f"{parts.scheme}://{parts.netloc}" if self.frame else ""


PLAYERS = (
    Player(
        "YouTube",
        "youtube.com",
        ("youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"),
        re.compile(r"^/(?:watch\?(?:.*&)?v=|embed/|live/|shorts/|v/)?(?P<id>[A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Player(
        "Vimeo",
        "vimeo.com",
        ("vimeo.com", "player.vimeo.com"),
        re.compile(r"^/(?:video/|event/)?(?P<id>[0-9]{6,12})(?![0-9])"),
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
    ),
    Player(
        "Dailymotion",
        "dailymotion.com",
        ("dailymotion.com", "dai.ly"),
        re.compile(r"^/(?:video/|embed/video/)?(?P<id>x[a-z0-9]{4,10})(?![a-z0-9])"),
        "https://geo.dailymotion.com/player.html?video={id}",
    ),
)


def elsewhere(address: str) -> Elsewhere | None:
    """Return a video elsewhere by the address of its page; None for what is no web address."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for player in PLAYERS:
        if host in player.hosts and (found := player.address.search(place)):
            return Elsewhere(address, player.site, player.name, player.frame.format(id=found["id"]))
    return Elsewhere(address, host)
