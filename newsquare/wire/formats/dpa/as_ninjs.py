"""Digitalwires' own names as those of ninjs, which the same facts have there."""

from newsquare.wire.formats.dpa import tables
from newsquare.wire.formats.json_values import Node, raw, rows, text


def as_ninjs(node: Node) -> Node:
    """Return the same entry in ninjs. A picture's entry has no text, and the picture as its only association."""
    files = rows(node, "associations")
    is_picture = not raw(node, "article_html").strip() and [raw(each, "type") for each in files] == ["image"]
    return {
        "guid": raw(node, "urn"),
        "type": "text",
        **{name: raw(node, name) for name in ("version", "pubstatus", "language", "urgency", "headline", "byline")},
        "versioncreated": raw(node, "version_created") or raw(node, "updated"),
        "embargoed": node.get("embargoed"),
        "expires": node.get("expires"),
        "subheadline": text(node, "subhead", "teaser") or "",
        "dateline": raw(node, "dateline").strip().rstrip("-–—").strip(),
        "located": next((raw(each, "name") for each in _categories(node, ("dnltype:located",))), ""),
        "body_xhtml": "" if is_picture else raw(node, "article_html") + raw(node, "infobox_html"),
        "creditline": raw(node, "creditline"),
        "source": raw(node, "creditline"),
        "copyrightnotice": text(node, "copyrightnotice", "autopublishnotice") or "",
        "usageterms": raw(node, "usageterms"),
        "subject": [_class(each) for each in _categories(node, tables.SUBJECTS)],
        "keywords": [raw(each, "name") for each in _categories(node, tables.KEYWORDS)],
        "genre": [_class(each) for each in _categories(node, tables.GENRES) if raw(each, "name")],
        "service": [_class(each) for each in _categories(node, tables.DESKS)],
        "place": [{"name": raw(each, "name")} for each in _categories(node, tables.PLACES)],
        **(_as_picture(node, files[0]) if is_picture else {"associations": [_association(each) for each in files]}),
    }


def _as_picture(node: Node, file: Node) -> Node:
    """Return what makes an entry its own picture: who took it stands among the categories."""
    said = {raw(each, "role"): raw(each, "description") for each in rows(node, "descriptions")}
    caption = said.get("drol:caption") or next(iter(said.values()), "") or raw(file, "caption")
    creators = [raw(each, "name") for each in _categories(node, tables.CREATORS)]
    return {
        "type": "picture",
        "description_caption": caption,
        "photographer": ", ".join(creators),
        "renditions": _renditions(file),
    }


def _categories(node: Node, types: tuple[str, ...]) -> list[Node]:
    return [each for each in rows(node, "categories") if raw(each, "type") in types]


def _class(each: Node) -> Node:
    """Return a class with its scheme apart: `medtop:20000768` is a code of a scheme, `dpasubject:346` too."""
    code = raw(each, "qcode")
    return {"code": code, "name": raw(each, "name"), **({"scheme": code.partition(":")[0]} if ":" in code else {})}


def _association(node: Node) -> Node:
    return {
        "type": raw(node, "type"),
        "guid": raw(node, "urn"),
        "version": raw(node, "version"),
        "pubstatus": raw(node, "pubstatus"),
        "headline": raw(node, "headline"),
        "description_caption": raw(node, "caption"),
        "creditline": raw(node, "creditline"),
        "renditions": _renditions(node),
    }


def _renditions(node: Node) -> list[Node]:
    return [{**each, "href": raw(each, "url") or raw(each, "href")} for each in rows(node, "renditions")]
