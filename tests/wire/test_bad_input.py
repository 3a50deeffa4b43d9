"""Files that mean harm, or are broken: a plain message, or the item without the harm, and the next all the same."""

import json
import re
from typing import Any

import pytest

from newsquare.wire.formats import Item, UnreadableError, read
from tests.wire.hostile import ALL, WORDS, XML, Maker, g2, mail, ninjs, rss, with_doctype

LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(9))
SECRET = "root:x:0:0"
OF_TWO = {name: maker for name, maker in ALL.items() if name in {"rss", "atom", "newsml-g2", "ninjs"}}
"""Formats that hold several items a file."""


def items_or_reason(raw: bytes) -> tuple[list[Item], str]:
    """Read; return the items, or a reason, which must be a sentence for people."""
    try:
        return read(raw), ""
    except UnreadableError as error:
        reason = str(error)
        assert re.fullmatch(r"[A-Z].*[.?]", reason, re.DOTALL), reason
        assert "unexpected" not in reason, reason
        return [], reason


def everything(items: list[Item]) -> str:
    return json.dumps([str(item) for item in items])


def each(makers: dict[str, Maker]) -> list[Any]:
    return [pytest.param(maker, id=name) for name, maker in makers.items()]


@pytest.mark.parametrize("maker", each(XML))
@pytest.mark.parametrize(
    "subset",
    [
        LAUGHS,
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;',
        "<!ENTITY % a '&#37;b;&#37;b;'><!ENTITY % b 'xxxxxxxx'>%a;",
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        "<!-- ]> --><!entity x SYSTEM 'file:///etc/passwd'>",
        '<!ENTITY x PUBLIC "-//X//EN" "http://127.0.0.1:9/x">',
    ],
    ids=["laughs", "parameter", "nested parameter", "file", "behind a comment", "public"],
)
def test_a_file_with_entities_of_its_own_is_refused(maker: Maker, subset: str) -> None:
    raw = with_doctype(maker(headline="&j; &x;"), subset)

    for form in (raw, raw.decode().encode("utf-16"), b"\xef\xbb\xbf" + raw):
        assert "declares entities of its own" in items_or_reason(form)[1]


@pytest.mark.parametrize("maker", each(XML))
def test_a_document_type_elsewhere_is_neither_asked_for_nor_a_hindrance(maker: Maker) -> None:
    raw = maker().replace("?>", '?><!DOCTYPE x PUBLIC "-//X//DTD//EN" "http://127.0.0.1:9/x.dtd">', 1)

    items, _ = items_or_reason(raw.encode())

    assert items[0].headline == "Ferry stops"


@pytest.mark.parametrize("maker", each(XML))
def test_an_entity_that_nobody_declared_opens_nothing(maker: Maker) -> None:
    items, _ = items_or_reason(maker(body="<p>Before &secret; and after it the text goes on.</p>").encode())

    assert SECRET not in everything(items)


@pytest.mark.parametrize("maker", each(ALL))
@pytest.mark.parametrize(
    "body",
    [
        "<p><b>" * 100_000 + WORDS,
        "<div>" * 100_000 + WORDS + "</div>" * 100_000,
        f'<p title="{"a" * 3_000_000}">{WORDS}</p>',
        f"<p {' '.join(f'a{number}={chr(34)}1{chr(34)}' for number in range(100_000))}>{WORDS}</p>",
        f'<p><img src="data:image/png;base64,{"A" * 2_000_000}">{WORDS}</p>',
    ],
    ids=["never closed", "deep", "huge attribute", "many attributes", "huge data address"],
)
def test_markup_like_a_bomb_costs_the_item_at_most(maker: Maker, body: str) -> None:
    items, reason = items_or_reason(maker(body=body).encode())

    assert items or reason
    assert "aaaaaaaa" not in everything(items)
    if maker in (rss, ninjs):
        assert [item.headline for item in items] == ["Ferry stops", "Bus runs"]


@pytest.mark.parametrize(
    "raw",
    [b"[" * 200_000, b'{"uri":' * 100_000, b"[" * 5_000 + b'{"uri":"a"}' + b"]" * 5_000],
    ids=["lists", "objects", "closed"],
)
def test_json_nested_like_a_bomb_is_refused(raw: bytes) -> None:
    assert items_or_reason(raw)[1]


def test_a_number_of_a_million_digits_costs_the_item_at_most() -> None:
    raw = ninjs().replace('"pubstatus": "usable"', f'"pubstatus": "usable", "urgency": {"9" * 1_000_000}', 1)

    items, _ = items_or_reason(raw.encode())

    assert [item.headline for item in items] == ["Ferry stops", "Bus runs"]


@pytest.mark.parametrize("maker", each(XML))
@pytest.mark.parametrize(
    ("declared", "real"),
    [("UTF-8", "utf-16"), ("UTF-8", "utf-16-le"), ("UTF-16", "utf-8"), ("iso-8859-1", "cp1251"), ("us-ascii", "utf-8"),
     ("x-none", "utf-8"), ("punycode", "utf-8"), ("idna", "utf-8"), ("cp037", "utf-8"), ("unicode_escape", "utf-8")],
)  # fmt: skip
def test_a_file_that_lies_about_its_encoding_is_read_all_the_same(maker: Maker, declared: str, real: str) -> None:
    words = "Паром в Харборлайт стоит неделю сообщили власти округа жители едут автобусом"
    xml = maker(headline="Паром стоит", body=f"<p>{words}</p>").replace(WORDS, words)

    items, _ = items_or_reason(xml.replace('"1.0"', f'"1.0" encoding="{declared}"', 1).encode(real))

    assert items[0].headline == "Паром стоит"
    assert items[0].body_text == words


@pytest.mark.parametrize("maker", each(XML))
def test_markup_hidden_in_utf_7_stays_text(maker: Maker) -> None:
    raw = maker(body="<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- and so on it went.</p>")

    items, _ = items_or_reason(raw.replace('"1.0"', '"1.0" encoding="utf-7"', 1).encode())

    assert all("<script" not in (item.body_html or "") for item in items)


@pytest.mark.parametrize("maker", each(ALL))
def test_a_file_cut_anywhere_gives_whole_items_or_a_reason(maker: Maker) -> None:
    raw = maker().encode()

    for end in range(1, len(raw), 7):
        for item in items_or_reason(raw[:end])[0]:
            assert item.headline is None or item.headline in "Ferry stops|Bus runs" or item.problem


@pytest.mark.parametrize("maker", each(ALL))
@pytest.mark.parametrize(
    "at",
    ["0000-00-00T00:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-02-30T10:00:00Z", "soon",
     "2026-03-02T10:00:00+99:99", "2026-03-02T25:61:61Z", "99999999999999999999", "-1", "٢٠٢٦-٠٣-٠٢"],
)  # fmt: skip
def test_a_date_that_is_none_costs_no_item(maker: Maker, at: str) -> None:
    items, _ = items_or_reason(maker(at=at).encode())

    assert items[0].headline == "Ferry stops"
    assert items[0].versioncreated_utc is None or items[0].versioncreated_utc.year == 2026
    if maker in OF_TWO.values():
        assert items[1].headline == "Bus runs"


@pytest.mark.parametrize("maker", each({"rss": rss, "newsml-g2": g2}))
def test_an_item_without_an_id_is_known_by_its_content(maker: Maker) -> None:
    raw = re.sub(r'<guid[^>]*>[^<]*</guid>|guid="urn:pell:\d"', "", maker())

    keys = [item.key for item in items_or_reason(raw.encode())[0]]

    assert len(set(keys)) == len(keys) == 2
    assert all(key.startswith("content:") for key in keys)


@pytest.mark.parametrize("maker", each({"rss": rss, "newsml-g2": g2, "ninjs": ninjs}))
def test_a_token_in_an_id_makes_no_other_item(maker: Maker) -> None:
    address = (
        "https://api.pell.example/content/1?qt={0}&amp;et={1}"
        if maker is not ninjs
        else ("https://api.pell.example/content/1?qt={0}&et={1}")
    )
    first, second = (
        re.sub(r"(?:urn:)?pell:1", address.format(token, token * 3), maker()).encode() for token in ("Abc", "Xyz")
    )

    assert items_or_reason(first)[0][0].key == items_or_reason(second)[0][0].key


@pytest.mark.parametrize(
    "raw", [b"", b"\0" * 4_000, b" \n", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"<?xml", b"{", b"PK\x03\x04"]
)
def test_what_is_no_file_is_refused_in_a_sentence(raw: bytes) -> None:
    assert items_or_reason(raw)[1]


def test_a_mail_of_ten_thousand_parts_in_each_other_costs_the_file_at_most() -> None:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{step}"\r\n\r\n--b{step}\r\n' for step in range(3_000))
    raw = mail().replace("Content-Type: text/html; charset=utf-8\r\n\r\n", opened + "Content-Type: text/plain\r\n\r\n")

    items, reason = items_or_reason(raw.encode())

    assert items or reason
