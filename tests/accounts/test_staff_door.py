"""The desk opens only for the station's staff, with a second factor shown."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client
from django.test.signals import template_rendered
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from pytest_django.fixtures import Settings

from newsquare.accounts.models import Role, User
from tests.cast import PASSWORD, ReaderFactory, StationFactory, ada

pytestmark = pytest.mark.django_db
WELCOME = re.compile(r"http://testserver(/sign-in/link/\w+/)")


def one_time_link(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("staff", *words)
    found = WELCOME.search(capsys.readouterr().out)
    assert found
    return found[1]


def totp(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: Client, link: str, name: str = "Ada") -> tuple[str, list[str]]:
    """Use a one-time link; return the app's secret and the recovery codes."""
    page = client.get(link).content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found, page
    secret = found[1].replace(" ", "")
    answer = client.post(link, {"name": name, "password": PASSWORD, "code": totp(secret)})
    return secret, re.findall(r"<li><code>(\d+)</code>", answer.content.decode())


def pass_word(client: Client, email: str = "ada@riverbend.example") -> Any:
    return client.post("/sign-in/password/", {"email": email, "password": PASSWORD, "next": "/desk/"})


@pytest.fixture
def ada_link(capsys: pytest.CaptureFixture[str]) -> str:
    StationFactory()
    return one_time_link(capsys, "add", "Ada@riverbend.example", "--role", "editor")


def test_a_new_editor_sets_up_and_enters_with_password_and_app(client: Client, ada_link: str) -> None:
    secret, codes = set_up(client, ada_link)

    first = pass_word(client)
    before = client.get("/desk/")
    second = client.post("/sign-in/second/", {"code": totp(secret)})

    assert len(codes) == 10
    assert first["Location"] == "/sign-in/second/"
    assert before["Location"].startswith("/sign-in/password/")
    assert second["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_a_recovery_code_works_once(client: Client, ada_link: str) -> None:
    _, codes = set_up(client, ada_link)

    pass_word(client)
    client.post("/sign-in/second/", {"code": codes[0]})
    other = Client()
    pass_word(other)
    again = other.post("/sign-in/second/", {"code": codes[0]})

    assert client.get("/desk/").status_code == 200
    assert "Location" not in again


def test_a_one_time_link_works_once_and_opening_it_changes_nothing(client: Client, ada_link: str) -> None:
    client.get(ada_link)
    assert not User.objects.get().has_usable_password()

    set_up(client, ada_link)
    again = client.get(ada_link)

    assert again.status_code == 410


def test_a_one_time_link_grows_old(client: Client, ada_link: str, clock: Any) -> None:
    clock.shift(3 * 24 * 3600 + 1)

    assert client.get(ada_link).status_code == 410


def test_a_weak_password_and_a_wrong_code_leave_the_link_good(client: Client, ada_link: str) -> None:
    answer = client.post(ada_link, {"name": "Ada", "password": "short", "code": "000000"})

    assert "too short" in answer.content.decode()
    assert client.get(ada_link).status_code == 200


def test_a_link_tells_its_address_to_nobody(client: Client, ada_link: str) -> None:
    answer = client.get(ada_link)

    assert answer["Referrer-Policy"] == "same-origin"  # With `no-referrer` a browser would hide where the form is from.
    assert "no-store" in answer["Cache-Control"]


def test_the_password_alone_does_not_open_the_desk(client: Client) -> None:
    user = ada()
    user.set_password(PASSWORD)
    user.save()

    answer = pass_word(client)

    assert answer["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 403


def test_a_guesser_of_passwords_is_stopped_in_words(client: Client) -> None:
    ada()

    answers = [pass_word(client) for _ in range(7)]

    assert "do not go together" in answers[5].content.decode()
    assert "Too many attempts" in answers[6].content.decode()


def test_a_removed_member_of_staff_is_out_at_once(client: Client, ada_link: str) -> None:
    secret, _ = set_up(client, ada_link)
    pass_word(client)
    client.post("/sign-in/second/", {"code": totp(secret)})
    assert client.get("/desk/").status_code == 200

    call_command("staff", "remove", "ada@riverbend.example")

    assert client.get("/desk/")["Location"].startswith("/sign-in/password/")
    assert "do not go together" in pass_word(Client()).content.decode()


def test_reset_voids_password_and_factor_and_prints_a_new_link(
    client: Client, ada_link: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(client, ada_link)

    link = one_time_link(capsys, "reset", "ada@riverbend.example")

    assert "do not go together" in pass_word(client).content.decode()
    secret, _ = set_up(client, link)
    pass_word(client)
    assert client.post("/sign-in/second/", {"code": totp(secret)})["Location"] == "/desk/"


def desk_addresses(patterns: list[URLPattern | URLResolver], prefix: str = "/desk/") -> list[str]:
    found = []
    for pattern in patterns:
        part = re.sub(r"<(?:int:)?\w*(?:id|pk|page)\w*>", "1", str(pattern.pattern))
        part = re.sub(r"<[^>]+>|\(\?P[^)]*\)", "x", part).strip("^$").replace(".*/", "x/").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            found += desk_addresses(list(pattern.url_patterns), prefix + part)
        else:
            found.append(prefix + part)
    return found


def test_no_address_under_the_desk_opens_without_a_second_factor(client: Client) -> None:
    desk = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "desk/")
    assert isinstance(desk, URLResolver)
    addresses = desk_addresses(list(desk.url_patterns))
    client.force_login(ada())
    stranger, reader = Client(), Client()
    reader.force_login(ReaderFactory(name="Dot"))

    opened = [
        (address, answer.status_code)
        for address in addresses
        for person in (client, stranger, reader)
        for answer in (person.get(address), person.post(address))
        if not _is_shut(answer)
    ]

    assert len(addresses) > 100
    assert opened == []


def _is_shut(answer: Any) -> bool:
    where = answer.headers.get("Location", "")
    return answer.status_code == 403 or where.startswith(("/sign-in/password/", "/sign-out/", "/desk/staff/"))


def test_the_demo_asks_for_no_second_factor_and_says_so(client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(ada())

    answer = client.get("/desk/")

    assert answer.status_code == 200
    assert "No second factor is asked for here" in answer.content.decode()


def test_a_reader_is_told_that_the_desk_is_not_theirs(client: Client) -> None:
    StationFactory()
    client.force_login(ReaderFactory(name="Dot"))

    answer = client.get("/desk/")

    assert answer.status_code == 403
    assert "not on the staff" in answer.content.decode()


def test_the_list_names_everybody_with_their_role(capsys: pytest.CaptureFixture[str]) -> None:
    ada()

    call_command("staff", "list")

    assert capsys.readouterr().out == f"riverbend\t{Role.EDITOR}\tada@riverbend.example\tAda\n"


def test_the_desk_keeps_the_stations_time(client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    editor, zones = ada(), []
    client.force_login(editor)

    def hear(**_: object) -> None:
        zones.append(timezone.get_current_timezone_name())

    template_rendered.connect(hear)
    client.get("/desk/")
    template_rendered.disconnect(hear)

    assert set(zones) == {"America/Chicago"}
    assert editor.wagtail_userprofile.current_time_zone == ""  # type: ignore[attr-defined]  # Wagtail's own relation.


def test_the_secret_of_a_link_is_in_no_log(client: Client, ada_link: str, caplog: pytest.LogCaptureFixture) -> None:
    token = ada_link.split("/")[-2]
    strict = Client(enforce_csrf_checks=True)

    strict.get(ada_link)
    answers = [poster.post("/sign-in/link/", {"token": token, "name": "Ada"}) for poster in (strict, client)]

    assert [answer.status_code for answer in answers] == [403, 422]
    assert token not in caplog.text
