"""What may be kept, and what caches are told. Pure functions: no database, no clock, no network."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

FRESH = "public, max-age=60"
LENIENT = f"{FRESH}, stale-while-revalidate=600, stale-if-error=86400"
KEPT_STATUSES = {200, 410}
_OURS = {
    "set-cookie",
    "date",
    "connection",
    "content-length",
    "etag",
    "vary",
    "cache-control",
    "cache-tag",
    "last-modified",
}
STAFF_MARK = "newsquare-desk"  # The cookie of a browser in which somebody was at the desk.
_ROBOTS = ("http", "bot", "Bot", "compatible", "spider", "crawl", "Headless", "Lighthouse")
_STORY = re.compile(r"/[0-9]{4}/[0-9]{2}/[^/]+/\Z")
_MOST_TAGS = 200  # Caches read about 16 kB of tags; a page with more is found through the station's tag.


def why_not_kept(status: int, headers: Mapping[str, str], *, has_cookies: bool) -> str | None:
    """Say why an answer may not be kept for everybody, or None where it may."""
    if status not in KEPT_STATUSES:
        return f"status {status}"
    if has_cookies:
        return "it sets a cookie"
    if "cookie" in headers.get("Vary", "").lower():
        return "it depends on a cookie"
    cache = headers.get("Cache-Control", "").lower()
    if any(word in cache for word in ("private", "no-store", "no-cache")):
        return "its Cache-Control forbids it"
    return None


def cache_control(given: str | None, *, status: int, ends: bool, wire: bool) -> str:
    """Return the Cache-Control of a kept page: the view's own, or ours. Wire copy never outlives a kill in a cache."""
    if given:
        return given
    return LENIENT if status == 200 and not ends and not wire else FRESH


def kept_headers(headers: Iterable[tuple[str, str]], *, cache: str, tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return the headers that are baked with a page."""
    own = [(name, value) for name, value in headers if name.lower() not in _OURS]
    own += [("Cache-Control", cache), ("Vary", "Accept-Encoding")]
    shown = sorted(tags)[:_MOST_TAGS]
    return [*own, ("Cache-Tag", ",".join(shown))] if shown else own


def ending_cache_control(value: str, left: int) -> str:
    """Return a Cache-Control for a page that may be shown for `left` more seconds: nothing in it lasts longer.

    >>> ending_cache_control("public, max-age=31536000, immutable", 20)
    'public, max-age=20'
    """
    parts = [part.strip() for part in value.split(",")]
    kept = [part for part in parts if not part.startswith(("stale-", "immutable", "s-maxage"))]
    return ", ".join(
        f"max-age={min(left, int(part[8:]))}" if part.startswith("max-age=") and part[8:].isdigit() else part
        for part in kept
    )


def is_story_path(path: str) -> bool:
    """Say whether a path is a story's."""
    return _STORY.match(path) is not None


def is_read(environ: Mapping[str, Any]) -> bool:
    """Say whether a request for a story's page is a reader's first look at it, as far as it tells by itself.

    Not a robot that says so, not a page fetched in case somebody might want it, not one that the browser holds
    already, not staff.
    """
    agent = environ.get("HTTP_USER_AGENT", "")
    if agent[:8] != "Mozilla/" or environ["REQUEST_METHOD"] != "GET":
        return False
    if "HTTP_IF_NONE_MATCH" in environ or "HTTP_SEC_PURPOSE" in environ or "HTTP_PURPOSE" in environ:
        return False
    for word in _ROBOTS:  # Plain loop: this stands in the way of every page.
        if word in agent:
            return False
    return STAFF_MARK not in environ.get("HTTP_COOKIE", "")
