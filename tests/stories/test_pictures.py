"""A picture as it comes is checked by its content and drawn anew."""

import io

import pytest
from PIL import Image

from newsquare.stories.actions import PictureError, redraw


def drawn(image: Image.Image, form: str, **words: object) -> Image.Image:
    """Return what is kept of a picture that came in a format."""
    sent = io.BytesIO()
    image.save(sent, form, **words)
    return Image.open(io.BytesIO(redraw(sent.getvalue())))


def test_sixteen_bits_a_pixel_are_not_all_white() -> None:
    grey = Image.new("I;16", (100, 100), 32768)

    assert drawn(grey, "PNG").getpixel((50, 50)) == (128, 128, 128)


def test_colours_for_the_printing_press_come_out_as_light() -> None:
    cyan = Image.new("CMYK", (100, 100), (255, 0, 0, 0))

    assert drawn(cyan, "JPEG").getpixel((50, 50)) == (0, 255, 255)


def test_a_picture_taken_upright_stands_upright_and_tells_nothing_of_its_camera() -> None:
    image = Image.new("RGB", (300, 200), "red")
    camera = image.getexif()
    camera[0x0112], camera[0x010F] = 6, "A camera"

    kept = drawn(image, "JPEG", exif=camera)

    assert (kept.size, dict(kept.getexif())) == ((200, 300), {})


def test_what_is_seen_through_stands_on_white_and_what_moves_stands_still() -> None:
    frames = [Image.new("P", (100, 100), number) for number in range(3)]

    assert drawn(Image.new("LA", (100, 100), (10, 0)), "PNG").getpixel((0, 0)) == (255, 255, 255)
    assert drawn(frames[0], "GIF", save_all=True, append_images=frames[1:]).size == (100, 100)


def test_a_picture_of_any_height_fits_a_page() -> None:
    assert drawn(Image.new("1", (100, 70_000)), "PNG").height == 6000


@pytest.mark.parametrize("size", [(9000, 9000), (10, 10)])
def test_a_trap_and_a_tracking_pixel_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError):
        drawn(Image.new("1", size), "PNG")


@pytest.mark.parametrize("raw", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff\xe0 not a picture"])
def test_what_is_no_picture_is_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(PictureError, match=r"picture"):
        redraw(raw)
