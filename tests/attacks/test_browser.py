"""What somebody sends runs no script in a real browser, asks for nothing elsewhere, and stays in its place."""

from typing import Any

import pytest
from django.test import Client

from tests.attacks import strings
from tests.attacks.browser import look
from tests.attacks.stage import stage
from tests.attacks.test_outputs import OF_SAMPLES
from tests.desk.conftest import desk
from tests.journeys.judging import chromium

__all__ = ["desk"]
SHOWN = ("mail", "text/html STORY", "text/html /topic/", "text/html /desk/forum/", "text/html /desk/ideas/")
SHOWN += ("text/html /desk/arrivals/", "text/html /desk/log/", "text/html /comments/", "text/html /search/")
SETS = [
    pytest.param(lambda: strings.OURS, id="ours"),
    pytest.param(strings.samples, id="samples", marks=[*OF_SAMPLES, pytest.mark.any_database]),
]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.journey,
    pytest.mark.skipif(not chromium(), reason="no Chromium: apt install chromium, or name it in CHROMIUM"),
]


@pytest.mark.parametrize("given", SETS)
def test_no_string_does_anything_in_a_browser(given: Any, desk: Client) -> None:
    found: list[str] = []

    for number, batch in enumerate(strings.batches(given()), start=1):
        outputs = stage(batch, desk, number)
        found += look({name: raw for name, raw in outputs.items() if name.startswith(SHOWN)})

    assert found == [], "\n".join(found)


def test_the_browser_tells_what_is_done_to_it() -> None:
    bad = {
        "text/html /a": b"<img src=x onerror=alert(1)>",
        "text/html /b": b"<p onmouseover=prompt(1)>x",
        "text/html /c": b"<link rel=stylesheet href=//evil.example/a.css>",
        "text/html /d": b"<p style='width:3000px'>x",
        "text/html /desk/d": b"<p style='width:3000px'>x",
        "text/html /e": b"<meta http-equiv=refresh content='0;url=//evil.example'>",
    }

    assert all(look({name: page}) for name, page in bad.items())
