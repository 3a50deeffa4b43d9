"""Draws the copies of a picture that readers get: turned upright, without what the camera wrote, with who is named."""

import hashlib
import io
from typing import Any

from PIL import Image, ImageCms, ImageOps
from wagtail.images.models import Filter
from willow.image import AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile

from newsquare.lib.picture_facts import Facts, app13, xmp_packet

OURS = {"jpeg": JPEGImageFile, "webp": WebPImageFile, "avif": AvifImageFile, "png": PNGImageFile}
QUALITY = {"jpeg": 78, "webp": 76, "avif": 55, "png": 0}
SPEED = 8  # Of AVIF's encoder, 0 to 10: a page waits for its copies when it is first baked.


class ReadersFilter(Filter):  # type: ignore[misc]  # Wagtail is untyped.
    """A filter of Wagtail's whose drawing is ours: Wagtail keeps the place of a photograph and drops its credit."""

    def __init__(self, spec: str, facts: Facts) -> None:
        super().__init__(spec=spec)
        self.facts = facts

    def get_cache_key(self, image: Any) -> str:
        """Return what tells two copies of one size apart: where they are cut, and who is named in them."""
        facts = self.facts
        named = (super().get_cache_key(image), facts.credit, facts.creator, facts.copyright, facts.statement)
        return hashlib.sha256("\n".join(named).encode()).hexdigest()[
            :8
        ]  # Wagtail cuts the name of a file to 59 letters, this among them.

    def run(self, image: Any, output: io.BytesIO, source: Any = None) -> Any:
        """Draw a picture into a file."""
        with self.get_willow_image(image, source) as opened:
            form = "jpeg" if opened.format_name not in OURS else opened.format_name
            with Image.open(opened.f) as raw:
                drawn = upright(raw)
        transform = self.get_transform(image, drawn.size)
        rect = transform.get_rect().round()
        drawn = drawn.crop((rect.left, rect.top, rect.right, rect.bottom))
        size = (max(1, round(transform.size[0])), max(1, round(transform.size[1])))
        drawn = drawn if drawn.size == size else drawn.resize(size, Image.Resampling.LANCZOS)
        env: dict[str, Any] = {}
        for operation in self.filter_operations:
            operation.run(None, image, env)
        form = env.get("output-format", form)
        form = form if form in OURS else "jpeg"
        encode(drawn, output, form, env.get(f"{form}-quality", QUALITY[form]), self.facts)
        return OURS[form](output)


def upright(raw: Image.Image) -> Image.Image:
    """Return a picture turned as it was meant, in RGB, with a profile of its colours if it had one for RGB."""
    profile = raw.info.get("icc_profile")
    image = ImageOps.exif_transpose(raw)
    if image.mode == "CMYK" and profile:
        image, profile = _converted(image, profile), None
    alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    drawn = image.convert("RGBA" if alpha else "RGB")
    drawn.info = {"icc_profile": profile} if profile and raw.mode in {"RGB", "RGBA"} else {}
    return drawn


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture made for the printing press in the colours of screens."""
    try:
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return made or image


def encode(drawn: Image.Image, output: io.BytesIO, form: str, quality: int, facts: Facts) -> None:
    """Write a picture with its facts and its colours' profile, and nothing else."""
    words: dict[str, Any] = {"icc_profile": drawn.info.get("icc_profile")}
    if form == "jpeg":
        words |= {"quality": quality, "progressive": True, "optimize": True, "extra": app13(facts)}
    elif form == "webp":
        words |= {"quality": quality, "method": 4}
    elif form == "avif":
        words |= {"quality": quality, "speed": SPEED, "max_threads": 1}
    if form == "png":
        words |= {"optimize": True}
    else:
        words |= {"xmp": xmp_packet(facts), "exif": b""}
    plain = _on_white(drawn) if form == "jpeg" else drawn
    plain.info = {}
    plain.save(output, form.upper(), **{key: value for key, value in words.items() if value is not None})


def _on_white(drawn: Image.Image) -> Image.Image:
    if drawn.mode != "RGBA":
        return drawn
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")
