"""What a reader gets at /search/."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.stories.actions import bar_story
from newsquare.stories.models import BarKind
from tests.cast import StationFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.stories.search.test_finding import ODD, told

pytestmark = pytest.mark.django_db


def page(client: Client, typed: str, **more: str) -> str:
    return client.get("/search/", {"q": typed, **more}).content.decode()


def test_the_page_offers_a_field_and_the_way_to_the_archive(client: Client) -> None:
    told("Ferry.", headline="Boat")

    words = client.get("/search/").content.decode()

    assert '<input id="search-words" type="search" name="q" value=""' in words
    assert 'href="/2026/03/"' in words
    assert '<meta name="robots" content="noindex">' in words


def test_a_result_shows_section_headline_marked_words_byline_and_date(client: Client) -> None:
    told("It left. The <b>ferry</b> & the tram met.", headline="Boat", by=["Ana Reyes"])

    words = page(client, "ferries tram")

    assert ">1 story<" in words
    assert '<a href="/section/news/">News</a>' in words
    assert "The <mark>ferry</mark> &amp; the <mark>tram</mark> met." in words
    assert "By Ana Reyes" in words
    assert 'datetime="2026-03-02T12:00:00-06:00"' in words


def test_what_was_typed_stands_in_the_field_again_and_is_harmless(client: Client) -> None:
    StationFactory()

    words = page(client, '"><script>alert(1)</script>')

    assert "<script>alert" not in words
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in words


def test_nothing_found_helps_on(client: Client) -> None:
    told("Ferry.", headline="Boat")

    words = page(client, "submarine")

    assert "No story holds all of this." in words
    assert "How to ask more closely" in words
    assert 'href="/2026/03/"' in words


@pytest.mark.parametrize(
    ("typed", "told_so"),
    [
        ('"open', "A quotation mark was left open"),
        ("ferry after:soon", "“after:soon” is no date"),
        ("topic:nothing", "There is no topic “nothing”"),
        ("author:", "“author:” says nobody"),
        ("((( ", "There is no word in “((( ”"),
        ("word " * 400, "So long a question was cut"),
    ],
)
def test_a_question_that_cannot_be_read_whole_is_answered_with_a_word_about_it(
    client: Client, typed: str, told_so: str
) -> None:
    told("Ferry.", headline="Boat")

    assert told_so in page(client, typed)


@pytest.mark.parametrize("typed", ODD, ids=lambda typed: ascii(typed[:20]))
def test_nothing_that_is_typed_breaks_the_page(client: Client, typed: str) -> None:
    told("Ferry.", headline="Boat")

    assert client.get("/search/", {"q": typed, "order": "x\x00", "page": "-1"}).status_code == 200


def test_results_go_on_behind_the_twentieth(client: Client) -> None:
    for number in range(21):
        told("Ferry.", headline=f"Boat {number}")

    first, second = page(client, "ferry"), page(client, "ferry", page="2")

    assert first.count("<article") == 20
    assert 'href="/search/?q=ferry&amp;page=2"' in first
    assert second.count("<article") == 1
    assert client.get("/search/", {"q": "ferry", "page": "3"}).status_code == 404


def test_a_barred_story_is_not_shown_and_nothing_of_a_search_is_kept(client: Client) -> None:
    story = told("Ferry.", headline="Boat")
    assert "Boat" in page(client, "ferry")

    bar_story(story=story, kind=BarKind.EMBARGO, until_at=MONDAY_NOON + timedelta(hours=1))

    answer = client.get("/search/", {"q": "ferry"})
    assert "Boat" not in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert not answer.cookies


def test_a_name_or_a_topic_leads_to_its_own_page(client: Client) -> None:
    told("Ferry.", headline="Boat", by=["Ana Réyes"], topics=[TopicFactory(slug="harbor", name="Harbor News")])

    assert 'href="/author/ana-reyes/"' in page(client, "ana réyes")
    assert 'href="/topic/harbor/"' in page(client, "harbor")


def test_who_asks_without_end_is_asked_to_wait(client: Client) -> None:
    StationFactory()
    for _ in range(40):
        assert client.get("/search/", {"q": "ferry"}).status_code == 200

    answer = client.get("/search/", {"q": "ferry"})

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert client.get("/search/").status_code == 200


def test_a_page_of_results_costs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    for number in range(20):
        told("Ferry.", headline=f"Boat {number}", by=["Ana Reyes", "Bo Lind"], topics=[TopicFactory()])

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page(client, "ferry")


def test_every_page_leads_to_search(client: Client) -> None:
    story = told("Ferry.", headline="Boat")

    for address in ("/", story.path, "/about/nothing/"):
        words = client.get(address).content.decode()
        assert '<form class="nav-search" role="search" action="/search/">' in words
        assert 'class="door-search"><a href="/search/">Search</a>' in words
