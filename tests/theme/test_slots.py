"""A lower template names a place; higher parts print there."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.template import Context, Template

from newsquare.theme import slots


@pytest.fixture(autouse=True)
def _nobody_fills() -> Iterator[None]:
    with mock.patch.dict(slots._fillers, clear=True):
        yield


def test_a_slot_that_nobody_fills_prints_nothing() -> None:
    assert slots.render("story.forum", story_id=1) == ""


def test_fillers_print_by_order_and_then_as_they_came() -> None:
    slots.fill("foot", lambda: "b")
    slots.fill("foot", lambda: "c")
    slots.fill("foot", lambda: "a", order=1)

    assert slots.render("foot") == "abc"


def test_the_same_function_prints_once_however_often_it_is_registered() -> None:
    def filler() -> str:
        return "once"

    slots.fill("foot", filler)
    slots.fill("foot", filler, order=1)

    assert slots.render("foot") == "once"


def test_the_tag_hands_its_words_to_the_filler_and_trusts_its_html() -> None:
    slots.fill("story.forum", lambda story_id: f"<p>{story_id}</p>")
    page = Template('{% load newsquare_theme %}{% slot "story.forum" story_id=story.id %}')

    assert page.render(Context({"story": {"id": 42}})) == "<p>42</p>"
