"""Pictures in HTML: which images are pictures, which files are the same picture, what their captions say."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.credits import split_credit, unlabelled
from newsquare.wire.formats.item import Picture, Rendition

TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
         "avif": "image/avif", "tif": "image/tiff", "tiff": "image/tiff", "bmp": "image/bmp"}  # fmt: skip
_FURNITURE = re.compile(
    r"(?i)(?:^|[/_.\-])(?:logos?|icons?|spacer|blank|pixel|beacon|avatar|badge|sprite|emoji|smil(?:ey|ies)|favicon|masthead"
    r"|1x1|clear)(?:[/_.\-\d]|$)|//(?:feeds?|pixel|stats?|b|beacon|s)\.[\w.]*(?:feedburner|wordpress|wp|doubleclick)|gravatar\."
    r"|~[rf]f?/|doubleclick|scorecardresearch|/stat\?|/__utm|/pixel|google-analytics"
)
_SIZE_IN_NAME = re.compile(
    r"(?:[-_]\d{2,4}x\d{2,4}|-scaled|@[23]x|[-_](?:thumb(?:nail)?|small|medium|large|full))+(?=\.\w+$)"
)
_SIZE_PARAMETERS = re.compile(
    r"(?i)^(w|h|width|height|q|quality|fit|s|auto|usm|resize|crop|dpr|fm|format|ssl|strip|size|ixlib|v|sig|token|expires?|itok)$"
)
LONGEST_ADDRESS = 2_000
SMALLEST = 70
"""Pixels: an image known to be narrower and lower is an icon."""


def is_picture(href: str, width: int | None = None, height: int | None = None) -> bool:
    """Say whether an image can be a news picture: no data, no drawing, no pixel, no logo, no icon."""
    if not href or len(href) > LONGEST_ADDRESS or re.match(r"(?i)(data|about|javascript|blob):", href):
        return False
    if re.search(r"(?i)\.svgz?(?:$|\?)", href) or _FURNITURE.search(href):
        return False
    if min(width or SMALLEST, height or SMALLEST) <= 3:
        return False
    return not (width and height and width < SMALLEST and height < SMALLEST)


def same_picture_key(href: str) -> str:
    """Return what two files of one picture have in common in their addresses."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    path = _SIZE_IN_NAME.sub("", parts.path)
    if type_of(href):
        return f"{parts.netloc}{path}".lower()
    query = urlencode([pair for pair in parse_qsl(parts.query) if not _SIZE_PARAMETERS.match(pair[0])])
    return f"{parts.netloc}{path}?{query}".lower()


def type_of(href: str) -> str | None:
    """Return the media type that the end of an address promises."""
    ending = re.search(r"\.(\w{3,4})(?:$|[?#])", href)
    return TYPES.get(ending.group(1).lower()) if ending else None


def merged(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Count files of the same picture once: the widest first, with the first caption and credit found."""
    found: dict[str, Picture] = {}
    for picture in pictures:
        if not picture.renditions:
            continue
        keys = [same_picture_key(rendition.href) for rendition in picture.renditions]
        key = next((key for key in keys if key in found), keys[0])
        found[key] = _joined(found[key], picture) if key in found else picture
    return tuple(
        replace(each, renditions=_by_size(each.renditions)) if len(each.renditions) > 1 else each
        for each in found.values()
    )


def _joined(one: Picture, other: Picture) -> Picture:
    return Picture(
        credit=one.credit or other.credit,
        photographer=one.photographer or other.photographer,
        caption=one.caption or other.caption,
        alt=one.alt or other.alt,
        renditions=one.renditions + other.renditions,
    )


def _by_size(renditions: tuple[Rendition, ...]) -> tuple[Rendition, ...]:
    distinct: dict[str, Rendition] = {}
    for rendition in renditions:
        known = distinct.get(rendition.href)
        if known is None or (rendition.width and not known.width):
            distinct[rendition.href] = rendition
    return tuple(sorted(distinct.values(), key=lambda each: -(each.width or 0)))


def number(text: str | None) -> int | None:
    """Return a width or height: `640`, `640px`; nothing for `100%`."""
    found = re.match(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$", text or "")
    return int(found.group(1)) or None if found else None


def picture_of(image: Any) -> Picture | None:
    """Return the picture of an `img` with the caption and credit of the figure around it, or None for furniture."""
    width, height = number(image.get("width")), number(image.get("height"))
    href = one_line(image.get("data-src") or image.get("data-lazy-src") or image.get("data-orig-file") or "")
    source = one_line(image.get("src"))
    href = href if href and not is_picture(source) else source
    if not is_picture(href, width, height) or re.search(r"(?i)\b(logo|icon|avatar|emoji)\b", image.get("class") or ""):
        return None
    renditions = (
        Rendition(href, width, height, type_of(href)),
        *_from_srcset((image.get("srcset") or "")[: 4 * LONGEST_ADDRESS]),
    )
    figure = figure_of(image)
    if figure is not None and re.search(r"(?i)\bvideo", figure.get("class") or ""):
        return None
    caption, credit = caption_of(figure) if figure is not None else (None, None)
    return Picture(credit, None, caption, or_none(image.get("alt")), renditions)


def _from_srcset(srcset: str) -> tuple[Rendition, ...]:
    entries = re.findall(r"([^\s,][^\s]*[^\s,])(?:\s+(\d+)w|\s+[\d.]+x)?\s*(?:,|$)", srcset)
    return tuple(Rendition(href, number(width), None, type_of(href)) for href, width in entries if is_picture(href))


def figure_of(image: Any) -> Any:
    """Return the nearest element that binds an image to its caption."""
    for parent in list(image.iterancestors())[:6]:
        if parent.tag == "figure" or re.search(
            r"\b(wp-caption|image-caption|media-with-caption)\b", parent.get("class") or ""
        ):
            return parent
    return None


def caption_of(figure: Any) -> tuple[str | None, str | None]:
    """Return caption and credit of a figure."""
    credit = None
    for element in figure.iter():
        if isinstance(element.tag, str) and _is_credit(element):
            credit = unlabelled(element.text_content())
            element.drop_tree()
            break
    holder = next((each for each in figure.iter() if isinstance(each.tag, str) and _is_caption(each)), None)
    text = one_line(holder.text_content()) if holder is not None else ""
    if credit:
        return text or None, credit
    return split_credit(text)


def _is_credit(element: Any) -> bool:
    return bool(
        element.get("data-newsquare") == "credit"
        or re.search(
            r"(?i)\b(?:[\w-]*credit|photographer|photo-?by|attribution|copyright)\b", element.get("class") or ""
        )
        or element.get("itemprop") in {"creditText", "copyrightHolder"}
    )


def _is_caption(element: Any) -> bool:
    named = element.get("class") or ""
    return element.tag == "figcaption" or bool(re.search(r"(?i)\b(wp-caption-text|caption-text|caption)\b", named))
