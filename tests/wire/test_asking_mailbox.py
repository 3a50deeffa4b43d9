"""A mailbox is read and left as it is: each mail of a sender who is let in once, byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from newsquare.lib.http import FetchError
from newsquare.lib.mailbox import opened
from newsquare.wire.actions import poll, set_key
from newsquare.wire.models import Dispatch, Look, Source
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.wire.fake_imap import NAME, PASSWORD, USER, FakeImap, mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_goes_on(_clock_stands_still: None) -> Iterator[None]:
    with time_machine.travel(MONDAY_NOON, tick=True):
        yield


def mail(sender: str = "Police Desk <desk@police.example>", subject: str = "Road closed") -> bytes:
    head = f"From: {sender}\r\nTo: news@riverbend.example\r\nSubject: {subject}\r\nMessage-ID: <{subject}@x>\r\n"
    body = "\r\n\r\nThe road to the landing is closed until Friday, the police said on Monday.\r\n"
    return (head + "MIME-Version: 1.0\r\nDate: Mon, 02 Mar 2026 17:00:00 +0000" + body).encode()


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeImap]:
    with mailbox(FakeImap({1: mail(), 4: mail(subject="Bridge open")}), tmp_path, monkeypatch) as running:
        yield running


def desk_of(box: FakeImap, password: str = PASSWORD, **fields: object) -> Source:
    kept = {"asked": "mailbox", "mail_host": box.address, "mail_user": USER, "mail_senders": ["police.example"]}
    wire = source("desk", **kept | fields)
    set_key(source=wire, text=password, by=None, now=MONDAY_NOON)
    return wire


def test_each_mail_is_kept_once_and_byte_for_byte(box: FakeImap) -> None:
    wire = desk_of(box)

    looks = [poll(source=wire, now=MONDAY_NOON) for _ in range(2)]

    assert [look.problem for look in looks] == ["", ""]
    assert [bytes(each.raw) for each in Dispatch.objects.order_by("pk")] == [mail(), mail(subject="Bridge open")]
    assert Look.objects.get().cursor == {"validity": 7, "uid": 4, "passed": 0}


def test_nothing_in_the_mailbox_is_changed(box: FakeImap) -> None:
    poll(source=desk_of(box), now=MONDAY_NOON)

    told = " ".join(box.told).upper()
    assert "EXAMINE" in told
    assert not any(verb in told for verb in ("SELECT ", "STORE", "EXPUNGE", "COPY", "MOVE", "BODY[", "DELETE"))


def test_only_what_came_since_is_fetched(box: FakeImap) -> None:
    wire = desk_of(box)
    poll(source=wire, now=MONDAY_NOON)
    box.mails[9] = mail(subject="Third")
    box.told.clear()

    poll(source=wire, now=MONDAY_NOON)

    assert {words.split()[2] for words in box.told if words.startswith("UID FETCH")} == {"9"}
    assert Dispatch.objects.count() == 3


def test_a_folder_that_was_made_anew_is_read_anew_and_doubles_nothing(box: FakeImap) -> None:
    wire = desk_of(box)
    poll(source=wire, now=MONDAY_NOON)
    box.validity, box.mails = 8, {1: mail(), 2: mail(subject="New")}

    poll(source=wire, now=MONDAY_NOON)

    assert [each.name for each in Dispatch.objects.order_by("pk")] == ["Road closed", "Bridge open", "New"]


@pytest.mark.parametrize(
    "sender",
    [
        "desk@police.example.evil.example",
        "“desk@police.example” <desk@evil.example>",
        "desk@evil.example\r\nFrom: desk@police.example",
        "nobody",
        "",
    ],
)
def test_mails_of_others_are_passed_over_and_counted(box: FakeImap, sender: str) -> None:
    box.mails = {1: mail(sender)}

    look = poll(source=desk_of(box), now=MONDAY_NOON)

    assert not Dispatch.objects.exists()
    assert look.cursor["passed"] == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"password": "wrong"}, "The mail server did not let us in: check the user and the password."),
        ({"mail_folder": "Elsewhere"}, "There is no such folder in the mailbox."),
    ],
)
def test_a_mailbox_that_does_not_open_is_told_without_its_password(
    box: FakeImap, fields: dict[str, str], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    look = poll(source=desk_of(box, **fields), now=MONDAY_NOON)

    assert look.problem == words
    assert "wrong" not in caplog.text
    assert PASSWORD not in caplog.text


def test_a_server_under_another_name_is_not_believed(box: FakeImap) -> None:
    look = poll(source=desk_of(box, mail_host=box.address.replace(NAME, "other.example")), now=MONDAY_NOON)

    assert look.problem == "other.example did not answer as a mail server should (SSLCertVerificationError)."


def test_a_mail_server_inside_our_walls_is_not_asked() -> None:
    with pytest.raises(FetchError, match="not on the public internet"), opened("127.0.0.1", "a", "b", "c", seconds=1):
        pass
