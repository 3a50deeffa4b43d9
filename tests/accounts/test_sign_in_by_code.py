"""Readers sign in by a code sent by mail; the first time makes the account."""

import re

import pytest
from django.core import mail
from django.test import Client
from time_machine import Traveller

from newsquare.accounts.models import User
from tests.cast import ReaderFactory, StationFactory

pytestmark = pytest.mark.django_db


def ask_for_code(client: Client, email: str, goal: str = "") -> str:
    """Ask for a code and return the one that came by mail."""
    StationFactory()
    answer = client.post("/sign-in/", {"email": email, "next": goal})
    assert answer.status_code == 302, answer.content
    found = re.search(r"^ {4}(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def test_the_first_sign_in_makes_the_account_and_leads_back(client: Client) -> None:
    code = ask_for_code(client, "Dot@Readers.example", "/comments/7/")
    assert not User.objects.exists()

    answer = client.post("/sign-in/code/", {"code": f" {code[:3]} {code[3:]} "})

    assert answer["Location"] == "/comments/7/"
    assert User.objects.get().email == "dot@readers.example"
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_a_known_address_gets_the_same_answer_as_an_unknown_one(client: Client) -> None:
    ReaderFactory(name="Dot")

    ask_for_code(client, "dot@readers.example")
    known = client.get("/sign-in/code/").content.replace(b"dot@readers.example", b"")
    other = Client()
    ask_for_code(other, "nobody@readers.example")
    unknown = other.get("/sign-in/code/").content.replace(b"nobody@readers.example", b"")

    token = re.compile(rb'value="\w{64}"')
    assert token.sub(b"", known) == token.sub(b"", unknown)
    assert [message.to for message in mail.outbox] == [["dot@readers.example"], ["nobody@readers.example"]]


def test_a_page_elsewhere_is_no_goal(client: Client) -> None:
    code = ask_for_code(client, "dot@readers.example", "https://elsewhere.example/")

    answer = client.post("/sign-in/code/", {"code": code})

    assert answer["Location"] == "/me/"


def test_a_wrong_code_may_be_typed_again_but_not_for_ever(client: Client) -> None:
    code = ask_for_code(client, "dot@readers.example")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"

    answers = [client.post("/sign-in/code/", {"code": wrong}) for _ in range(4)]
    late = client.post("/sign-in/code/", {"code": code})

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert "Ask for a new one" in answers[-1].content.decode()
    assert late["Location"] == "/sign-in/"
    assert not User.objects.exists()


def test_a_code_grows_old(client: Client, clock: Traveller) -> None:
    code = ask_for_code(client, "dot@readers.example")

    clock.shift(15 * 60 + 1)
    answer = client.post("/sign-in/code/", {"code": code})

    assert "too old" in answer.content.decode()
    assert not User.objects.exists()


def test_a_second_code_within_a_minute_is_refused_in_words(client: Client, clock: Traveller) -> None:
    ask_for_code(client, "dot@readers.example")

    again = client.post("/sign-in/", {"email": "dot@readers.example"})
    clock.shift(61)
    later = client.post("/sign-in/", {"email": "dot@readers.example"})

    assert again.status_code == 429
    assert "less than a minute ago" in again.content.decode()
    assert 'value="dot@readers.example"' in again.content.decode()
    assert later.status_code == 302
    assert len(mail.outbox) == 2


def test_one_network_cannot_flood_strangers_with_mail(client: Client) -> None:
    StationFactory()

    answers = [client.post("/sign-in/", {"email": f"reader{n}@readers.example"}).status_code for n in range(17)]

    assert answers == [302] * 15 + [429] * 2


def test_what_the_session_kept_survives_and_its_key_changes(client: Client) -> None:
    code = ask_for_code(client, "dot@readers.example")
    session = client.session
    session["draft"] = "My comment"
    session.save()
    before = client.cookies["sessionid"].value

    client.post("/sign-in/code/", {"code": code})

    assert client.session["draft"] == "My comment"
    assert client.cookies["sessionid"].value != before


def test_reading_the_sign_in_page_starts_no_session(client: Client) -> None:
    StationFactory()

    answer = client.get("/sign-in/?next=/me/")

    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies


def test_a_closed_account_is_told_so(client: Client) -> None:
    ReaderFactory(name="Dot", is_active=False)
    code = ask_for_code(client, "dot@readers.example")

    answer = client.post("/sign-in/code/", {"code": code})

    assert answer.status_code == 403
    assert "closed" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_everywhere_ends_the_other_sessions(client: Client) -> None:
    dot = ReaderFactory(name="Dot")
    StationFactory()
    other = Client()
    client.force_login(dot)
    other.force_login(dot)

    client.post("/sign-out/", {"everywhere": "on"})

    assert other.get("/me/name/")["Location"] == "/sign-in/?next=%2Fme%2Fname%2F"


def test_the_code_is_not_kept_in_the_clear(client: Client) -> None:
    code = ask_for_code(client, "dot@readers.example")

    assert code not in str(dict(client.session))
