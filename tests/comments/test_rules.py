"""What happens to a new comment, and why."""

import re
from pathlib import Path

import pytest

from newsquare.comments.foldings import listed_word
from newsquare.comments.models import HoldReason
from newsquare.comments.rules import CHECKS, Draft, Ruling, Verdict, rule
from newsquare.comments.rules.need import HOURS
from newsquare.comments.word_lists import shipped

FINE = "The council should have asked the neighbours first."


LISTS = {"banned": shipped("en", "banned"), "suspect": shipped("en", "suspect")}


def draft(text: str = FINE, **more: object) -> Draft:
    return Draft(**{"text": text, "approved_before": 3, **LISTS, **more})  # type: ignore[arg-type]


def test_a_known_readers_comment_is_published() -> None:
    assert rule(draft()).verdict is Verdict.PUBLISH


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (draft(approved_before=0), "first comment"),
        (draft("See https://a.example https://b.example and www.c.example"), "links"),
        (draft(said_lately=("The council  SHOULD have asked the neighbours first.",)), "repeat"),
        (draft("THE COUNCIL SHOULD HAVE ASKED THE NEIGHBOURS FIRST AND LISTENED"), "capitals"),
        (draft("You are all a bunch of morons."), "word"),
        (draft("Send the towelheads home."), "banned word"),
        (draft("See https://a.example", approved_before=2), "link of a newcomer"),
        (draft(said_by_others=("The council really should have asked the neighbours first!",)), "near repeat"),
        (draft(rejected_lately=3, published_lately=6), "record"),
        (draft(is_decoyed=True), "decoy"),
        (draft(seconds=1.0), "too quick"),
        (draft(is_throwaway=True, approved_before=1), "throwaway address"),
        (draft(read_first="story is read"), "story is read"),
        (draft(read_first="every comment"), "every comment"),
    ],
)
def test_a_comment_is_held_for_a_reason_that_can_be_read(sent: Draft, reason: str) -> None:
    ruling = rule(sent)

    assert ruling.verdict is Verdict.HOLD
    assert ruling.reason == reason
    assert reason in HoldReason.values


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n\t", "empty"), ("x" * 5001, "too long")])
def test_what_cannot_be_a_comment_is_refused_even_from_staff(text: str, reason: str) -> None:
    ruling = rule(draft(text, by_staff=True))

    assert ruling.verdict is Verdict.REFUSE
    assert ruling.reason == reason


def test_staff_are_not_held() -> None:
    assert rule(draft("Oh shit.", by_staff=True, approved_before=0)).verdict is Verdict.PUBLISH


def test_short_thanks_may_be_said_twice() -> None:
    assert rule(draft("Thank you!", said_lately=("Thank you!",))).verdict is Verdict.PUBLISH


@pytest.mark.parametrize(
    "text",
    [
        *("MORONS", "m0rons", "mor\u200bons", "fuuuuck off", "f\u00fcck", "sh!t", "“bullshit”", "$hit"),
        *("mоrоns", "ｍｏｒｏｎｓ", "𝐦𝐨𝐫𝐨𝐧𝐬", "f u c k this", "f.u.c.k", "f**k", "m-o-r-o-n", "s\u034fhit"),
    ],
)
def test_a_listed_word_is_found_in_disguise(text: str) -> None:
    assert listed_word(text, LISTS["suspect"])


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe",
        "We discussed the cockpit",
        "Dickens and Hitchcock",
        "$20 100,000 2019",
        "a spicy dish",
        "Essex class",
    ],
)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert listed_word(text, (*LISTS["banned"], *LISTS["suspect"])) == ""


@pytest.mark.parametrize(
    "sent",
    [
        draft(is_decoyed=False, seconds=None),
        draft(seconds=4.0),
        draft(is_throwaway=True, approved_before=3),
        draft(rejected_lately=2, published_lately=0),
        draft(rejected_lately=3, published_lately=20),
        draft("Thank you all for this story.", said_by_others=("Thank you all for this story.",)),
        draft(said_by_others=("The council should have asked what a bridge costs before it voted.",)),
        draft("See https://a.example", approved_before=3),
    ],
)
def test_what_says_little_condemns_nobody(sent: Draft) -> None:
    assert rule(sent).verdict is Verdict.PUBLISH


def test_all_reasons_are_told_the_strongest_first() -> None:
    ruling = rule(draft("Send the towelheads and other morons home.", approved_before=0, read_first="every comment"))

    assert ruling.reason == "banned word"
    assert ruling.reasons == (
        ("banned word", "towelheads"),
        ("word", "morons"),
        ("first comment", ""),
        ("every comment", ""),
    )


def test_what_is_refused_or_published_at_once_asks_no_further() -> None:
    assert rule(draft("", is_closed=True)).reason == "closed"
    assert rule(draft("", is_suspended=True)).reason == "suspended"
    assert rule(draft(wait=7)) == Ruling(Verdict.REFUSE, "too fast", "7")


def test_the_document_states_the_order_of_the_checks() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/forum.md").read_text()
    stated = re.findall(r"^\| \d+ \| `(\w+)` \|", page, re.MULTILINE)

    assert stated == [check.__name__ for check in CHECKS]


def test_every_reason_to_hold_has_its_words_and_its_weight() -> None:
    assert set(HOURS) == set(HoldReason.values)
