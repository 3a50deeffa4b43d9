"""`link` and `itemRef` of NewsML-G2: what an item has to do with others."""

from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.item import Link, Relation
from newsquare.wire.formats.markup import child, children, local
from newsquare.wire.formats.newsml_g2 import tables
from newsquare.wire.formats.newsml_g2.codes import code_of, end_of


def relations_of(element: Any, meta: Any) -> tuple[Relation, ...]:
    """Return the items that this one names: those before it, others, and the parts of a package."""
    signals = {code_of(each).lower() for each in children(meta, "signal")}
    default = "previous" if not signals.isdisjoint({"sig:update", "sig:correction"}) else "see-also"
    found = [_relation(each, default) for each in children(meta, "link")]
    found += [_part(each) for each in _references(element)]
    return tuple(dict.fromkeys(each for each in found if each))


def _relation(link: Any, default: str) -> Relation | None:
    other = _guid(link)
    rel = end_of(link.get("rel") or link.get("reluri"))
    if not other:
        return None
    return Relation(tables.LINKS.get(rel, "see-also") if rel else default, other, or_none(link.get("version")))


def _part(reference: Any) -> Relation | None:
    other = _guid(reference)
    return Relation("part", other, or_none(reference.get("version"))) if other else None


def _guid(element: Any) -> str | None:
    return or_none(element.get("residref") or element.get("guidref"))


def _references(element: Any) -> list[Any]:
    groups = child(element, "groupSet")
    return [each for each in groups.iter() if local(each) == "itemRef"] if groups is not None else []


def links_of(meta: Any) -> tuple[Link, ...]:
    """Return the web addresses that the item names."""
    found = (
        Link("related", one_line(each.get("href")))
        for each in children(meta, "link")
        if each.get("href") and not _guid(each)
    )
    return tuple(dict.fromkeys(found))
