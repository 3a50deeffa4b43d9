"""`remoteContent` of NewsML-G2: the files of one picture, or of a film or a sound."""

from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.credits import split_credit
from newsquare.wire.formats.item import Item, Kind, Link, Picture, Rendition
from newsquare.wire.formats.markup import child, children, text_of
from newsquare.wire.formats.newsml_g2 import tables
from newsquare.wire.formats.newsml_g2.about import description_of
from newsquare.wire.formats.newsml_g2.codes import code_of, end_of, name_of, role_of
from newsquare.wire.formats.pictures import LONGEST_ADDRESS, number, type_of


def picture_of(element: Any, item: Item) -> Picture | None:
    """Return the one picture whose renditions are the content of an item; the images of a film are none."""
    if item.kind not in {Kind.PICTURE, Kind.TEXT}:
        return None
    renditions = [rendition for each in _remote(element) if (rendition := _rendition(each, item.kind))]
    if not renditions:
        return None
    content = child(element, "contentMeta")
    caption = description_of(content, tables.CAPTION_DESCRIPTIONS)
    if item.kind is Kind.TEXT:
        return Picture(credit=text_of(child(content, "creditline")), caption=caption, renditions=_sorted(renditions))
    caption = caption or next((text for each in children(content, "description") if (text := text_of(each))), None)
    people = _photographer(content)
    credit = text_of(child(content, "creditline"))
    if not credit and caption:
        _, credit = split_credit(caption)
    return Picture(
        credit=credit or people or name_of(child(element, "rightsInfo", "copyrightHolder")),
        photographer=people,
        caption=caption,
        alt=description_of(content, tables.ALT_DESCRIPTIONS),
        renditions=_sorted(renditions),
        guid=item.guid,
    )


def _remote(element: Any) -> list[Any]:
    return list(children(child(element, "contentSet"), "remoteContent"))


def _sorted(renditions: list[Rendition]) -> tuple[Rendition, ...]:
    return tuple(sorted({each.href: each for each in renditions}.values(), key=lambda each: -(each.width or 0)))


def _rendition(remote: Any, kind: Kind) -> Rendition | None:
    href = one_line(remote.get("href") or remote.get("residref"))
    type_ = or_none(remote.get("contenttype"))
    is_image = type_.startswith("image/") if type_ else kind is Kind.PICTURE or type_of(href) is not None
    if not href or not is_image or len(href) > LONGEST_ADDRESS or (type_ or "").startswith("image/svg"):
        return None
    return Rendition(href, number(remote.get("width")), number(remote.get("height")), type_ or type_of(href))


def _photographer(content: Any) -> str | None:
    named = [*children(content, "creator"), *children(content, "contributor")]
    people = [each for each in named if _is_photographer(each)]
    return next((name for each in people if (name := name_of(each))), None) or text_of(child(content, "by"))


def _is_photographer(element: Any) -> bool:
    return role_of(element) in tables.PHOTOGRAPHERS or end_of(code_of(element)) in tables.PHOTOGRAPHERS


def files_of(element: Any) -> tuple[Link, ...]:
    """Return where the films and sounds of an item lie."""
    remote = (each for each in _remote(element) if not (each.get("contenttype") or "").startswith("image/"))
    return tuple(dict.fromkeys(Link("enclosure", href) for each in remote if (href := one_line(each.get("href")))))
