"""Take in a picture: checked by its content, turned upright, drawn anew without anything that the camera wrote."""

import io
import re
import warnings

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from newsquare.accounts.models import User
from newsquare.stations.models import Station
from newsquare.stories.actions.collection import ensure_picture_collection
from newsquare.stories.models import Picture

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
WIDEST = 2400  # Pixels; readers get at most 1600.
TALLEST = 6000
LARGEST = 60_000_000  # Pixels in all; more is a trap or a mistake.
SMALLEST = 64  # Pixels a side; less is a tracking pixel or a logo.


class PictureError(Exception):
    """The bytes are no picture that we can show; the message says why."""


def redraw(raw: bytes) -> bytes:
    """Return a picture as a fresh JPEG at most 2400 by 6000 pixels, without metadata. Raises PictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(raw), formats=FORMATS)
            if image.width * image.height > LARGEST:
                raise PictureError("The picture has too many pixels.")
            if min(image.size) < SMALLEST:
                raise PictureError("The picture is too small to be one.")
            image.draft("RGB", (WIDEST, WIDEST))
            drawn = _at_most(_on_white(_eight_bit(ImageOps.exif_transpose(image))))
            out = io.BytesIO()
            drawn.save(out, "JPEG", quality=88, optimize=False)
    except PictureError:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError("This is no picture in a format that we show (JPEG, PNG, WebP, AVIF, GIF).") from error
    except Exception as error:  # Pillow's decoders raise anything on broken files.
        raise PictureError(f"The picture is damaged ({type(error).__name__}).") from error
    return out.getvalue()


def _at_most(image: Image.Image) -> Image.Image:
    """Return the picture at most 2400 pixels wide, and not taller than a page can be."""
    scale = min(1.0, WIDEST / image.width, TALLEST / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image if scale == 1.0 else image.resize(size, Image.Resampling.LANCZOS)


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return a picture of sixteen bits a pixel as one of eight; Pillow would turn nearly all of it white."""
    if image.mode != "I" and not image.mode.startswith("I;16"):
        return image
    return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


@transaction.atomic
def add_picture(
    *,
    station: Station,
    jpeg: bytes,
    title: str,
    credit: str,
    caption: str = "",
    alt: str = "",
    source_url: str = "",
    by: User | None = None,
) -> Picture:
    """Keep a redrawn picture. The same picture with the same credit is kept once."""
    picture = Picture(
        station=station,
        title=title[:255] or "Picture",
        credit=credit[:200],
        caption=caption[:1000],
        description=alt[:255],
        source_url=source_url[:2000],
        uploaded_by_user=by,
    )
    name = re.sub(r"[^a-z0-9]+", "-", title.lower())[:50].strip("-") or "picture"
    picture.file = ContentFile(jpeg, name=f"{name}.jpg")
    picture._set_file_hash()
    same: Picture | None = Picture.objects.filter(
        station=station, file_hash=picture.file_hash, credit=picture.credit
    ).first()
    if same is not None:
        return same
    picture.collection = ensure_picture_collection(station)
    picture.save()
    return picture
