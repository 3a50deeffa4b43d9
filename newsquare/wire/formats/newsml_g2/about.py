"""`contentMeta` of NewsML-G2: what an item is called, about, and from."""

import re
from typing import Any

from newsquare.lib.text import or_none
from newsquare.wire.formats.copy.found import same
from newsquare.wire.formats.item import Class
from newsquare.wire.formats.markup import child, children, text_of
from newsquare.wire.formats.newsml_g2 import tables
from newsquare.wire.formats.newsml_g2.codes import LANGUAGE, code_of, end_of, name_of, role_of

_ONLY_TIME = re.compile(r"[\d\s:./-]*(?:[A-Z]{1,4}[\d:+-]*)?$")


def language_of(element: Any, content: Any) -> str | None:
    """Return the language of the content, else of the item."""
    tags = (each.get("tag") for each in children(content, "language"))
    return next((text for tag in tags if (text := or_none(tag))), None) or or_none(element.get(LANGUAGE))


def headlines_of(content: Any, language: str | None) -> tuple[str | None, str | None]:
    """Return headline and deck, by role, rank and order; other languages only where there is none in the item's."""
    every = [(each, text) for each in children(content, "headline") if (text := text_of(each))]
    own = [pair for pair in every if _speaks(pair[0], language)] or every
    ranked = sorted(own, key=lambda pair: _rank(pair[0]))
    main = next((text for each, text in ranked if role_of(each) not in tables.DECK_HEADLINES), None)
    decks = [text for each, text in ranked if role_of(each) in tables.DECK_HEADLINES]
    others = [text for each, text in ranked if role_of(each) in tables.MAIN_HEADLINES and _rank(each) <= 2]
    deck = next((text for text in (*decks, *others) if not same(text, main)), None)
    return main or deck, deck if main else None


def _speaks(headline: Any, language: str | None) -> bool:
    tongue = headline.get(LANGUAGE)
    return not tongue or not language or tongue[:2].lower() == language[:2].lower()


def _rank(element: Any) -> int:
    rank = element.get("rank") or ""
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 6 else 1


def description_of(content: Any, roles: set[str]) -> str | None:
    """Return the first description in one of these roles."""
    found = (text_of(each) for each in children(content, "description") if role_of(each) in roles)
    return next((text for text in found if text), None)


def dateline_of(content: Any) -> str | None:
    """Return the dateline; one that is only a time is none."""
    text = next((text for each in children(content, "dateline") if (text := text_of(each))), None)
    return None if not text or _ONLY_TIME.match(text) else text.strip(" -–—") or None


def subjects_of(content: Any) -> tuple[str, ...]:
    """Return the codes as written, in order; where there is no code, the name."""
    found = (code_of(each) or name_of(each) for each in children(content, "subject"))
    return tuple(dict.fromkeys(each for each in found if each))


def classes_of(content: Any, language: str | None) -> tuple[Class, ...]:
    """Return subjects and genres with scheme and name."""
    found = [_class(each, language) for each in children(content, "subject", "genre")]
    return tuple(dict.fromkeys(each for each in found if each.code or each.name))


def _class(element: Any, language: str | None) -> Class:
    code = code_of(element) or None
    qcode = element.get("qcode") or ""
    return Class(code, or_none(qcode.partition(":")[0]) if ":" in qcode else None, name_of(element, language))


def is_a_story(content: Any) -> bool:
    """Say whether the genres allow it to be one; some speak to editors alone."""
    return not any(code_of(each).lower() in tables.NO_STORY_GENRES for each in children(content, "genre"))


def places_of(content: Any, language: str | None) -> tuple[str, ...]:
    """Return the names of where it was written and of the places that it is about."""
    places = [name_of(each, language) for each in children(content, "located")]
    areas = (each for each in children(content, "subject") if end_of(each.get("type")) in {"geoarea", "poi", "5"})
    places += [name_of(each, language) for each in areas]
    return tuple(dict.fromkeys(place for place in places if place))


def distributor_of(element: Any, content: Any) -> str | None:
    """Return the credit line, else the provider, else the source of the information."""
    credit = text_of(child(content, "creditline"))
    if credit:
        return credit.strip(" -–—") or None
    provider = child(element, "itemMeta", "provider")
    names = [name_of(provider), *(name_of(each) for each in children(content, "infoSource"))]
    first = next((name for name in names if name), None)
    return tables.OWN_NAMES.get(first or "", first)
