"""Mail: what is the story in it, whatever was done to its letters and its parts."""

import time

import pytest

from newsquare.wire.formats import Item, UnreadableError, read

HEAD = "Received: by x.example\r\nMessage-ID: <1@x.example>\r\nFrom: Ada <a@x.example>\r\nSubject: Head\r\n"
STORY = "The council will buy the mill on Front Street, it said on Monday."


def one(rest: str | bytes, head: str = HEAD) -> Item:
    [item] = read(head.encode() + (rest if isinstance(rest, bytes) else rest.encode()))
    return item


@pytest.mark.parametrize(
    ("charset", "raw"),
    [
        ("us-ascii", "Café “Levée” opens – at last.".encode()),
        ("iso-8859-1", "Café “Levée” opens – at last.".encode()),
        ("iso-8859-1", "Café “Levée” opens – at last.".encode("cp1252")),
        ("utf-8", "Café “Levée” opens – at last.".encode("cp1252")),
        ("no-such-charset", "Café “Levée” opens – at last.".encode()),
        ("", "Café “Levée” opens – at last.".encode("cp1252")),
    ],
)
def test_an_encoding_that_is_named_wrongly_is_found_out(charset: str, raw: bytes) -> None:
    item = one(f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + raw)

    assert item.body_text == "Café “Levée” opens – at last."


@pytest.mark.parametrize(
    "after",
    [
        "\r\n\r\n-- \r\nAda Edits\r\n555-0100",
        "\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, Ben <b@x.example> wrote:\r\n\r\n> The old words.",
        "\r\n\r\nSent from my iPhone",
        "\r\n\r\nThis email and any attachments are confidential and intended for the addressee.",
        "\r\n\r\n###\r\n\r\nAbout the mill: Call 555-0100.",
        "\r\n\r\nMedia contact:\r\nAda Edits, 555-0100",
    ],
)
def test_what_stands_around_the_story_is_no_part_of_it(after: str) -> None:
    item = one(f"Content-Type: text/plain\r\n\r\n{STORY}{after}")

    assert item.body_text == STORY


def test_letters_beyond_ascii_in_an_encoded_subject_are_read() -> None:
    raw = (
        "Message-ID: <a@pell.example>\nFrom: a@pell.example\nDate: Mon, 2 Mar 2026 12:00:00 +0000\nMIME-Version: 1.0\n"
        "Subject: =?windows-1252?Q?Riverbend’s_levee?=\n\nThe levee holds.\n"
    )

    assert read(raw.encode())[0].headline == "Riverbend’s levee"


def test_an_embargo_in_words_holds_the_story() -> None:
    clear = one(f"Content-Type: text/plain\r\n\r\nEMBARGOED UNTIL 3 March 2026 06:00 GMT\r\n\r\n{STORY}")
    unclear = one(f"Content-Type: text/plain\r\n\r\nSperrfrist: Freitag nach der Sitzung\r\n\r\n{STORY}")

    assert str(clear.embargo_utc) == "2026-03-03 06:00:00+00:00"
    assert (unclear.embargo_utc, unclear.pubstatus) == (None, "embargoed")
    assert "not understood" in str(unclear.problem)
    assert clear.body_text == unclear.body_text == STORY


def test_a_message_that_hangs_on_a_few_words_is_the_story() -> None:
    inner = f"Message-ID: <2@y.example>\r\nSubject: The mill is sold\r\nContent-Type: text/plain\r\n\r\n{STORY}"
    item = one(
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n"
        f"--B\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--B--\r\n"
    )

    assert (item.guid, item.headline, item.body_text) == ("<1@x.example>", "The mill is sold", STORY)


def test_parts_within_parts_without_end_are_refused_or_read_in_a_moment() -> None:
    started = time.monotonic()
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3_000))
    try:
        read((HEAD + parts).encode())
        reason = "too deep"
    except UnreadableError as refusal:
        reason = str(refusal)

    assert "too deep" in reason
    assert time.monotonic() - started < 20


def test_ten_thousand_parts_are_read_in_a_moment() -> None:
    started = time.monotonic()
    part = "--B\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n"
    item = one('MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n' + part * 10_000 + "--B--")

    assert "a.zip (a ZIP archive)" in str(item.problem)
    assert time.monotonic() - started < 20


def test_text_that_only_speaks_of_headers_is_no_mail() -> None:
    with pytest.raises(UnreadableError, match="too little text"):
        read(b"From: the mayor\nTo: the people\n\nThank you.")
