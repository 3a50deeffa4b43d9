"""What stands on a page, in which order, and what never does."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from newsquare.theme import colours
from tests.theme import pages, samples

NAMES = ["index", "empty", "story", "wire", "topic", "house", "plain", "done", "forbidden", "broken"]


def test_the_list_of_pages_is_whole() -> None:
    assert sorted(pages.contexts()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_prints_without_a_hole(name: str) -> None:
    page = pages.rendered(name)

    assert page.startswith("<!DOCTYPE html>")
    assert "{%" not in page
    assert "None" not in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_inline_scripts_or_styles(name: str) -> None:
    page = pages.rendered(name)

    scripts = re.findall(r"<script[^>]*>(?=[^<])", page)
    assert scripts in ([], ['<script type="application/ld+json">'])
    assert not re.search(r"\s(style|on\w+)=", page)
    assert "javascript:" not in page


@pytest.mark.parametrize("name", [name for name in NAMES if name != "broken"])
def test_the_only_style_block_is_the_station_s_and_its_hash_is_known(name: str) -> None:
    blocks = re.findall(r"<style>(.*?)</style>", pages.rendered(name), re.DOTALL)

    assert [colours.csp_hash(block) for block in blocks] == [colours.csp_hash(colours.block(samples.COLOUR))]


@pytest.mark.parametrize("name", NAMES)
def test_the_first_link_skips_to_the_content(name: str) -> None:
    links = re.findall(r'<a [^>]*href="([^"]*)"', pages.rendered(name))

    assert links[0] == "#main"
    assert links.count("#main") == 1


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_labels_lead_to_fields(name: str) -> None:
    page = pages.rendered(name)
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        named = {part for value in re.findall(rf'\s{attribute}="([^"]+)"', page) for part in value.split()}
        assert named <= set(ids), attribute


def test_the_story_page_stands_in_the_order_of_a_screen_reader() -> None:
    page = pages.rendered("story")

    order = [
        'class="skip"',
        'class="nameplate"',
        'aria-label="Sections"',
        "<main",
        'class="kicker"',
        'data-newsquare="headline"',
        'data-newsquare="deck"',
        'data-newsquare="byline"',
        "Published",
        "Updated",
        "Correction",
        'href="#comments"',
        'fetchpriority="high"',
        'data-newsquare="credit"',
        'data-newsquare="body"',
        "Article topics:",
        'data-newsquare="topic"',
        'class="follow-form"',
        "Where this story comes from",
        'id="related"',
        'id="comments"',
        "civil and constructive",
        "Community Guidelines",
        'id="comment-1"',
        'id="comment-2"',
        'class="comment-form"',
        'id="idea"',
        'class="foot"',
    ]
    places = [page.index(mark, page.index("<body")) for mark in order]
    assert places == sorted(places)


def test_a_wire_story_names_its_distributor_and_its_own_time() -> None:
    page = pages.rendered("wire")

    assert re.search(r'data-newsquare="distributor">Prairie Wire<', page)
    assert "Sent by Prairie Wire" in page
    assert 'data-newsquare="byline"' not in page
    assert "DRAY" not in page[page.index('data-newsquare="body"') :]


def test_headings_go_down_one_step_at_a_time() -> None:
    for name in NAMES:
        levels = [int(level) for level in re.findall(r"<h([1-6])", pages.rendered(name))]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1
        assert max(steps, default=0) <= 1, name


def test_texts_are_escaped() -> None:
    story = replace(samples.story(""), headline="<b>Quoted</b>", deck="& so on", rights_notice="<i>")
    context = {"chrome": samples.chrome(), "head": samples.head("<b>"), "story": story}

    with pages.filled_slots():
        page = render_to_string("theme/story.html", context)

    assert "&lt;b&gt;Quoted&lt;/b&gt;" in page
    assert "<i>" not in page
    assert "<b>Quoted" not in page
    assert "&amp; so on" in page


class _Balance(HTMLParser):
    """Counts that what is opened is closed."""

    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", NAMES)
def test_every_element_is_closed_where_it_belongs(name: str) -> None:
    balance = _Balance()

    balance.feed(pages.rendered(name))

    assert balance.open == []
