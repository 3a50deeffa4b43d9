"""`rightsInfo` of NewsML-G2: of the whole item, not of the parts that it names by `idrefs`."""

from typing import Any

from newsquare.lib.text import or_none
from newsquare.wire.formats.item import Rights
from newsquare.wire.formats.markup import children, text_of
from newsquare.wire.formats.newsml_g2.codes import name_of
from newsquare.wire.formats.times import Times


def rights_of(element: Any, times: Times) -> Rights:
    """Return the rights of the whole item; where all are of parts, none are certain and their terms are shown."""
    every = list(children(element, "rightsInfo"))
    whole = [each for each in every if not each.get("idrefs")]
    parts = [each for each in every if each.get("idrefs")]
    holders = [
        name_of(each) or or_none(each.get("uri")) for info in whole for each in children(info, "copyrightHolder")
    ]
    terms = [*_texts(whole, "usageTerms"), *(f"For a part: {text}" for text in _texts(parts, "usageTerms"))]
    return Rights(
        holder=next((name for name in holders if name), None),
        notice=next(iter(_texts(whole, "copyrightNotice")), None),
        terms="\n".join(dict.fromkeys(text for text in terms if text != "None")) or None,
        from_utc=_limit(whole, "validfrom", times),
        until_utc=_limit(whole, "validto", times),
    )


def _texts(infos: list[Any], name: str) -> list[str]:
    return [text for info in infos for each in children(info, name) if (text := text_of(each))]


def _limit(infos: list[Any], name: str, times: Times) -> Any:
    said = [each.get(name) for info in infos for each in (info, *children(info, "usageTerms"))]
    return next((at for text in said if (at := times.at(text))), None)
