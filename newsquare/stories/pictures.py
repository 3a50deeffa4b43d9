"""Pictures as pages print them: in several sizes and three formats, with caption and credit."""

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import prefetch_related_objects

from newsquare.lib import shown
from newsquare.stories.models import Picture, Rendition
from newsquare.theme.shapes import PictureShape, Source

# Filters of Wagtail's, smallest first. AVIF for most readers, WebP for browsers without it, JPEG for the rest.
WIDE = {
    "image/avif": tuple(f"width-{width}|format-avif|avifquality-52" for width in (480, 960, 1600)),
    "image/webp": tuple(f"width-{width}|format-webp|webpquality-76" for width in (480, 960, 1600)),
}
WIDE_JPEG = "width-960|format-jpeg|jpegquality-78"
CUT = {
    "image/avif": tuple(f"fill-{size}|format-avif|avifquality-50" for size in ("480x270", "960x540")),
    "image/webp": tuple(f"fill-{size}|format-webp|webpquality-74" for size in ("480x270", "960x540")),
}
CUT_JPEG = "fill-960x540|format-jpeg|jpegquality-76"
Formats = Mapping[str, tuple[str, ...]]
COLUMN = "(min-width: 48rem) 44rem, 100vw"


def whole(picture: Picture, caption: str = "", sizes: str = COLUMN) -> PictureShape:
    """Return a picture for the story page: uncut, with caption and credit. Makes missing renditions."""
    return _shape(picture, WIDE, WIDE_JPEG, sizes, caption or picture.caption)


def lead(picture: Picture, caption: str) -> tuple[PictureShape, str]:
    """Return a story's lead picture, uncut, and the path of the cut that other sites show beside a link."""
    made = picture.get_renditions(*_all(WIDE), WIDE_JPEG, CUT_JPEG)  # All at once: each making reads the file anew.
    return whole(picture, caption), str(made[CUT_JPEG].url)


def cut(picture: Picture, sizes: str = "(min-width: 48rem) 30rem, 100vw") -> PictureShape:
    """Return a picture for a teaser, cut to 16:9 about its focal point. Makes missing renditions."""
    return _shape(picture, CUT, CUT_JPEG, sizes, "")


def with_renditions(pictures: Iterable[Picture]) -> list[Picture]:
    """Return the pictures with all renditions read at once, so that a list costs one query for them."""
    found = list(pictures)
    prefetch_related_objects(found, "renditions")
    return found


def _all(formats: Formats) -> Iterator[str]:
    return (spec for specs in formats.values() for spec in specs)


def _shape(picture: Picture, formats: Formats, jpeg: str, sizes: str, caption: str) -> PictureShape:
    shown.note(f"picture:{picture.pk}")
    made: dict[str, Rendition] = picture.get_renditions(*_all(formats), jpeg)
    plain = made[jpeg]
    return PictureShape(
        src=plain.url,
        width=plain.width,
        height=plain.height,
        alt=picture.alt,
        caption=caption,
        credit=picture.credit,
        sizes=sizes,
        sources=[Source(type=kind, srcset=_srcset(made[spec] for spec in specs)) for kind, specs in formats.items()],
    )


def _srcset(made: Iterable[Rendition]) -> str:
    """Return the copies by their width; a small picture has several of one width."""
    urls = {each.width: each.url for each in made}
    return ", ".join(f"{url} {width}w" for width, url in urls.items())
