"""ninjs 1 to 3 and the dialects that agencies made of it."""

import re
from html import unescape
from typing import Any

from newsquare.wire.conformance.readings.times import stamp
from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

_FIGURE = re.compile(r"(?is)<figure\b[^<>]*>(?:(?!</figure>).)*?<img\b.*?</figure>")
_SIGNED = re.compile(
    r"(?is)<(?:address|header)\b.*?</(?:address|header)>|<(\w+)[^<>]*class=[\"'](?:dat|byline)\b[^<>]*>.*?</\1>"
)
_NO_NEWS = {"event", "planning", "advisory"}


def told(data: Any) -> list[Told]:
    """Read an item, a list of them, or a page of an agency's answer."""
    if isinstance(data, dict):
        inside = next((data[name] for name in ("item", "items", "_items") if isinstance(data.get(name), list)), None)
        return [_item(each) for each in (inside if inside is not None else [data]) if isinstance(each, dict)]
    return [_item(each) for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def _any(item: dict[str, Any], *names: str) -> Any:
    """Return the first value that is there, names compared without regard to case."""
    lower = {key.lower(): value for key, value in item.items()}
    return next((lower[name] for name in names if lower.get(name) not in (None, "", [])), None)


def line(value: Any) -> str | None:
    """Return a value on one line, without markup."""
    said = unescape(re.sub(r"</?[a-z]+>", "", unescape(str(value)))) if value is not None else ""
    return " ".join(said.split()) or None


def _item(item: dict[str, Any]) -> Told:
    guid = _any(item, "guid", "uri")
    if str(item.get("type")) in _NO_NEWS - {"advisory"}:
        return Told(guid=guid, news=False)
    subjects = [each for each in _any(item, "subject", "subjects") or [] if isinstance(each, dict)]
    return Told(
        guid=guid,
        values=_values(item),
        subjects=tuple(dict.fromkeys(_ways(each) for each in subjects)),
        also=frozenset(way for each in _any(item, "service") or [] if isinstance(each, dict) for way in _ways(each)),
        body=_body(item),
    )


def _values(item: dict[str, Any]) -> dict[str, tuple[Value, ...]]:
    version = _any(item, "version")
    by = line(_any(item, "byline", "by"))
    values: dict[str, tuple[Value, ...]] = {
        "guid": tuple(line(each) for each in (_any(item, "guid"), _any(item, "uri")) if each),
        "version": (line(version),),
        "pubstatus": ((line(_any(item, "pubstatus")) or "usable").lower(),),
        "headline": _headlines(item),
        "slugline": (line(_any(item, "slugline")),),
        "embargo_utc": (stamp(_any(item, "embargoeduntil", "embargoed", "embargo")),),
        "byline": (by,) if by else (None, *_people(item)),
    }
    if credit := next((line(each["value"]) for each in _roles(item, "descriptions", {"creditline"})), None):
        values["credit"] = (credit,)
    return values


def _headlines(item: dict[str, Any]) -> tuple[Value, ...]:
    said = [line(each["value"]) for each in _roles(item, "headlines", set())]
    main = [line(each["value"]) for each in _roles(item, "headlines", {"main"})]
    one = line(_any(item, "headline"))
    return tuple(main or said or ([one] if one else [None, line(_any(item, "title")), line(_any(item, "slugline"))]))


def _roles(item: dict[str, Any], name: str, roles: set[str]) -> list[dict[str, Any]]:
    rows = [each for each in _any(item, name) or [] if isinstance(each, dict) and each.get("value")]
    return [each for each in rows if not roles or str(each.get("role", "")).lower() in roles]


def _people(item: dict[str, Any]) -> list[str | None]:
    names = [
        line(each.get("name"))
        for each in (item.get("authors") or []) + (item.get("people") or [])
        if isinstance(each, dict)
    ]
    return [*names, ", ".join(name for name in names if name)]


def _ways(subject: dict[str, Any]) -> tuple[str, ...]:
    code, scheme, name, uri = (_any(subject, key) for key in ("code", "scheme", "name", "uri"))
    code = code or _any(subject, "literal", "qcode")
    ways = [code, f"{scheme}:{code}" if scheme and code else None, f"{scheme}{code}" if scheme and code else None]
    return tuple(dict.fromkeys(str(way) for way in [*ways, uri, name] if way))


def _body(item: dict[str, Any]) -> Body | None:
    if str(item.get("type")) in {"picture", "video", "graphic", "audio"}:
        return None
    markup = _any(item, "body_html", "body_xhtml")
    bodies = _roles(item, "bodies", set())
    if not markup and bodies:
        html = [
            each
            for each in bodies
            if "html" in f"{each.get('role')}{each.get('contenttype') or each.get('contentType')}"
        ]
        markup = (html or bodies)[0]["value"]
    if markup:
        return _without_furniture(str(markup), item)
    plain = _any(item, "body_text")
    return body_of(re.sub(r"<(?![a-z/])", "&lt;", str(plain))) if plain else Body()


def _without_furniture(markup: str, item: dict[str, Any]) -> Body:
    """Count a body without its head, its linked boxes and its byline again."""
    whole = re.sub(r"(?is)<head\b.*?</head>", " ", markup)
    linked = re.compile(r"(?is)<section\b[^>]*class=\"linkbox\"[^>]*>.*?</section>")
    headline = next((each for each in _headlines(item) if each), "")
    again = re.compile(rf"(?is)<(h1|span|p|header)\b[^>]*>\s*{re.escape(headline)}\s*</\1>") if headline else None
    cut = linked.sub(" ", whole)
    cut = again.sub(" ", cut) if again else cut
    cut = _FIGURE.sub(" ", cut)
    aside = f"<p>{headline}</p> {' '.join(each[0] for each in _SIGNED.finditer(cut))}"
    return body_of(_SIGNED.sub(" ", cut), aside)
