"""Pictures as pages print them: in several sizes and two formats, with caption and credit."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from newsquare.lib import shown
from newsquare.stories.models import Picture, Rendition
from newsquare.theme.shapes import PictureShape, Source

# Filters of Wagtail's, smallest first. The last of `webp` is the widest; `jpeg` is for browsers without WebP.
WIDE = (
    "width-480|format-webp|webpquality-76",
    "width-960|format-webp|webpquality-76",
    "width-1600|format-webp|webpquality-76",
)
WIDE_JPEG = "width-960|format-jpeg|jpegquality-78"
CUT = ("fill-480x270|format-webp|webpquality-74", "fill-960x540|format-webp|webpquality-74")
CUT_JPEG = "fill-960x540|format-jpeg|jpegquality-76"
COLUMN = "(min-width: 48rem) 44rem, 100vw"


def whole(picture: Picture, caption: str = "", sizes: str = COLUMN) -> PictureShape:
    """Return a picture for the story page: uncut, with caption and credit. Makes missing renditions."""
    return _shape(picture, WIDE, WIDE_JPEG, sizes, caption or picture.caption)


def lead(picture: Picture, caption: str) -> tuple[PictureShape, str]:
    """Return a story's lead picture, uncut, and the path of the cut that other sites show beside a link."""
    made = picture.get_renditions(*WIDE, WIDE_JPEG, CUT_JPEG)  # All at once: each making reads the file anew.
    return whole(picture, caption), str(made[CUT_JPEG].url)


def cut(picture: Picture, sizes: str = "(min-width: 48rem) 30rem, 100vw") -> PictureShape:
    """Return a picture for a teaser, cut to 16:9 about its focal point. Makes missing renditions."""
    return _shape(picture, CUT, CUT_JPEG, sizes, "")


def with_renditions(pictures: Iterable[Picture]) -> list[Picture]:
    """Return the pictures with all renditions read at once, so that a list costs one query for them."""
    found = list(pictures)
    prefetch_related_objects(found, "renditions")
    return found


def _shape(picture: Picture, webp: tuple[str, ...], jpeg: str, sizes: str, caption: str) -> PictureShape:
    shown.note(f"picture:{picture.pk}")
    made: dict[str, Rendition] = picture.get_renditions(*webp, jpeg)
    plain = made[jpeg]
    srcset = {made[spec].width: made[spec].url for spec in webp}
    return PictureShape(
        src=plain.url,
        width=plain.width,
        height=plain.height,
        alt=picture.alt,
        caption=caption,
        credit=picture.credit,
        sizes=sizes,
        sources=[Source(type="image/webp", srcset=", ".join(f"{url} {width}w" for width, url in srcset.items()))],
    )
