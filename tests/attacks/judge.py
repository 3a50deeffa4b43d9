"""A judge that reads what we print as a browser, a feed reader or a mail program would, with parsers not ours."""

import json
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from xml.etree import ElementTree

import html5lib

from newsquare.lib.html.elements import ATTRIBUTES, KEPT
from tests.attacks.stage import Outputs

XHTML = "{http://www.w3.org/1999/xhtml}"
ONCE = {"script", "style", "iframe", "object", "embed", "base", "meta", "h1", "main"}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data"}
GOOD = re.compile(r"(https?:|mailto:|tel:|[^a-z]|[a-z./_-]*(?:[/?#]|\Z))", re.IGNORECASE)
Element = tuple[str, dict[str, str]]
OF_A_BODY = {(name, key) for name in KEPT for key in ("", *ATTRIBUTES.get(name, ()))} | {("ul", "aria-label")}
IN_A_TEXT = {"p": set(), "br": set(), "a": {"href", "rel"}, "strong": set()}


def judge(outputs: Outputs, plain: Outputs) -> list[str]:
    """Return what is unsafe in what was printed; `plain` is the same with harmless words."""
    return [f"{where}: {why}" for where, raw in outputs.items() for why in _why(where, raw, plain)]


def _why(where: str, raw: bytes, plain: Outputs) -> Iterator[str]:
    kind = where.partition(" ")[0]
    if kind == "mail":
        yield from _of_mail(raw, plain[where])
    elif kind.endswith("json"):
        yield from _of_json(json.loads(raw))
    elif kind.endswith("xml"):
        yield from _of_feed(raw)
    elif kind == "text/html":
        house = "text/html /desk/" if "/desk/" in where else "text/html"
        like = [elements(page.decode()) for name, page in plain.items() if name.startswith(house)]
        yield from _of_page(raw.decode(), like)


@cache
def elements(html: str) -> list[Element]:
    """Return every element of a page with its attributes, as a browser would find them."""
    return [
        (element.tag.removeprefix(XHTML), {str(key): value for key, value in element.attrib.items()})
        for element in html5lib.parse(html, namespaceHTMLElements=True).iter()
        if isinstance(element.tag, str)
    ]


def _of_page(html: str, like: list[list[Element]]) -> Iterator[str]:
    """Judge a page by others of its house: nothing on it that stands on none of them, and no more of what acts."""
    found = elements(html)
    known = OF_A_BODY | {(name, key) for page in like for name, attributes in page for key in ("", *attributes)}
    for name in ONCE:
        count, most = _count(found, name), max(_count(page, name) for page in like)
        if count > most:
            yield f"{count} <{name}>, not {most}"
    for name, attributes in found:
        yield from (f"<{name} {key}>" for key in ("", *attributes) if (name, key) not in known)
        yield from (f"<{name} {key}={value[:60]}>" for key, value in attributes.items() if _is_bad(key, value))
    for told in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        json.loads(told)
        if "<" in told:
            yield "< in JSON-LD"


def _count(page: list[Element], name: str) -> int:
    return sum(each == name for each, _ in page)


def _is_bad(key: str, value: str) -> bool:
    return key in ADDRESSES and not GOOD.match(re.sub(r"[\x00-\x20]", "", value))


def _of_text(html: str) -> Iterator[str]:
    """Judge HTML that stands for itself, in a feed."""
    for element in html5lib.parseFragment(html, namespaceHTMLElements=True).iter():
        name = str(element.tag).removeprefix(XHTML)
        if name in {"DOCUMENT_FRAGMENT", "html"}:
            continue
        if name not in IN_A_TEXT or set(element.attrib) - IN_A_TEXT[name]:
            yield f"<{name} {' '.join(map(str, element.attrib))}> in a text"
        elif _is_bad("href", element.attrib.get("href", "#")):
            yield f"address {element.attrib['href'][:60]}"


def _of_json(told: object) -> Iterator[str]:
    if isinstance(told, dict):
        for key, value in told.items():
            if str(key).endswith("_html") and isinstance(value, str):
                yield from _of_text(value)
            yield from _of_json(value)
    elif isinstance(told, list):
        for value in told:
            yield from _of_json(value)


def _of_feed(raw: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(raw)  # noqa: S314  # Our own feed.
    texts = [
        *root.iterfind("channel/item/description"),
        *root.iter("{http://purl.org/rss/1.0/modules/content/}encoded"),
    ]
    for element in [*texts, *(each for each in root.iter() if each.get("type") == "html")]:
        yield from _of_text(element.text or "")


def _of_mail(raw: bytes, plain: bytes) -> Iterator[str]:
    letter, like = (message_from_bytes(each, EmailMessage, policy=policy.default) for each in (raw, plain))
    if letter.keys() != like.keys():
        yield f"headers {set(letter.keys()) ^ set(like.keys())}"
    if letter["To"] != like["To"] or len(letter["From"].addresses) != 1:
        yield "other people in its head"
    if letter["From"].addresses[0].addr_spec != like["From"].addresses[0].addr_spec:
        yield "another sender"
    if [part.get_content_type() for part in letter.walk()] != [part.get_content_type() for part in like.walk()]:
        yield "other parts"
    bodies = [each.get_body(("html",)) for each in (letter, like)]
    if bodies[0] and bodies[1]:
        yield from _of_page(bodies[0].get_content(), [elements(bodies[1].get_content())])
