"""JSON that is broken, huge, deep or of no known kind: a plain message or the items that are whole, never a crash."""

import json
import time

import pytest

from newsquare.wire.formats import Item, UnreadableError, read

WHOLE = '{"uri": "urn:x:1", "versioncreated": "2026-03-02T08:00:00Z", "headline": "Head", "body_text": "Words."}'


def one(text: str) -> Item:
    [item] = read(text.encode("utf-8", "surrogatepass"))
    return item


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WHOLE[:-30], "cut off in line 1"),
        ("[" * 5_000 + WHOLE, "nested too deep"),
        ('{"a": ' * 5_000 + WHOLE, "nested too deep"),
        ('{"title": "x", "content": "y"}', "JSON of an unknown kind"),
        ("[]", "JSON of an unknown kind"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "x"}]}', "unknown kind"),
        ('[{"id": 7, "guid": {"rendered": "https://x.example/?p=7"}, "type": "post"}]', "unknown kind"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text.encode())


def test_a_mark_at_the_beginning_and_odd_spaces_do_no_harm() -> None:
    assert one("\ufeff \n" + WHOLE).headline == "Head"
    assert read(b"\x1e" + WHOLE.encode() + b"\n\x1e" + WHOLE.encode())[1].headline == "Head"


def test_half_a_letter_is_left_out() -> None:
    item = one(r'{"uri": "urn:\udc00x", "headline": "A \ud83d b \ud83d\ude00", "body_html": "<p>\ud800 words</p>"}')

    assert (item.guid, item.headline, item.body_text) == ("urn:x", "A b 😀", "words")


def test_numbers_stay_as_they_are_written() -> None:
    item = one(WHOLE.replace('"headline"', f'"version": 2.10, "urgency": {"9" * 5000}, "expires": NaN, "headline"'))

    assert (item.version, item.urgency, item.expires_utc) == ("2.10", None, None)


def test_a_name_with_two_answers_is_told() -> None:
    item = one(WHOLE.replace('"headline"', '"pubstatus": "canceled", "pubStatus": "usable", "headline"'))

    assert "“pubstatus” stands twice" in str(item.problem)


def test_a_thousand_items_and_a_broken_one_are_read_in_a_moment() -> None:
    started = time.monotonic()
    items = read("\n".join([WHOLE] * 1000 + [WHOLE[:40]] + [WHOLE]).encode())

    assert len(items) == 1002
    assert items[-1].kind == "other"
    assert "broken or cut off in line 100" in str(items[-1].problem)
    assert time.monotonic() - started < 20


def test_nothing_in_an_item_needs_to_be_what_it_should_be() -> None:
    for name in json.loads(WHOLE) | {"renditions": 1, "associations": 1, "subject": 1, "bodies": 1, "rightsinfo": 1}:
        for odd in (None, 7, True, [], {}, [None], {"a": None}, [[1]], "", "<", [{"value": {"a": []}}], {"type": []}):
            value = json.loads(WHOLE) | {"type": "text", "pubstatus": "usable", name: odd}
            reason = ""
            try:
                items = read(json.dumps(value).encode())
            except UnreadableError as refusal:
                items, reason = [], str(refusal)
            assert items or "unknown kind" in reason, (name, odd)


def test_versions_of_one_item_in_one_file_keep_their_id() -> None:
    kill = WHOLE.replace("08:00", "09:00").replace('"Head"', '"", "pubstatus": "canceled"')

    assert [item.key for item in read(f"{WHOLE}\n{kill}".encode())] == ["urn:x:1", "urn:x:1"]


def test_a_headline_in_a_role_of_the_agencys_own_is_a_headline() -> None:
    item = {"uri": "urn:a:1", "headlines": [{"role": "deck", "value": "Low"}, {"role": "simple", "value": "High"}]}

    [read_item] = read(json.dumps(item).encode())

    assert (read_item.headline, read_item.deck) == ("High", "Low")
