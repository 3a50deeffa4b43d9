"""What a feed says of all its entries."""

from dataclasses import dataclass, field
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.plain import plain
from newsquare.wire.formats.rss.names import Children


@dataclass(frozen=True, slots=True)
class About:
    """Title, language, address and notice of a feed; in a WordPress export also who its log-in names are."""

    title: str | None
    language: str | None
    link: str | None
    notice: str | None
    authors: dict[str, str] = field(default_factory=dict)


def about_of(channel: Any) -> About:
    """Read a feed's own fields."""
    feed = Children(channel)
    language = feed.text("language", "dc:language") or or_none(
        channel.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    return About(
        title=plain(feed.text("title", "atom:title")),
        language=language,
        link=_link(feed),
        notice=plain(feed.text("copyright", "dc:rights", "atom:rights", "rights")),
        authors=_authors(feed),
    )


def _link(feed: Children) -> str | None:
    links = [each for each in feed.all("link", "atom:link") if each.get("rel") in {None, "alternate"}]
    addresses = (one_line(each.get("href") or each.text) for each in links)
    return next((address for address in addresses if address.startswith("http")), None)


def _authors(feed: Children) -> dict[str, str]:
    people = (Children(each) for each in feed.all("wp:author", "wp:wp_author"))
    names = {person.text("wp:author_login"): person.text("wp:author_display_name") for person in people}
    return {login: name for login, name in names.items() if login and name}
