"""Reads IPTC's NewsCodes as IPTC publishes them: its own JSON, SKOS as JSON-LD, and NewsML-G2 knowledge items."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from newsquare.copydesk.rules import canonical

LANGUAGES = ("en-us", "en-gb", "en")
LARGEST = 50_000_000  # Bytes; the whole set in all its languages has about ten million.


class NewsCodesError(Exception):
    """The file holds no NewsCodes; the message says why."""


@dataclass(frozen=True)
class NewsCode:
    """A subject: its name in English, all that stand above it or mean the same, and whether it is still in use."""

    code: str
    name: str = ""
    above: tuple[str, ...] = ()
    is_retired: bool = False
    same: tuple[str, ...] = ()


def codes_in(raw: bytes) -> list[NewsCode]:
    """Return the subjects of a file, and the old codes that it says mean the same as one of them.

    Raises NewsCodesError.
    """
    if len(raw) > LARGEST:
        raise NewsCodesError("this file is larger than 50 MB.")
    try:
        found = list(_of_xml(raw) if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _of_json(raw))
    except (ValueError, etree.XMLSyntaxError, RecursionError) as error:
        raise NewsCodesError(f"this is neither JSON nor XML that can be read: {error}") from error
    known = {code.code: code for code in found if code.code.startswith(("medtop:", "subj:"))}
    if not known:
        raise NewsCodesError("there is no Media Topic and no Subject Code in it.")
    whole = [replace(code, above=tuple(_all_above(code, known))) for code in known.values()]
    old = {
        other: NewsCode(other, above=(code.code, *code.above))
        for code in whole
        for other in code.same
        if other not in known
    }
    return [*whole, *old.values()]


def _all_above(code: NewsCode, known: dict[str, NewsCode]) -> Iterator[str]:
    """Yield what stands above a code, step by step; a file whose tree bites its tail ends too."""
    waiting, seen = list(code.above), {code.code}
    while waiting:
        if (above := waiting.pop(0)) not in seen:
            seen.add(above)
            yield above
            waiting += known[above].above if above in known else ()


def _of_json(raw: bytes) -> Iterator[NewsCode]:
    data = json.loads(raw.decode("utf-8-sig"))
    rows = data if isinstance(data, list) else []
    if isinstance(data, dict):
        rows = next((data[key] for key in ("conceptSet", "@graph") if isinstance(data.get(key), list)), [data])
    for row in filter(lambda row: isinstance(row, dict), rows):
        plain = {key.rpartition("#")[2].rpartition(":")[2].lstrip("@"): value for key, value in row.items()}
        code = next(_codes(plain.get("qcode") or plain.get("uri") or plain.get("id")), "")
        if code:
            yield NewsCode(
                code,
                _name(plain.get("prefLabel")),
                tuple(_codes(plain.get("broader"))),
                bool(plain.get("retired")),
                tuple(_codes([plain.get("exactMatch"), plain.get("closeMatch")])),
            )


def _codes(value: Any) -> Iterator[str]:
    """Yield the codes in a value: a text, an object with an address, or a list of such."""
    if isinstance(value, list):
        for each in value:
            yield from _codes(each)
    elif isinstance(value, dict):
        yield from _codes(value.get("@id") or value.get("uri") or value.get("qcode"))
    elif isinstance(value, str) and value.strip():
        yield canonical(value)


def _name(value: Any) -> str:
    """Return a name in English where there is one, from one text, a table by language, or a list of both."""
    if isinstance(value, str):
        return value.strip()
    names: dict[str, str] = {}
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            names.setdefault("", each)
        elif isinstance(each, dict) and "@value" in each:
            names[str(each.get("@language", "")).lower()] = str(each["@value"])
        elif isinstance(each, dict):
            names |= {str(language).lower(): str(text) for language, text in each.items()}
    return _english(names)


def _english(names: dict[str, str]) -> str:
    chosen = next((names[language] for language in LANGUAGES if language in names), next(iter(names.values()), ""))
    return chosen.strip()


def _of_xml(raw: bytes) -> Iterator[NewsCode]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for concept in etree.fromstring(raw, parser).iter("{*}concept"):
        own = concept.find("{*}conceptId")
        code = next(_codes(_named(own)), "") if own is not None else ""
        if own is None or not code:
            continue
        names: dict[str, str] = {}
        for name in concept.findall("{*}name"):
            language = name.get("{http://www.w3.org/XML/1998/namespace}lang", "").lower()
            names.setdefault(language, " ".join(str(text) for text in name.itertext()))
        same = _each(concept, ("sameAs", "exactMatch", "closeMatch"))
        yield NewsCode(
            code, _english(names), tuple(_each(concept, ("broader",))), bool(own.get("retired")), tuple(same)
        )


def _each(concept: Any, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for found in concept.findall(f"{{*}}{name}"):
            yield from _codes(_named(found))


def _named(element: Any) -> str:
    return str(element.get("qcode") or element.get("uri") or "")
