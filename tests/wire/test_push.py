"""Agencies push copy with a token; a file is taken in before the answer, and nobody else gets in."""

import json
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.models import Story
from newsquare.wire.actions import end_push, new_push_token
from newsquare.wire.models import Dispatch, Key, Source
from tests.cast import StationFactory, ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db
PUSH = "/wire/push/state-wire/"


def token_of(wire: Source) -> str:
    return new_push_token(source=wire, by=ada(), now=MONDAY_NOON)


def send(client: Client, token: str, raw: bytes, path: str = PUSH, **words: Any) -> Any:
    """Push as an agency's program does: no cookie, no token of a form."""
    words = {"content_type": "application/octet-stream", **words}
    return client.post(path, raw, headers={"Authorization": f"Bearer {token}"}, **words)


@pytest.fixture
def agency() -> Client:
    return Client(enforce_csrf_checks=True)


def test_a_pushed_file_is_published_before_the_answer(agency: Client) -> None:
    answer = send(agency, token_of(source()), feed(), f"{PUSH}?name=noon.xml")

    story = Story.objects.get()
    assert answer.status_code == 200
    assert json.loads(answer.content) == [
        {
            "file": "noon.xml",
            "guid": "a-1",
            "version": None,
            "action": "published",
            "story": story.pk,
            "problem": None,
        }
    ]
    assert story.public is not None
    assert not answer.cookies


def test_the_same_file_again_changes_nothing(agency: Client) -> None:
    token = token_of(source())
    send(agency, token, feed())

    again = send(agency, token, feed())

    assert [line["action"] for line in json.loads(again.content)] == ["same"]


@pytest.mark.parametrize("token", ["", "wrong", "é", "x" * 5_000])
def test_who_has_no_token_is_told_how_to_get_one(agency: Client, token: str) -> None:
    token_of(source())

    answer = send(agency, token.encode().decode("latin-1"), feed())

    assert answer.status_code == 401
    assert "An editor makes one on the desk" in json.loads(answer.content)["problem"]
    assert not Dispatch.objects.exists()


def test_a_token_opens_its_own_source_at_its_own_station_alone(agency: Client) -> None:
    token = token_of(source())
    Source.objects.create(station=source("desk", StationFactory(slug="harborlight")).station, slug="other")

    assert send(agency, token, feed(), "/wire/push/other/").status_code == 401
    elsewhere = agency.post(
        PUSH,
        feed(),
        content_type="text/plain",
        headers={"Authorization": f"Bearer {token}", "Host": "harborlight.test"},
    )
    assert elsewhere.status_code == 401


def test_a_replaced_or_withdrawn_token_opens_nothing(agency: Client) -> None:
    wire = source()
    first, second = token_of(wire), token_of(wire)

    assert (send(agency, first, feed()).status_code, send(agency, second, feed()).status_code) == (401, 200)
    end_push(source=wire, by=ada(), now=MONDAY_NOON)
    assert send(agency, second, feed()).status_code == 401


def test_the_token_itself_is_not_kept(agency: Client) -> None:
    token = token_of(source())

    assert token not in Key.objects.get().value


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
        ({"HTTP_CONTENT_ENCODING": "gzip"}, 415),
    ],
)
def test_a_form_is_no_file(agency: Client, words: dict[str, Any], status: int) -> None:
    token = token_of(source())

    answer = agency.generic("POST", PUSH, feed(), HTTP_AUTHORIZATION=f"Bearer {token}", **words)

    assert answer.status_code == status
    assert json.loads(answer.content)["problem"]


def test_a_file_too_large_is_refused_unread(agency: Client) -> None:
    answer = send(agency, token_of(source()), b" " * 40_000_001)

    assert answer.status_code == 413
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize("raw", [b"\x00\x01\x02", b""])
def test_what_cannot_be_read_is_kept_and_told(agency: Client, raw: bytes) -> None:
    answer = send(agency, token_of(source()), raw)

    assert answer.status_code == 422
    assert json.loads(answer.content)[0]["problem"]
    assert Dispatch.objects.get().problem


def test_wrong_tokens_are_soon_answered_no_more(agency: Client) -> None:
    token_of(source())

    answers = [send(agency, "wrong", feed()) for _ in range(21)]

    assert {answer.status_code for answer in answers[:20]} == {401}
    assert answers[20].status_code == 429
    assert int(answers[20].headers["Retry-After"]) > 0


def test_only_a_post_is_answered(agency: Client) -> None:
    source()

    assert agency.get(PUSH).status_code == 405
