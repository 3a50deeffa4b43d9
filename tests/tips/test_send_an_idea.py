"""A reader sends a story idea: no sign-in, no cookie, nothing typed is lost."""

import re
from typing import Any

import pytest
from django.test import Client

from newsquare.stations.models import Station
from newsquare.tips.models import LONGEST_TEXT, Idea, MayName, State
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory
from tests.tips.cast import FROM_HERE, TEXT

pytestmark = pytest.mark.django_db


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
    assert "Thank you" in answer.content.decode()
    assert (idea.text, idea.contact, idea.state) == (TEXT, "Dot, 555-0100", State.NEW)
    assert str(idea.received_on) == "2026-03-02"
    assert (idea.name, idea.may_name, idea.about_story) == ("", MayName.NO, None)


def test_who_may_be_named_must_say_how(client: Client, station: Station) -> None:
    refused = send(client, may_name="yes")
    send(client, may_name="yes", name="Dot Lane")

    assert "Write the name under which we may name you" in refused.content.decode()
    assert [(idea.name, idea.may_name) for idea in Idea.objects.all()] == [("Dot Lane", MayName.YES)]


def test_no_page_on_the_way_sets_a_cookie_or_looks_at_one(client: Client, station: Station) -> None:
    answers = [client.get("/story-idea/"), send(client), send(client, text=""), client.get("/story-idea/answer/")]

    assert [answer.cookies.output() for answer in answers] == [""] * 4
    assert not any("Cookie" in answer.get("Vary", "") for answer in answers)


def test_every_page_on_the_way_is_kept_nowhere_and_tells_nobody(client: Client, station: Station) -> None:
    answers = [client.get("/story-idea/"), send(client), send(client, text=""), client.get("/story-idea/answer/")]

    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert {answer["Referrer-Policy"] for answer in answers} == {"no-referrer"}


def test_a_browser_that_says_nothing_is_believed_by_the_page_that_it_opened(
    client: Client, station: Station, clock: Any
) -> None:
    page = opened(client)

    clock.shift(60)
    answer = send(client, headers={}, opened=page)

    assert answer.status_code == 200
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

    assert [answer.status_code for answer in answers] == [200] * 6 + [429]
    assert TEXT in answers[-1].content.decode()
    assert "Many have come" in answers[-1].content.decode()
    assert neighbour.status_code == 200


@pytest.mark.parametrize(
    "fields", [{"website": "https://spam.example"}, {"text": "https://a.example " * 6}], ids=["decoy", "links"]
)
def test_spam_is_put_aside_and_not_thrown_away(client: Client, station: Station, fields: dict[str, str]) -> None:
    answer = send(client, **fields)

    assert "Your receipt" in answer.content.decode()  # As everybody sees it.
    assert Idea.objects.get().state == State.SPAM


def test_a_form_sent_faster_than_anybody_types_is_put_aside(client: Client, station: Station) -> None:
    send(client, opened=opened(client))

    assert Idea.objects.get().state == State.SPAM


def test_a_page_without_its_time_condemns_nobody(client: Client, station: Station) -> None:
    send(client, opened="broken")

    assert Idea.objects.get().state == State.NEW


def test_from_a_story_its_number_goes_along_and_nothing_else(client: Client) -> None:
    story = PublishedStoryFactory(headline="Mill Street smells of paint")

    page = client.get(story.path).content.decode()
    form = client.get(f"/story-idea/?story={story.pk}").content.decode()
    send(client, story=str(story.pk))

    assert f'href="/story-idea/?story={story.pk}" rel="noreferrer"' in page
    assert "Know more about this?" in page
    assert "About our story: <b>Mill Street smells of paint</b>" in form
    assert f'name="story" value="{story.pk}"' in form
    assert Idea.objects.get().about_story == story.pk


@pytest.mark.parametrize("number", ["999999", "x", "1" * 30, "-1", "²"])
def test_a_story_that_nobody_may_see_is_not_named(client: Client, station: Station, number: str) -> None:
    StoryFactory(headline="Not out yet", pk=999999)

    form = client.get("/story-idea/", {"story": number}).content.decode()
    send(client, story=number)

    assert "About our story" not in form
    assert 'name="story"' not in form
    assert Idea.objects.get().about_story is None


def test_the_foot_and_the_head_of_every_page_lead_to_the_door_without_a_referrer(
    client: Client, station: Station
) -> None:
    page = client.get("/").content.decode()

    assert page.count('<a href="/story-idea/" rel="noreferrer"') == 2


def test_no_script_may_run_and_nothing_be_loaded_from_elsewhere(client: Client, station: Station) -> None:
    answers = [client.get("/story-idea/"), send(client), client.get("/story-idea/answer/")]

    for answer in answers:
        assert "script-src" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "<script" not in answer.content.decode()


def test_answers_are_as_long_as_each_other(client: Client, station: Station) -> None:
    found = [
        send(client),
        send(client, text=""),
        client.post("/story-idea/answer/", {"receipt": "x"}, headers=FROM_HERE),
    ]

    assert {len(answer.content) % 16384 for answer in found} == {0}
    assert len({len(answer.content) for answer in found}) == 1


def test_what_is_promised_and_what_is_not_stands_beside_the_form(client: Client, station: Station) -> None:
    page = client.get("/story-idea/").content.decode()

    assert "What we promise" in page
    assert "90 days after the last word" in page
    assert "What we cannot promise" in page
    assert "Backups hold an idea" in page
