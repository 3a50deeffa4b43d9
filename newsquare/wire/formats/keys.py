"""By what an item is known again: a key that survives http → https, tracking and tokens, and missing guids."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsquare.lib.text import one_line
from newsquare.wire.formats.item import Item, as_json

_TRACKING = re.compile(
    r"^(utm_\w+|mc_[ce]id|fbclid|gclid|ito|ns_\w+|cmp|ref|source|partner|ocid|smid|xtor|at_\w+|rss|feed(type|name)?)$"
)
_TOKEN = re.compile(
    r"^(qt|et|token|sig(nature)?|hmac|hash|expires?|exp|auth\w*|api_?key|session\w*|x-amz-.*|key-pair-id)$"
)
LONGEST = 180  # Longer keys end in a digest of the whole.
_HOST_ONLY = {"", "/", "/index.html", "/index.php"}


def key_of(item: Item) -> str:
    """Return what the item is known by: its guid made regular, else its own address, else its content."""
    if item.key:
        return item.key
    return regular(item.guid) or regular(_own_address(item)) or f"content:{content_hash(item)}"


def regular(identifier: str | None) -> str:
    """Return an identifier without what changes between two deliveries; empty when it names no single item."""
    text = one_line(identifier)
    if not re.match(r"(?i)https?://", text):
        return text
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return text
    query = _query(parts.query) if parts.query else ""
    if parts.path.lower() in _HOST_ONLY and not query and not parts.fragment:
        return ""
    where = f"{host}:{port}" if port not in {None, 80, 443} else host
    path = parts.path.rstrip("/")
    return f"//{where}{path}" + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _query(query: str) -> str:
    return urlencode([pair for pair in parse_qsl(query, keep_blank_values=True) if _names_something(pair[0])])


def short(key: str) -> str:
    """Return a key as the database keeps it."""
    if len(key) <= LONGEST:
        return key
    return f"{key[: LONGEST - 17]}#{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _names_something(parameter: str) -> bool:
    name = parameter.lower()
    return not _TRACKING.match(name) and not _TOKEN.match(name)


def content_hash(item: Item) -> str:
    """Return a digest of everything that readers or editors would notice if it changed."""
    facts = as_json(item)
    for name in ("guid", "problem", "versioncreated_utc", "version"):
        del facts[name]
    for picture in facts["pictures"]:
        for rendition in picture["renditions"]:
            rendition["href"] = regular(rendition["href"]) or rendition["href"]
    facts["links"] = [regular(link["href"]) for link in facts["links"]]
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def keyed(items: Iterable[Item]) -> list[Item]:
    """Give each item of one dispatch its key; a guid that several different stories share is not believed."""
    found = [(item, key_of(item)) for item in items]
    sharing = defaultdict(list)
    for item, key in found:
        sharing[key].append(item)
    return [_keyed(item, key, sharing[key]) for item, key in found]


def _keyed(item: Item, key: str, sharing: list[Item]) -> Item:
    if len(sharing) == 1:
        return replace(item, key=key)
    addresses = {regular(_own_address(each)) for each in sharing}
    headlines = {each.headline for each in sharing}
    if len(addresses - {""}) == 1 or len(headlines) == 1 or _are_versions(sharing):
        return replace(item, key=key)
    own = regular(_own_address(item))
    return replace(item, key=own if own and len(addresses) == len(sharing) else f"content:{content_hash(item)}")


def _are_versions(sharing: list[Item]) -> bool:
    """Where an agency counts versions, one id in one file is one item more than once, whatever its headlines are."""
    return all(each.pubstatus for each in sharing) and len({_place(each) for each in sharing}) == len(sharing)


def _place(item: Item) -> tuple[object, ...]:
    return item.version, item.versioncreated_utc, item.pubstatus


def _own_address(item: Item) -> str | None:
    return next((link.href for link in item.links if link.rel in {"original", "alternate"}), None)
