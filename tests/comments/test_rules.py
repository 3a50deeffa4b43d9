"""What happens to a new comment, and why."""

import pytest

from newsquare.comments.listed_words import listed_word
from newsquare.comments.models import HoldReason
from newsquare.comments.rules import Draft, Verdict, rule

FINE = "The council should have asked the neighbours first."


def draft(text: str = FINE, **more: object) -> Draft:
    return Draft(**{"text": text, "approved_before": 3, **more})  # type: ignore[arg-type]


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
        (draft(everybody_waits=True), "every comment"),
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
    "text", ["MORONS", "m0rons", "mor\u200bons", "fuuuuck off", "f\u00fcck", "sh!t", "“bullshit”", "$hit"]
)
def test_a_listed_word_is_found_in_disguise(text: str) -> None:
    assert listed_word(text)


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
    assert listed_word(text) == ""
