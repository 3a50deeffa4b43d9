"""The pictures of an item of ninjs: those of its own story, each counted once however many files there are of it."""

import re
from datetime import datetime

from newsquare.wire.formats import json_values as json
from newsquare.wire.formats.item import Picture, Rendition, Rights
from newsquare.wire.formats.json_values import Node
from newsquare.wire.formats.marks import BY_STATUS, status_of
from newsquare.wire.formats.ninjs import names
from newsquare.wire.formats.ninjs.text import caption_of, credit_of
from newsquare.wire.formats.pictures import is_picture, type_of
from newsquare.wire.formats.terms import places_in, until_in

_EMBEDDED = re.compile(r"(?:editor_|embedded)\w+$")
_MARKED = re.compile(r"(?i)watermark|thumb")


def pictures_of(node: Node, at: datetime | None) -> tuple[Picture, ...]:
    """Return the item itself if it is a picture, and pictures that belong to it; not those of other stories."""
    found = [_picture(node, at, None)] if json.raw(node, "type") in names.IMAGES else []
    own = rights_of(node, at)
    for each in json.rows(node, "associations"):
        if json.raw(each, "type") in names.IMAGES and _belongs(each, node) and _may_be_used(each):
            picture = _picture(each, at, own)
            found += [picture] if picture.renditions else []
    return tuple({_identity(each): each for each in reversed(found)}.values())[::-1]


def _identity(picture: Picture) -> str:
    """The same picture may be the story's first and stand in its text, under two names."""
    return picture.guid or next((each.href for each in picture.renditions), "")


def _belongs(picture: Node, node: Node) -> bool:
    """What was once embedded in the text and is there no longer, Superdesk leaves behind."""
    name = json.raw(picture, json.KEY)
    return not _EMBEDDED.match(name) or name in json.raw(node, "body_html").lower()


def _may_be_used(picture: Node) -> bool:
    return status_of(json.raw(picture, "pubstatus"))[0] not in BY_STATUS


def _picture(node: Node, at: datetime | None, of_item: Rights | None) -> Picture:
    own = rights_of(node, at)
    return Picture(
        credit=credit_of(node),
        photographer=json.text(node, "byline", "by", "photographer"),
        caption=caption_of(node),
        alt=json.text(node, *names.ALT),
        renditions=tuple(sorted(_renditions(node), key=lambda each: (-(each.width or 0), _is_marked(each)))),
        guid=json.as_written(node, *names.ID),
        rights=own if of_item is not None and own not in {Rights(), of_item} else None,
    )


def _is_marked(rendition: Rendition) -> bool:
    return bool(_MARKED.search(rendition.href.rpartition("/")[2]))


def _renditions(node: Node) -> list[Rendition]:
    found = []
    for each in json.rows(node, "renditions"):
        href, said = json.as_written(each, "href"), json.text(each, "mimetype", "contenttype")
        width, height = json.whole(each, "width"), json.whole(each, "height")
        kind = (said or type_of(href or "") or "").lower().replace("image/jpg", "image/jpeg")
        if href and is_picture(href, width, height) and not _is_no_image(kind):
            found.append(Rendition(href, width, height, kind or None))
    return list({each.href: each for each in found}.values())


def _is_no_image(kind: str) -> bool:
    return bool(kind) and (not kind.startswith("image/") or "svg" in kind)


def rights_of(node: Node, at: datetime | None) -> Rights:
    """Return whose it is and on what terms; a window only where words and time leave no doubt."""
    terms = json.texts(node, *names.TERMS)
    terms += [text for each in json.rows(node, "rightsinfo") for text in _linked(each)]
    said = " ".join(dict.fromkeys(terms)) or None
    note = json.text(node, *names.NOTES)
    return Rights(
        holder=json.text(node, *names.HOLDER),
        notice=json.text(node, *names.NOTICE),
        terms=said,
        until_utc=until_in(said, at) or until_in(note, at),
        places=places_in(said, note),
    )


def _linked(rights: Node) -> list[str]:
    return json.texts(rights, "linkedrights", "encodedrights")
