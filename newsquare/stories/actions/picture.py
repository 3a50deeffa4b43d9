"""Take in a picture: checked by its content, turned upright, drawn anew without anything that the camera wrote."""

import io
import re
import warnings
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, UnidentifiedImageError

from newsquare.accounts.models import User
from newsquare.lib.picture_facts import Facts
from newsquare.stations.models import Station
from newsquare.stories.actions.collection import ensure_picture_collection
from newsquare.stories.models import Bar, BarKind, Picture
from newsquare.stories.models.bar import ENDS
from newsquare.stories.renditions import upright

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
WIDEST = 2400  # Pixels; readers get at most 1600.
TALLEST = 6000
LARGEST = 60_000_000  # Pixels in all; more is a trap or a mistake.
LONGEST_ADDRESS = 500
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
            drawn = upright(_eight_bit(image))
            profile = drawn.info.get("icc_profile")
            out = io.BytesIO()
            _at_most(_on_white(drawn)).save(out, "JPEG", quality=88, optimize=False, icc_profile=profile)
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


def take_facts(picture: Picture, facts: Facts) -> None:
    """Write what a picture's file says into those of its fields that are empty."""
    said = {
        "credit": facts.credit,
        "creator": facts.creator,
        "caption": facts.caption,
        "copyright": facts.copyright,
        "agency": facts.licensor,
        "statement": facts.statement if len(facts.statement) <= LONGEST_ADDRESS else "",
        "description": facts.alt,
        "rights_until": facts.expires,
    }
    for name, value in said.items():
        if value and not getattr(picture, name):
            most = Picture._meta.get_field(name).max_length
            setattr(picture, name, value[:most] if isinstance(value, str) else value)


@transaction.atomic
def settle_rights(*, picture: Picture, now: datetime) -> None:
    """Let the gate know when the right to show a picture ends, or that it does not."""
    ends = Bar.objects.filter(picture=picture, kind=BarKind.RIGHTS, note=ENDS, lifted_at__isnull=True)
    if picture.rights_until:
        ends = ends.exclude(from_at=picture.rights_until)
    ends.update(lifted_at=now)
    if picture.rights_until:
        Bar.objects.get_or_create(
            picture=picture, kind=BarKind.RIGHTS, note=ENDS, lifted_at=None, from_at=picture.rights_until, until_at=None
        )


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
    facts: Facts | None = None,
    by: User | None = None,
) -> Picture:
    """Keep a redrawn picture. The same picture with the same credit is kept once.

    `facts` are what its file said before it was redrawn; they fill what is not given.
    """
    picture = Picture(
        station=station,
        title=title[:255] or "Picture",
        credit=credit[:200],
        caption=caption[:1000],
        description=alt[:255],
        source_url=source_url[:2000],
        uploaded_by_user=by,
    )
    take_facts(picture, facts or Facts())
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
