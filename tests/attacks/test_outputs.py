"""No string that somebody sends is anything but text: not on a page, in a feed, a mail, the API or at the desk."""

import time
from typing import Any

import pytest
from django.test import Client

from newsquare.lib.html import clean_body, paragraphs_with_links, words_of
from newsquare.lib.text import one_line
from tests.attacks import strings
from tests.attacks.judge import judge
from tests.attacks.stage import stage
from tests.desk.conftest import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
OF_SAMPLES = [
    pytest.mark.samples,
    pytest.mark.skipif(not strings.SAMPLES.exists(), reason="the attack strings are not beside the project"),
]
SETS = [pytest.param(lambda: strings.OURS, id="ours"), pytest.param(strings.samples, id="samples", marks=OF_SAMPLES)]
LIMIT = 0.05  # Seconds of a processor.


@pytest.mark.parametrize("given", SETS)
def test_every_string_is_text_in_every_output(given: Any, desk: Client) -> None:
    found: list[str] = []
    plain = stage(strings.harmless(strings.A_BATCH), desk, 0)

    for number, batch in enumerate(strings.batches(given()), start=1):
        outputs = stage(batch, desk, number)
        assert {"mail edition", "text/html STORY", "text/html /desk/forum/", "text/html /desk/ideas/"} <= set(outputs)
        found += judge(outputs, plain)

    assert found == []


@pytest.mark.parametrize("given", SETS)
@pytest.mark.parametrize("use", [paragraphs_with_links, clean_body, words_of, one_line])
def test_no_string_is_slow(given: Any, use: Any) -> None:
    slow = {}
    for text in given():
        began = time.process_time()
        use(text)
        if (took := time.process_time() - began) > LIMIT:
            slow[text[:60]] = took

    assert slow == {}


def test_the_judge_sees_what_is_unsafe() -> None:
    plain = {"text/html /": b"<h1>A</h1><p><a href='/x'>b</a></p>", "application/json /": b"{}"}
    bad = [
        b"<h1>A</h1><script>alert(1)</script>",
        b"<p onclick=x()>",
        b"<a href='javascript:alert(1)'>x</a>",
        b"<h1>A</h1><h1>B</h1>",
    ]

    assert judge({"text/html /": plain["text/html /"]}, plain) == []
    assert all(judge({"text/html /": page}, plain) for page in bad)
    assert judge({"application/json /": b'{"content_html": "<img src=x>"}'}, plain)
