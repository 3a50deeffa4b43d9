"""Pictures inside a body: `figure` and `img` of XHTML, `media` of NITF."""

from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.credits import split_credit, unlabelled
from newsquare.wire.formats.item import Picture, Rendition
from newsquare.wire.formats.markup import local, text_of
from newsquare.wire.formats.pictures import is_picture, number, type_of

_CREDIT_WORDS = ("credit", "photographer", "creator", "byline", "copyright")
_CAPTION_WORDS = ("caption", "description")


def picture_of_figure(figure: Any) -> Picture | None:
    """Return the picture of a figure with its caption and credit."""
    image = next((each for each in figure.iter() if local(each).lower() == "img"), None)
    own = picture_of_image(image) if image is not None else None
    if own is None:
        return None
    caption_element = next((each for each in figure.iter() if local(each).lower() == "figcaption"), None)
    if caption_element is None:
        return own
    credit = _named(caption_element, _CREDIT_WORDS)
    caption = _named(caption_element, _CAPTION_WORDS) if credit else None
    if credit and caption:
        return Picture(unlabelled(credit), None, caption, own.alt, own.renditions)
    caption, credit = split_credit(one_line(" ".join(caption_element.itertext())))
    return Picture(credit, None, caption, own.alt, own.renditions)


def _named(caption: Any, words: tuple[str, ...]) -> str | None:
    for each in caption.iter():
        named = f"{each.get('class') or ''} {each.get('itemprop') or ''}".lower()
        if any(word in named for word in words):
            return or_none(" ".join(each.itertext()))
    return None


def picture_of_image(image: Any) -> Picture | None:
    """Return the picture of an `img`, which NITF dialects write with `source`; None for pixels and logos."""
    href = one_line(image.get("src") or image.get("source"))
    width, height = number(image.get("width")), number(image.get("height"))
    if not is_picture(href, width, height):
        return None
    return Picture(alt=or_none(image.get("alt")), renditions=(Rendition(href, width, height, type_of(href)),))


def picture_of_media(media: Any) -> Picture | None:
    """Return the picture of an NITF `media`; None for sounds, videos and texts."""
    if (media.get("media-type") or "image").lower() not in {"image", "photo", "photography", "graphic", "picture"}:
        return None
    references = [each for each in media if local(each) == "media-reference"]
    renditions = tuple(rendition for each in references if (rendition := _rendition(each)))
    if not renditions:
        return None
    told = {name: _text(media, name) for name in ("media-caption", "media-producer")}
    caption, credit = told["media-caption"], told["media-producer"]
    if caption and not credit:
        caption, credit = split_credit(caption)
    data = {each.get("name"): each.get("value") for each in media if local(each) == "media-metadata"}
    alt = next((text for each in references if (text := or_none(each.get("alternate-text")))), None)
    return Picture(
        credit=unlabelled(credit) if credit else or_none(data.get("credit")),
        photographer=or_none(data.get("photographer")),
        caption=caption,
        alt=alt,
        renditions=tuple(sorted(renditions, key=lambda each: -(each.width or 0))),
        guid=or_none(media.get("id")) if (media.get("id") or "").startswith(("urn:", "tag:")) else None,
    )


def _rendition(reference: Any) -> Rendition | None:
    href = one_line(reference.get("source") or reference.get("data-location") or reference.get("name"))
    width, height = number(reference.get("width")), number(reference.get("height"))
    kind = or_none(reference.get("mime-type"))
    if (kind and not kind.startswith("image")) or not is_picture(href, width, height):
        return None
    return Rendition(href, width, height, kind or type_of(href))


def _text(media: Any, name: str) -> str | None:
    return next((text for each in media if local(each) == name and (text := text_of(each))), None)
