"""The pictures of wire copy: looked for in the dispatch and beside it, then fetched; a dead one never stops a story."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from newsquare.copydesk.rules import hosts_of, time_of
from newsquare.lib import http
from newsquare.lib.http import FetchError
from newsquare.lib.picture_facts import Facts, facts_in
from newsquare.stories.actions import PictureError, redraw
from newsquare.wire.actions import secrets_of
from newsquare.wire.models import Dispatch
from newsquare.wire.queries import own_file

MOST = 8  # Pictures of one item.
BYTES = 25_000_000
SECONDS = 8.0  # For one picture,
IN_ALL = 12.0  # and for all of an item, since somebody may be waiting for the story.
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """A picture that was found, redrawn, with what its agency says about it."""

    jpeg: bytes
    credit: str
    caption: str
    alt: str
    href: str
    facts: Facts = field(default_factory=Facts)  # What its file said.
    guid: str = ""
    rights: dict[str, Any] = field(default_factory=dict)


def load_pictures(data: dict[str, Any], dispatch: Dispatch) -> list[Loaded]:
    """Return those of an item's pictures that could be had, in their order. Reads files and asks hosts: no database."""
    found, end = [], time.monotonic() + IN_ALL
    for picture in data.get("pictures", [])[:MOST]:
        for rendition in _best_first(picture):
            loaded = _load(rendition["href"], picture, data, dispatch, end)
            if loaded:
                found.append(loaded)
                break
    return found


def _best_first(picture: dict[str, Any]) -> Iterator[dict[str, Any]]:
    known = [rendition for rendition in picture.get("renditions", []) if rendition.get("href")]
    yield from sorted(known, key=lambda rendition: -(rendition.get("width") or 0))[:2]


def _load(href: str, picture: dict[str, Any], data: dict[str, Any], dispatch: Dispatch, end: float) -> Loaded | None:
    try:
        raw = own_file(bytes(dispatch.raw), href) if href.startswith("self:") else beside(href, dispatch.path)
        raw = raw or _fetched(href, data, dispatch, min(SECONDS, end - time.monotonic()))
        jpeg = redraw(raw)
    except (FetchError, PictureError, OSError, ValueError) as error:  # ValueError: the address is none.
        log.info("Picture %s of dispatch %s was left out: %s", href[:200], dispatch.pk, error)
        return None
    words = {name: picture.get(name) or "" for name in ("credit", "photographer", "caption", "alt")}
    terms = picture.get("rights") or data.get("rights") or {}
    facts = Facts(creator=words["photographer"], expires=time_of(terms.get("until_utc"))).or_else(facts_in(raw))
    credit = words["credit"] or facts.credit or facts.creator
    return Loaded(
        jpeg,
        credit,
        words["caption"],
        words["alt"],
        href,
        facts,
        picture.get("guid") or "",
        picture.get("rights") or {},
    )


def beside(href: str, dispatch_path: str) -> bytes | None:
    """Return a file that lies in the dispatch's own folder or below it; nothing that a path or link leads out of."""
    parts = urlsplit(href)
    if not dispatch_path or parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    folder = Path(dispatch_path).parent.resolve()
    try:
        candidate = (folder / unquote(parts.path)).resolve(strict=True)
    except (OSError, ValueError):
        return None
    if not candidate.is_relative_to(folder) or not candidate.is_file() or candidate.stat().st_size > BYTES:
        return None
    return candidate.read_bytes()


def _fetched(href: str, data: dict[str, Any], dispatch: Dispatch, seconds: float) -> bytes:
    if seconds <= 0:
        raise FetchError("No time was left for this picture.")
    links = [link["href"] for link in data.get("links", [])]
    address = urljoin(next(iter(links), "") or dispatch.source.url, href)
    allowed = hosts_of([dispatch.source.url]) | {host.lower() for host in dispatch.source.picture_hosts}
    answer = http.fetch(
        address, limit=BYTES, seconds=seconds, hosts=allowed, secrets=secrets_of(dispatch.source, address)
    )
    if answer.status != 200:
        raise FetchError(f"The host answered {answer.status}.")
    return answer.body
