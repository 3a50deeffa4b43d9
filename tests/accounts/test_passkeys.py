"""A passkey is a second factor as an app is: made with the one-time link or at the desk, void when it is removed."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from newsquare.accounts.actions import remove_staff
from newsquare.accounts.models import AuditEntry, Did, User
from newsquare.stations.models import Host
from tests.accounts.passkey import SoftKey, asked_on, show
from tests.accounts.test_staff_door import one_time_link, pass_word, set_up, totp
from tests.cast import PASSWORD, StationFactory

pytestmark = pytest.mark.django_db
OWN = "/desk/account/second-factor/"


@pytest.fixture
def link(capsys: pytest.CaptureFixture[str]) -> str:
    StationFactory()
    return one_time_link(capsys, "add", "ada@riverbend.example", "--role", "editor", "--name", "Ada")


def make(client: Client, link: str, key: SoftKey, **words: str) -> Any:
    """Use a one-time link with a passkey."""
    asked = asked_on(client.get(link).content.decode())
    form = {"name": "Ada", "password": PASSWORD, "code": "", "passkey": key.make(asked)}
    return client.post(link, {**form, **words})


@pytest.fixture
def ada(client: Client, link: str) -> tuple[Client, SoftKey]:
    """Ada at the desk, with the passkey that she made."""
    key = SoftKey()
    make(client, link, key)
    pass_word(client)
    show(client, key)
    return client, key


def change(client: Client, **words: str) -> Any:
    """Change the own second factor at the desk."""
    return client.post(OWN, {"password": PASSWORD, "name": "", "passkey": "", **words})


def test_a_new_editor_makes_a_passkey_and_enters_with_it(client: Client, link: str) -> None:
    key = SoftKey()

    ready = make(client, link, key).content.decode()
    pass_word(client)
    before = client.get("/desk/")
    after = show(client, key)

    assert len(re.findall(r"<li><code>\d+</code>", ready)) == 10
    assert before["Location"].startswith("/sign-in/password/")
    assert after["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def a_strangers(key: SoftKey, asked: dict[str, Any]) -> str:
    return SoftKey(number=key.number).use(asked)


def one_for_another_host(key: SoftKey, asked: dict[str, Any]) -> str:
    return SoftKey("evil.test", key.number, key.private).use(asked)


def an_old_one(key: SoftKey, asked: dict[str, Any]) -> str:
    return key.use({**asked, "challenge": "AAAA"})


def a_bent_one(key: SoftKey, asked: dict[str, Any]) -> str:
    return json.dumps({**json.loads(key.use(asked)), "response": {"clientDataJSON": "e30"}})


def one_signed_for_nothing(key: SoftKey, asked: dict[str, Any]) -> str:
    answer = json.loads(key.use(asked))
    return json.dumps({**answer, "response": {**answer["response"], "signature": "AAAA"}})


ANSWERS = [a_strangers, one_for_another_host, an_old_one, a_bent_one, one_signed_for_nothing]
NONSENSE = [
    "{",
    "[]",
    "7",
    "null",
    '"x"',
    "{}",
    '{"id": []}',
    '{"response": {}}',
    '{"response": 7, "id": "AA", "rawId": "AA"}',
]


@pytest.mark.parametrize("answer", [*ANSWERS, *NONSENSE], ids=lambda answer: getattr(answer, "__name__", answer))
def test_any_other_answer_opens_nothing_and_is_in_the_log(client: Client, link: str, answer: Any) -> None:
    key = SoftKey()
    make(client, link, key)
    pass_word(client)
    asked = asked_on(client.get("/sign-in/second/").content.decode())

    told = client.post("/sign-in/second/", {"credential": answer if isinstance(answer, str) else answer(key, asked)})

    assert told.status_code == 200
    assert client.get("/desk/")["Location"].startswith("/sign-in/password/")
    if answer in ANSWERS:
        assert AuditEntry.objects.get(did=Did.FAILED).note == "The second factor was wrong."
        assert show(client, key)["Location"] == "/desk/"


def test_a_recovery_code_stands_in_for_a_passkey(client: Client, link: str) -> None:
    ready = make(client, link, SoftKey()).content.decode()
    code = re.findall(r"<li><code>(\d+)</code>", ready)[0]

    pass_word(client)
    page = client.get("/sign-in/second/").content.decode()
    answer = client.post("/sign-in/second/", {"code": code})

    assert "Recovery code" in page
    assert "authenticator app" not in page
    assert answer["Location"] == "/desk/"


@pytest.mark.parametrize("passkey", ["null", "{}", "[]", "7", '{"id": "x"}', "{", '{"response": {}}'])
def test_what_is_no_passkey_leaves_the_link_good(client: Client, link: str, passkey: str) -> None:
    client.get(link)

    answer = client.post(link, {"name": "Ada", "password": PASSWORD, "code": "", "passkey": passkey})

    assert answer.status_code == 422
    assert client.get(link).status_code == 200
    assert not User.objects.get().has_usable_password()


def test_one_that_was_asked_for_elsewhere_is_not_taken(client: Client, link: str) -> None:
    asked = asked_on(Client().get(link).content.decode())
    client.get(link)

    answer = client.post(link, {"name": "Ada", "password": PASSWORD, "code": "", "passkey": SoftKey().make(asked)})

    assert answer.status_code == 422


def test_whoever_has_an_app_adds_a_passkey_at_the_desk_and_either_opens_it(client: Client, link: str) -> None:
    secret, _ = set_up(client, link)
    pass_word(client)
    client.post("/sign-in/second/", {"code": totp(secret)})
    key = SoftKey()

    asked = asked_on(client.get(OWN).content.decode())
    change(client, name="Key on my ring", passkey=key.make(asked))
    other, third = Client(), Client()
    pass_word(other)
    pass_word(third)

    assert "Key on my ring" in client.get(OWN).content.decode()
    assert show(other, key)["Location"] == "/desk/"
    assert "authenticator app" in third.get("/sign-in/second/").content.decode()
    assert AuditEntry.objects.get(did=Did.FACTOR).note == "passkey added: Key on my ring"


def test_nothing_is_changed_without_the_password(ada: tuple[Client, SoftKey]) -> None:
    client, _ = ada
    asked = asked_on(client.get(OWN).content.decode())

    answer = change(client, password="a guess that is wrong", passkey=SoftKey().make(asked))
    codes = change(client, password="a guess that is wrong", do="codes")

    assert "That is not your password." in answer.content.decode()
    assert "Write down" not in codes.content.decode()
    assert not AuditEntry.objects.filter(did=Did.FACTOR).exists()


def test_the_last_one_stays_and_a_removed_one_opens_nothing_and_ends_other_sessions(
    ada: tuple[Client, SoftKey],
) -> None:
    client, lost = ada
    user, new, thief = User.objects.get(), SoftKey(), Client()
    first = user.authenticator_set.get(type="webauthn").pk
    pass_word(thief)
    show(thief, lost)

    refused = client.post(OWN, {"password": PASSWORD, "do": first}, follow=True).content.decode()
    asked = asked_on(client.get(OWN).content.decode())
    change(client, passkey=new.make(asked))
    change(client, do=str(first))

    assert "It is your only one" in refused
    assert client.get("/desk/").status_code == 200
    assert thief.get("/desk/")["Location"].startswith("/sign-in/password/")
    pass_word(thief)
    assert show(thief, lost).status_code == 200
    assert show(thief, new)["Location"] == "/desk/"


def test_new_recovery_codes_make_the_old_ones_void(client: Client, link: str) -> None:
    key = SoftKey()
    ready = make(client, link, key).content.decode()
    old = re.findall(r"<li><code>(\d+)</code>", ready)[0]
    pass_word(client)
    show(client, key)

    page = change(client, do="codes").content.decode()
    new = re.findall(r"<li><code>(\d+)</code>", page)
    other = Client()
    pass_word(other)

    assert len(new) == 10
    assert "Location" not in other.post("/sign-in/second/", {"code": old})
    assert other.post("/sign-in/second/", {"code": new[0]})["Location"] == "/desk/"


def test_at_another_address_of_ours_it_says_why_it_does_not_work(client: Client, link: str) -> None:
    Host.objects.create(station=StationFactory(), name="other.test", position=9)
    make(client, link, SoftKey())
    other = Client(headers={"host": "other.test"})

    other.post("/sign-in/password/", {"email": "ada@riverbend.example", "password": PASSWORD, "next": "/desk/"})
    page = other.get("/sign-in/second/").content.decode()

    assert "belongs to another address" in page
    assert "passkey-asked" not in page


def test_a_leavers_passkey_is_void(ada: tuple[Client, SoftKey]) -> None:
    client, _ = ada

    remove_staff(user=User.objects.get(), station=StationFactory())

    assert not User.objects.get().authenticator_set.exists()
    assert client.get(OWN)["Location"].startswith("/sign-in/password/")


def test_a_demonstration_offers_none(client: Client, link: str, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False

    page = client.get(link).content.decode()
    client.post(link, {"name": "Ada", "password": PASSWORD})
    pass_word(client)

    assert "passkey" not in page
    assert client.get(OWN).status_code == 404
    assert "second factor" not in client.get("/desk/account/").content.decode()
