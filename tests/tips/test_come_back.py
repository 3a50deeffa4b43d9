"""A sender comes back with the receipt, sees what the newsroom says, and adds more."""

import re
from typing import Any

import pytest
from django.test import Client

from newsquare.lib import flood
from newsquare.stations.models import Station
from newsquare.tips.actions import Triage, answer_idea, triage_idea
from newsquare.tips.models import Enclosure, Idea, MayName, Message, State
from newsquare.tips.queries import idea_of
from newsquare.tips.rules.receipt import hash_of, letters_of, new_receipt
from tests.cast import StationFactory
from tests.clock import MONDAY_NOON
from tests.tips.cast import FROM_HERE, TEXT, photo, sent, upload

pytestmark = pytest.mark.django_db


def come(client: Client, receipt: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return client.post("/story-idea/answer/", {"receipt": receipt, **fields}, headers=headers or FROM_HERE)


def test_the_receipt_is_shown_once_and_kept_as_a_slow_hash_alone(client: Client) -> None:
    StationFactory()

    page = client.post("/story-idea/", {"text": TEXT}, headers=FROM_HERE).content.decode()

    words = re.findall(r"<span>([a-z]{5})</span>", page)
    idea = Idea.objects.get()
    assert len(words) == 7
    assert idea.receipt == hash_of(" ".join(words), idea.station.tip_desk.salt)
    assert not any(word in str(vars(idea)) for word in words)


def test_receipts_hold_more_than_eighty_bits_and_differ() -> None:
    receipts = {new_receipt() for _ in range(200)}

    assert len(receipts) == 200
    assert all(re.fullmatch(r"([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]", word) for word in new_receipt().split())
    assert 16**3 * 4**2 == 2**16  # A word; seven of them are 112 bits.


def test_the_same_receipt_is_kept_differently_at_each_station() -> None:
    (one, _), (other, _) = sent(), sent(station=StationFactory(slug="hill-valley"))

    assert one.station.tip_desk.salt != other.station.tip_desk.salt


def test_the_newsrooms_answer_stands_at_the_receipt(client: Client) -> None:
    idea, receipt = sent()
    answer_idea(idea=idea, text="Which day was it?\n\nWe ask the <b>county</b>.", now=MONDAY_NOON)

    page = come(client, receipt).content.decode()

    assert TEXT in page
    assert "Which day was it?" in page
    assert "We ask the &lt;b&gt;county" in page
    assert "The newsroom has written to you" in page


@pytest.mark.parametrize(
    "change", [str.upper, lambda r: r.replace(" ", ""), lambda r: r.replace(" ", " - "), lambda r: f"\n {r}. "]
)
def test_how_it_is_typed_does_not_matter(client: Client, change: Any) -> None:
    _, receipt = sent()

    assert "Your idea" in come(client, change(receipt)).content.decode()
    assert letters_of(change(receipt)) == receipt.replace(" ", "")


def test_words_files_and_another_answer_about_the_name_are_added(client: Client) -> None:
    idea, receipt = sent()

    page = come(
        client, receipt, do="add", text="It was Friday.", name="Dot Lane", may_name="yes", file=upload(photo())
    ).content.decode()

    idea.refresh_from_db()
    assert "Added." in page
    assert "It was Friday." in page
    assert (idea.name, idea.may_name, idea.has_more) == ("Dot Lane", MayName.YES, True)
    assert Enclosure.objects.get().number == 1
    assert not Message.objects.get().is_ours


def test_what_was_typed_stays_where_something_is_wrong(client: Client) -> None:
    _, receipt = sent()

    page = come(client, receipt, do="add", text="It was Friday.", file=upload(b"\x7fELF\x00")).content.decode()

    assert "File 1 is of a kind" in page
    assert "It was Friday." in page
    assert not Message.objects.exists()


def test_an_unknown_a_broken_and_a_foreign_receipt_look_the_same(client: Client) -> None:
    _, foreign = sent(station=StationFactory(slug="hill-valley"))
    sent()

    pages = [come(client, typed) for typed in (new_receipt(), "x", foreign, "…")]

    own = re.compile(r"<!--.*?-->|value=\"[^\"]*\"|(?<=>)[^<]*</textarea>", re.DOTALL)  # Chance, and what was typed.
    shown = {own.sub("", page.content.decode()) for page in pages}
    assert {page.status_code for page in pages} == {422}
    assert len(shown) == 1
    assert "Nothing is kept under these words" in shown.pop()


def test_as_much_is_asked_whether_there_is_an_idea_or_not(django_assert_num_queries: Any) -> None:
    _, receipt = sent()
    station = StationFactory()

    for typed in (receipt, new_receipt(), "x"):
        with django_assert_num_queries(2):
            idea_of(typed, station)


def test_guessing_is_stopped_and_others_get_through(client: Client) -> None:
    _, receipt = sent()

    answers = [come(client, new_receipt()).status_code for _ in range(21)]
    neighbour = client.post("/story-idea/answer/", {"receipt": receipt}, headers=FROM_HERE, REMOTE_ADDR="198.51.100.7")

    assert answers == [422] * 20 + [429]
    assert neighbour.status_code == 200
    flood.forget()


def test_another_site_cannot_open_it_in_our_name(client: Client) -> None:
    _, receipt = sent()

    answer = come(client, receipt, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert TEXT not in answer.content.decode()


def test_spam_looks_to_its_sender_as_if_nobody_had_come_to_it(client: Client) -> None:
    idea, receipt = sent()
    triage_idea(idea=idea, triage=Triage(state=State.SPAM))

    assert "Nobody has come to it yet." in come(client, receipt).content.decode()


def test_the_note_of_the_newsroom_is_never_shown(client: Client) -> None:
    idea, receipt = sent()
    triage_idea(idea=idea, triage=Triage(state=State.READING, note="Ask the engineer"))

    assert "Ask the engineer" not in come(client, receipt).content.decode()


def test_an_idea_takes_no_more_than_it_may(client: Client) -> None:
    idea, receipt = sent()
    Message.objects.bulk_create(
        Message(idea=idea, is_ours=False, sent_on=MONDAY_NOON.date(), text="x") for _ in range(50)
    )

    assert "No more can be added" in come(client, receipt, do="add", text="One more").content.decode()


def test_no_page_sets_a_cookie(client: Client, station_of_all: Station) -> None:
    _, receipt = sent()

    answers = [client.get("/story-idea/answer/"), come(client, receipt), come(client, "x")]

    assert [answer.cookies.output() for answer in answers] == [""] * 3


@pytest.fixture
def station_of_all() -> Station:
    return StationFactory()
