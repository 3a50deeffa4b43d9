"""A person changes name and address, and deletes the account."""

import re

import pytest
from django.core import mail
from django.test import Client

from newsquare.accounts.actions import set_name
from newsquare.accounts.models import User
from newsquare.accounts.signals import account_erased
from tests.cast import ReaderFactory, StationFactory, ada

pytestmark = pytest.mark.django_db


@pytest.fixture
def dot(client: Client) -> User:
    """Dot, signed in."""
    StationFactory()
    dot = ReaderFactory(name="Dot")
    client.force_login(dot)
    return dot


def last_code() -> str:
    found = re.search(r"^ {4}(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def test_a_name_is_chosen_and_leads_back(client: Client, dot: User) -> None:
    answer = client.post("/me/name/", {"name": "  Dorothea \u200bQ. ", "next": "/comments/9/"})

    dot.refresh_from_db()
    assert answer["Location"] == "/comments/9/"
    assert dot.name == "Dorothea Q."


@pytest.mark.parametrize(
    "name",
    ["Ada", "ADA", "\u0410d\u0430", "A d a", "Channel 9 Riverbend", "Chаnnel 9 Riverbеnd News", "Moderator", "adm1n"],
)
def test_nobody_passes_for_staff_or_station(client: Client, dot: User, name: str) -> None:
    ada()

    answer = client.post("/me/name/", {"name": name})

    dot.refresh_from_db()
    assert "might take you for" in answer.content.decode()
    assert dot.name == "Dot"


@pytest.mark.parametrize("name", ["Adam", "Ana Reyes", "Łukasz", "Мария", "O’Neil-Smith 3rd"])
def test_other_names_may_be_had(client: Client, dot: User, name: str) -> None:
    ada()

    client.post("/me/name/", {"name": name})

    dot.refresh_from_db()
    assert dot.name == name


def test_an_address_moves_when_its_code_was_typed_and_the_old_one_hears_of_it(client: Client, dot: User) -> None:
    other = Client()
    other.force_login(dot)

    client.post("/me/address/", {"email": "New@readers.example"})
    dot.refresh_from_db()
    assert dot.email == "dot@readers.example"
    answer = client.post("/me/address/code/", {"code": last_code()})

    dot.refresh_from_db()
    assert answer["Location"] == "/me/"
    assert dot.email == "new@readers.example"
    assert mail.outbox[-1].to == ["dot@readers.example"]
    assert client.get("/me/name/").status_code == 200
    assert other.get("/me/name/").status_code == 302


def test_an_address_of_another_account_is_not_taken_over(client: Client, dot: User) -> None:
    ReaderFactory(name="Eve")

    client.post("/me/address/", {"email": "eve@readers.example"})
    answer = client.post("/me/address/code/", {"code": last_code()})

    dot.refresh_from_db()
    assert "an account of its own" in answer.content.decode()
    assert dot.email == "dot@readers.example"


def test_a_deleted_account_holds_nothing_of_the_person(client: Client, dot: User) -> None:
    told: list[int] = []

    def listen(user_id: int, **_: object) -> None:
        told.append(user_id)

    account_erased.connect(listen)
    client.post("/me/erase/", {})
    assert User.objects.filter(name="Dot").exists()
    client.post("/me/erase/", {"sure": "on"})
    account_erased.disconnect(listen)

    dot.refresh_from_db()
    assert told == [dot.pk]
    assert (dot.name, dot.is_active) == ("", False)
    assert "readers.example" not in dot.email
    assert client.get("/me/name/").status_code == 302


def test_staff_are_taken_off_before_they_can_delete_their_account(client: Client) -> None:
    editor = ada()
    client.force_login(editor)

    answer = client.post("/me/erase/", {"sure": "on"})

    editor.refresh_from_db()
    assert "ask an administrator" in answer.content.decode()
    assert editor.is_active


@pytest.mark.parametrize("path", ["/me/name/", "/me/address/", "/me/address/code/", "/me/erase/"])
def test_a_stranger_is_led_to_the_sign_in(client: Client, path: str) -> None:
    StationFactory()

    assert client.get(path)["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("name", ["Eve", "Εve", "ЕVЕ", "e v e", "Ēve", "evе", "Ｅve"])
def test_a_name_that_looks_like_another_readers_is_taken(client: Client, dot: User, name: str) -> None:
    set_name(user=ReaderFactory(name="Eva"), name="Eve")

    answer = client.post("/me/name/", {"name": name})

    dot.refresh_from_db()
    assert "looks like this one" in answer.content.decode()
    assert dot.name == "Dot"


def test_ones_own_name_may_be_written_otherwise(client: Client, dot: User) -> None:
    set_name(user=dot, name="Dot")

    client.post("/me/name/", {"name": "D o t"})

    dot.refresh_from_db()
    assert dot.name == "D o t"
