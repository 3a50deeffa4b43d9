"""Ask the AP Media API: its feed page by page, the text of each story and its pictures by requests of their own."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsquare.lib import http
from newsquare.lib.http import FetchError
from newsquare.wire.actions.ask.answer import AskError, refuse
from newsquare.wire.actions.keys import asking_key
from newsquare.wire.actions.receive import receive
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Asked, Look, Seen, Source

PAGES = 20  # In one turn; the rest waits for the next.
PICTURES = 8
TRIES = 3  # So often the text of a story is waited for; then the story comes without it.
GOOD_FOR = timedelta(hours=70)  # AP's tokens die after 72 hours without use.
KEPT = timedelta(days=40)  # AP keeps a feed for 30 days: older marks are not asked for again.
NO_KEY = "No key was typed for the AP Media API, or the server’s own key was changed: type it again."
NO_JSON = "The AP Media API answered with something that is no page of a feed."
STOP = {401, 403, 429}  # These are about us, not about one item.
Node = dict[str, Any]


@dataclass
class Agency:
    """The API as one source asks it."""

    source: Source
    key: str
    now: datetime

    def get(self, url: str) -> http.Fetched:
        """Ask an address with the key. Raises AskError where the API turns us away, FetchError where it is silent."""
        secrets = {"x-api-key": self.key} if is_its_own(self.source, url) else {}
        answer = http.fetch(url, limit=MAX_BYTES, seconds=30, headers={"Accept": "application/json"}, secrets=secrets)
        if answer.status in STOP or answer.status >= 500:
            raise refuse(answer, self.now)
        return answer


def ask_ap(source: Source, look: Look, now: datetime) -> timedelta:
    """Take in what is new: next pages at once, each item once for each of its tags."""
    agency = Agency(source, asking_key(source), now)
    if not agency.key:
        raise AskError(NO_KEY)
    for _ in range(PAGES):
        page = _page(agency, look)
        items = [each.get("item", each) for each in page.get("items") or [] if isinstance(each, dict)]
        for item in sorted((each for each in items if isinstance(each, dict)), key=_is_no_order):
            _take_in(agency, item, look)
        _go_on(look, page, agency.now)
        if not items or "next" not in look.cursor:
            look.problem = ""
            return timedelta(minutes=1)
    look.problem = ""
    return timedelta(seconds=5)


def is_its_own(source: Source, url: str) -> bool:
    """Say whether an address is on the API's own host, by the same scheme: nobody else is told the key."""
    here, there = urlsplit(source.url), urlsplit(url)
    return (here.scheme, here.netloc) == (there.scheme, there.netloc)


def secrets_of(source: Source, url: str) -> dict[str, str]:
    """Return the headers that open an address of a source, such as a picture's."""
    if source.asked != Asked.AP or not is_its_own(source, url):
        return {}
    return {"x-api-key": asking_key(source)}


def _page(agency: Agency, look: Look) -> Node:
    """Return the page to go on with; where its token died, the first one again: what was seen is not fetched twice."""
    kept, at = look.cursor.get("next"), look.cursor.get("at")
    if kept and at and agency.now - datetime.fromisoformat(at) < GOOD_FOR:
        answer = agency.get(kept)
        if answer.status == 200:
            return _read(answer)
    look.cursor = {"tries": look.cursor["tries"]} if look.cursor.get("tries") else {}
    base = agency.source.url
    first = base if "/feed" in base else urljoin(base.rstrip("/") + "/", "content/feed?page_size=50")
    answer = agency.get(first)
    if answer.status != 200:
        raise refuse(answer, agency.now)
    return _read(answer)


def _read(answer: http.Fetched) -> Node:
    try:
        data = json.loads(answer.body)["data"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise AskError(NO_JSON) from error
    if not isinstance(data, dict):
        raise AskError(NO_JSON)
    return (
        {**data, "next_page": urljoin(answer.url, str(data.get("next_page") or ""))} if data.get("next_page") else data
    )


def _go_on(look: Look, page: Node, now: datetime) -> None:
    following = page.get("next_page")
    look.cursor = {"next": following, "at": now.isoformat()} if isinstance(following, str) else {}


def _is_no_order(item: Node) -> bool:
    return item.get("pubstatus") not in {"canceled", "withheld"}


def _take_in(agency: Agency, item: Node, look: Look) -> None:
    """Store an item with its text and its pictures, unless this tag of it was seen."""
    mark = _mark(item)
    if Seen.objects.filter(source=agency.source, mark=mark).exists():
        return
    whole = _whole(agency, item, look)
    name = str(item.get("headline") or item.get("title") or "AP")
    receive(
        source=agency.source,
        raw=json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        name=name,
        now=agency.now,
        by_itself=True,
    )
    Seen.objects.get_or_create(source=agency.source, mark=mark, defaults={"at": agency.now})


def _mark(item: Node) -> str:
    ids = item.get("altids")
    known = ids if isinstance(ids, dict) else {}
    said = [known.get("itemid") or item.get("uri"), known.get("etag") or item.get("version")]
    return hashlib.sha256(json.dumps(said if all(said) else item, sort_keys=True).encode()).hexdigest()


def _whole(agency: Agency, item: Node, look: Look) -> Node:
    """Return an item as it is kept: as it came, beside it its text, in it its pictures."""
    whole: Node = {"data": {"item": {**item, **_pictures(agency, item)}}}
    href = _at(item, "renditions", "nitf", "href")
    if not href:
        return whole
    try:
        answer = agency.get(href)
        if answer.status == 200:
            whole["nitf"] = answer.body.decode("utf-8", "replace")
    except (AskError, FetchError):
        tries = look.cursor.get("tries", 0) + 1
        if tries < TRIES:
            look.cursor = {**look.cursor, "tries": tries}
            raise
    return whole


def _pictures(agency: Agency, item: Node) -> Node:
    """Return the item's associations, each with what its own address says of it; one that fails stays as it is."""
    found = item.get("associations")
    if not isinstance(found, dict):
        return {}
    return {"associations": dict(_asked(agency, found))}


def _asked(agency: Agency, found: Node) -> Iterator[tuple[str, Any]]:
    for number, (name, each) in enumerate(found.items()):
        uri = each.get("uri") if isinstance(each, dict) and not each.get("renditions") else None
        if number >= PICTURES or not isinstance(uri, str) or not is_its_own(agency.source, uri):
            yield name, each
            continue
        try:
            answer = agency.get(uri)
            said = json.loads(answer.body) if answer.status == 200 else {}
            more = _at(said, "data", "item") or said
        except (AskError, FetchError, ValueError, RecursionError):
            more = {}
        yield name, {**each, **more} if isinstance(more, dict) else each


def _at(node: Any, *names: str) -> Any:
    for name in names:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def forget_marks(*, now: datetime) -> None:
    """Forget the marks of what can no more be asked for."""
    Seen.objects.filter(at__lt=now - KEPT).delete()
