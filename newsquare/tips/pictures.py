"""Draws a sender's pictures anew: what the camera, the telephone or a program wrote beside the picture is gone."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps

MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


class PictureError(Exception):
    """A file that begins like a picture cannot be drawn, or is too large to be."""


def drawn_anew(content: bytes) -> tuple[str, bytes]:
    """Return the kind and the bytes of a fresh picture, upright, in the colours of screens. Raises PictureError.

    What moves stands still: only its first picture is kept.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's word about large pictures: we count ourselves.
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as raw:
                if raw.width * raw.height > MOST_PIXELS:
                    raise PictureError
                return _encoded(_plain(raw))
        except PictureError:
            raise
        except Exception as error:  # Whatever a broken file makes a decoder say.
            raise PictureError from error


def _plain(raw: Image.Image) -> Image.Image:
    profile = raw.info.get("icc_profile")
    image = ImageOps.exif_transpose(raw)
    if profile:
        image = _in_screen_colours(image, profile)
    alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    drawn = image.convert("RGBA" if alpha else "RGB")
    drawn.info = {}
    return drawn


def _in_screen_colours(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in sRGB, since a profile may name the device."""
    try:
        target = "RGBA" if image.mode == "RGBA" else "RGB"
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _encoded(drawn: Image.Image) -> tuple[str, bytes]:
    output = io.BytesIO()
    if drawn.mode == "RGBA":
        drawn.save(output, "PNG", compress_level=6)
        return "png", output.getvalue()
    drawn.save(output, "JPEG", quality=90, exif=b"", icc_profile=None)
    return "jpg", output.getvalue()
