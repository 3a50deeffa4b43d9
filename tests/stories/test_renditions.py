"""Two processes that make the same renditions at once end with the same ones."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from PIL import Image

from newsquare.stories.models import Picture, Rendition
from newsquare.stories.renditions import ReadersFilter
from tests.cast import StationFactory

pytestmark = pytest.mark.django_db
SPECS = ("width-40|format-webp", "width-80|format-webp")


def drawn() -> Picture:
    file = BytesIO()
    Image.new("RGB", (100, 60), "#7f9ba8").save(file, "PNG")
    return Picture.objects.create(station=StationFactory(), title="The landing", file=ImageFile(file, "landing.png"))


def test_renditions_that_another_process_made_meanwhile_are_taken() -> None:
    picture = drawn()
    key = ReadersFilter(SPECS[0], picture.facts).get_cache_key(picture)
    others: list[Rendition] = []

    def be_faster(execute: Callable[..., Any], sql: str, *words: Any) -> Any:
        if "stories_rendition" in sql and sql.startswith("INSERT") and not others:
            others.append(Rendition(image=picture, filter_spec=SPECS[0], focal_point_key=key, width=40, height=24))
            others[0].file.name = "images/of-the-other.webp"
            others[0].save()
        return execute(sql, *words)

    with connection.execute_wrapper(be_faster):
        made = picture.get_renditions(*SPECS)

    assert made[SPECS[0]].pk == others[0].pk
    assert made[SPECS[0]].url.endswith("/of-the-other.webp")
    assert picture.get_renditions(*SPECS)[SPECS[0]].pk == others[0].pk
    assert Rendition.objects.count() == 2
