"""A reader sends a story idea: no sign-in, no cookie, nothing typed is lost."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from newsquare.stations.models import Station
from newsquare.tips.models import LONGEST_TEXT, Idea, State
from tests.cast import PublishedStoryFactory, StationFactory

pytestmark = pytest.mark.django_db
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
TEXT = "The water on Mill Street smells of paint since Friday."


@pytest.fixture
def station() -> Station:
    return StationFactory()


def opened(client: Client) -> str:
    found = re.search(r'name="opened" value="([^"]+)"', client.get("/story-idea/").content.decode())
    assert found
    return found[1]


def send(client: Client, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return client.post("/story-idea/", {"text": TEXT, **fields}, headers=FROM_HERE if headers is None else headers)


def test_an_idea_reaches_the_inbox_with_its_day_alone(client: Client, station: Station) -> None:
    answer = send(client, contact="Dot, 555-0100")

    idea = Idea.objects.get()
    assert answer["Location"] == "/story-idea/thanks/"
    assert (idea.text, idea.contact, idea.state) == (TEXT, "Dot, 555-0100", State.NEW)
    assert str(idea.received_on) == "2026-03-02"
    assert "Thank you" in client.get("/story-idea/thanks/").content.decode()


def test_no_page_on_the_way_sets_a_cookie_or_looks_at_one(client: Client, station: Station) -> None:
    answers = [client.get("/story-idea/"), send(client), send(client, text=""), client.get("/story-idea/thanks/")]

    assert [answer.cookies.output() for answer in answers] == [""] * 4
    assert not any("Cookie" in answer.get("Vary", "") for answer in answers)


def test_every_page_on_the_way_is_kept_nowhere_and_tells_nobody(client: Client, station: Station) -> None:
    answers = [client.get("/story-idea/"), send(client), send(client, text=""), client.get("/story-idea/thanks/")]

    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert {answer["Referrer-Policy"] for answer in answers} == {"no-referrer"}


def test_a_browser_that_says_nothing_is_believed_by_the_page_that_it_opened(
    client: Client, station: Station, clock: Any
) -> None:
    page = opened(client)

    clock.shift(60)
    answer = send(client, headers={}, opened=page)

    assert answer.status_code == 302
    assert Idea.objects.get().state == State.NEW


def test_a_browser_that_says_nothing_and_opened_no_page_may_send_once_more(client: Client, station: Station) -> None:
    answer = send(client, headers={"Origin": "null"})

    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert 'name="opened"' in answer.content.decode()
    assert not Idea.objects.exists()


def test_another_site_cannot_send_in_our_name(client: Client, station: Station) -> None:
    answer = send(client, headers={"Sec-Fetch-Site": "cross-site"}, opened=opened(client))

    assert answer.status_code == 403
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "   ", "Write a line or two"),
        ("text", "x" * (LONGEST_TEXT + 1), "This is longer than 20000 characters (it has 20001)"),
        ("contact", "y" * 301, "At most 300 characters"),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(
    client: Client, station: Station, field: str, value: str, words: str
) -> None:
    answer = send(client, **{"contact": "Dot", field: value})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert value in page
    assert not Idea.objects.exists()


def test_a_flood_from_one_network_is_stopped_in_words_and_others_get_through(client: Client, station: Station) -> None:
    answers = [send(client) for _ in range(7)]
    neighbour = client.post("/story-idea/", {"text": TEXT}, headers=FROM_HERE, REMOTE_ADDR="198.51.100.7")

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert TEXT in answers[-1].content.decode()
    assert "Many ideas" in answers[-1].content.decode()
    assert neighbour.status_code == 302


@pytest.mark.parametrize(
    "fields", [{"website": "https://spam.example"}, {"text": "https://a.example " * 6}], ids=["decoy", "links"]
)
def test_spam_is_put_aside_and_not_thrown_away(client: Client, station: Station, fields: dict[str, str]) -> None:
    answer = send(client, **fields)

    assert answer["Location"] == "/story-idea/thanks/"
    assert Idea.objects.get().state == State.SPAM


def test_a_form_sent_faster_than_anybody_types_is_put_aside(client: Client, station: Station) -> None:
    send(client, opened=opened(client))

    assert Idea.objects.get().state == State.SPAM


def test_a_page_without_its_time_condemns_nobody(client: Client, station: Station) -> None:
    send(client, opened="broken")

    assert Idea.objects.get().state == State.NEW


def test_a_file_is_not_taken_and_the_words_are(client: Client, station: Station) -> None:
    send(client, attachment=SimpleUploadedFile("secret.pdf", b"x" * 3_000_000))

    assert Idea.objects.get().text == TEXT


def test_the_story_page_holds_the_door(client: Client) -> None:
    story = PublishedStoryFactory()

    assert 'href="/story-idea/"' in client.get(story.path).content.decode()
