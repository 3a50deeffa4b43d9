"""The demo's pictures are drawn by code, the same each time."""

from io import BytesIO

import pytest
from PIL import Image

from newsquare.demo.drawings import DRAWINGS, draw, draw_jpeg


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_fills_its_sheet_and_has_words(name: str) -> None:
    picture = draw(name)

    assert picture.size == (1600, 900)
    assert len(picture.resize((160, 90)).getcolors(160 * 90) or []) > 500
    assert DRAWINGS[name].alt.startswith("Drawing of")


def test_the_same_name_gives_the_same_bytes() -> None:
    assert draw_jpeg("bridge-dusk") == draw_jpeg("bridge-dusk")


def test_a_picture_file_is_a_jpeg_of_modest_size() -> None:
    data = draw_jpeg("storm-front")

    assert Image.open(BytesIO(data)).format == "JPEG"
    assert len(data) < 600_000
