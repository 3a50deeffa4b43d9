"""The pictures of a page's story: its lead first, each with the credit that readers see."""

from typing import Any

from newsquare.lib.text import or_none
from newsquare.wire.formats.item import Picture, Rendition
from newsquare.wire.formats.page.source import Source, text_in
from newsquare.wire.formats.pictures import is_picture, merged, number, picture_of, type_of

_SITE_PARTS = "ancestor::nav|ancestor::footer|ancestor::aside|ancestor::*[@role='navigation']"


def pictures_in(source: Source) -> tuple[Picture, ...]:
    """Return the pictures in the story's part of the page; without one, the picture told to machines."""
    # Looking for a caption takes the credit out of its figure, so the hooks are read first.
    credit, caption = source.hooked_text("credit"), source.hooked_text("caption")
    images = source.tree.xpath(f"(//article//img|//main//img)[not({_SITE_PARTS})]") or source.tree.xpath(
        f"//figure//img[not({_SITE_PARTS})]"
    )
    found = [picture for image in images[:60] if (picture := picture_of(image))]
    if not found:
        found = list(_told(source))
    if credit or caption:
        lead = found[0] if found else Picture()
        found[:1] = [
            Picture(credit or lead.credit, lead.photographer, caption or lead.caption, lead.alt, lead.renditions)
        ]
    return merged(found) or tuple(found[:1] if credit else ()) or _credit_alone(source)


def _told(source: Source) -> list[Picture]:
    image: Any = source.news.get("image")
    image = image[0] if isinstance(image, list) and image else image
    href = text_in(image, "url", "contentUrl", "@id") or source.meta.get("og:image") or ""
    if not is_picture(href):
        return []
    facts: dict[str, Any] = image if isinstance(image, dict) else {}
    credit = text_in(facts.get("creditText")) or text_in(facts.get("creator")) or text_in(facts.get("copyrightHolder"))
    width, height = number(str(facts.get("width") or "")), number(str(facts.get("height") or ""))
    alt = source.meta.get("og:image:alt")
    return [Picture(credit, None, text_in(facts.get("caption")), alt, (Rendition(href, width, height, type_of(href)),))]


def _credit_alone(source: Source) -> tuple[Picture, ...]:
    """A copied page may hold a photo's credit but not the photo."""
    for element in source.tree.xpath("//*[contains(@class, 'credit')]"):
        text = or_none(element.text_content())
        if text and len(text) <= 120:
            return (Picture(credit=text),)
    return ()
