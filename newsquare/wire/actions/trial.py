"""Try an address before it becomes a source: what is found there, and what an editor should know of it."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from newsquare.lib import http
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.wire import pauses
from newsquare.wire.actions.ask.answer import AskError, refuse
from newsquare.wire.actions.ask.feed import ACCEPT
from newsquare.wire.formats import NEWS, Item, UnreadableError, read, rss
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.keys import short
from newsquare.wire.models import Source, WireItem

LIMIT = 10_000_000
SECONDS = 15.0
SUMMARY = 80  # Words; where half of a feed's texts have fewer, they are summaries.
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
NO_FEED = "This is a web page, and it names no feed. Ask its owner for the address of the feed."
SIGN_IN = "This page asks one to sign in. Ask the sender for an address that needs none, or for a key."
EMPTY = "This is a feed, but nothing is in it now. Try again when something was published there."


@dataclass(frozen=True)
class Found:
    """One item of a feed that was tried."""

    headline: str
    words: int
    pictures: int
    at: datetime | None


@dataclass(frozen=True)
class Trial:
    """What an address leads to."""

    address: str
    title: str
    format: str
    count: int
    newest: list[Found]
    words: int
    pictured: int
    warnings: list[str]


def try_address(*, address: str, station: Station, now: datetime) -> Trial:
    """Ask an address, of a feed or of a page that names one. Raises AskError or FetchError with words for people."""
    answer, document = _asked(_with_scheme(address), now)
    if document.root == "html":
        answer, document = _asked(_feed_of(document), now)
        if document.root == "html":
            raise AskError(NO_FEED)
    try:
        items = read(answer.body, now=now, url=answer.url, zone=station.zone)
    except UnreadableError as error:
        raise AskError(str(error)) from error
    news = [item for item in items if item.kind in NEWS]
    if not news:
        raise AskError(EMPTY)
    found = [_found(item) for item in news]
    newest = sorted(found, key=lambda each: (each.at is not None, each.at), reverse=True) if _timed(found) else found
    return Trial(
        address=answer.url,
        title=_title(document) or (urlsplit(answer.url).hostname or ""),
        format="rss" if rss.recognises(document) else "detect",
        count=len(news),
        newest=newest[:5],
        words=round(statistics.median(each.words for each in found)),
        pictured=sum(each.pictures > 0 for each in found),
        warnings=list(_warnings(station, answer.url, news, found, document)),
    )


def _with_scheme(address: str) -> str:
    text = one_line(address).removeprefix("feed:").removeprefix("//")
    return text if "://" in text else f"https://{text}"


def _asked(url: str, now: datetime) -> tuple[http.Fetched, Document]:
    answer = http.fetch(url, limit=LIMIT, seconds=SECONDS, headers={"Accept": ACCEPT})
    if answer.status != 200:
        raise refuse(answer, now)
    return answer, Document(answer.body, url=answer.url, now=now)


def _feed_of(document: Document) -> str:
    """Return the address of the first feed that a page names, that of its comments last."""
    try:
        page = html.fromstring(document.text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise AskError(NO_FEED) from error
    links = [each for each in page.iter("link") if one_line(each.get("type")).lower() in _FEEDS and each.get("href")]
    links.sort(key=lambda each: "comment" in f"{each.get('title')} {each.get('href')}".lower())
    if not links:
        raise AskError(SIGN_IN if page.xpath("//input[@type='password']") else NO_FEED)
    try:
        return urljoin(document.url or "", one_line(links[0].get("href")))
    except ValueError as error:
        raise AskError(NO_FEED) from error


def _found(item: Item) -> Found:
    words = len((item.body_text or item.deck or "").split())
    headline = item.headline or item.slugline or item.deck or ""
    return Found(headline[:200], words, len(item.pictures), item.versioncreated_utc)


def _timed(found: list[Found]) -> bool:
    return all(each.at for each in found)


def _title(document: Document) -> str:
    if not rss.recognises(document):
        return ""
    return (rss.title_of(document) or "")[:120]


def _warnings(station: Station, url: str, items: list[Item], found: list[Found], document: Document) -> Iterator[str]:
    known = Source.objects.filter(station=station, url=url).order_by("pk").first()
    keys = [short(item.key) for item in items[:50]]
    twice = WireItem.objects.filter(source__station=station, key__in=keys).select_related("source").first()
    if known or twice:
        name = known or (twice and twice.source)
        yield f"This seems to be your source “{name}”: its copy would arrive twice."
    if url.startswith("http://"):
        yield "The address is not encrypted (http): somebody on the way could change what you publish."
    if statistics.median(each.words for each in found) < SUMMARY:
        yield "It holds only summaries. Readers would get a few lines; do not let it publish by itself."
    if any(item.guid is None for item in items):
        yield "Some of it has no id of its own: a changed story may then look like a new one."
    if not _timed(found):
        yield "Some of it is not dated: the time of arrival stands in for the agency’s."
    if any(item.pictures for item in items) and not any(each.credit for item in items for each in item.pictures):
        yield "Its pictures name no credit, and will not be shown until somebody writes one."
    if trouble := next((item.problem for item in items if item.problem), None):
        yield f"Some of it was read with difficulty: {trouble}"
    if (hint := pauses.hint_of(document.text[:20_000])) and hint > 3600:
        yield f"It says of itself that it is made anew only every {round(hint / 3600)} hours."
