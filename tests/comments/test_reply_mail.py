"""Who asked for it is told of answers, once a day, and never before readers see them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from newsquare.circulation import post
from newsquare.comments.actions import ask_for_reply_mail, delete_comment, mute
from newsquare.comments.models import Comment, ReplyMail
from newsquare.stories.actions import unpublish
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, say

pytestmark = pytest.mark.django_db
EVENING = MONDAY_NOON + timedelta(hours=5)


@pytest.fixture
def asked() -> Comment:
    """A comment of Dot's, who wants to be told of answers."""
    comment = say(PublishedStoryFactory())
    ask_for_reply_mail(user=comment.author, station=comment.story.station, now=MONDAY_NOON)  # type: ignore[arg-type]
    return comment


def answered(comment: Comment, text: str, name: str = "Eli") -> Comment:
    return say(comment.story, text, parent=comment, author=regular(comment.story, name))


def left_by_evening(clock: time_machine.Traveller) -> list[str]:
    post.send_due()
    assert not mail.outbox
    clock.move_to(EVENING)
    post.send_due()
    return [str(letter.body) for letter in mail.outbox]


def test_all_answers_of_a_day_come_in_one_mail_at_its_hour(asked: Comment, clock: time_machine.Traveller) -> None:
    answered(asked, "So it was.")
    answered(asked, "By ten years.", "Fay")

    (letter,) = left_by_evening(clock)

    assert "So it was." in letter
    assert "By ten years." in letter
    assert mail.outbox[0].to == ["dot@readers.example"]
    assert mail.outbox[0].subject == "2 answers to your comments"


def test_a_held_answer_is_told_of_when_it_is_approved_and_not_before(
    asked: Comment, clock: time_machine.Traveller
) -> None:
    held = say(asked.story, "Let me say something.", parent=asked, author=newcomer())

    assert left_by_evening(clock) == []
    approved(held, now=EVENING)
    clock.move_to(EVENING + timedelta(days=1))
    post.send_due()

    assert len(mail.outbox) == 1


def test_what_cannot_be_seen_any_more_is_not_told(asked: Comment, clock: time_machine.Traveller) -> None:
    gone = answered(asked, "So it was.")
    delete_comment(comment=gone, by=gone.author, now=MONDAY_NOON)  # type: ignore[arg-type]
    answered(asked, "Withdrawn with its story.", "Fay")
    unpublish(story=asked.story, now=MONDAY_NOON)

    assert left_by_evening(clock) == []


def test_nobody_is_told_of_themselves_or_of_whom_they_muted_or_unasked(
    asked: Comment, clock: time_machine.Traveller
) -> None:
    say(asked.story, "I forgot to say.", parent=asked, author=asked.author)
    muted = answered(asked, "So it was.")
    mute(author_of=muted, by=asked.author, now=MONDAY_NOON)  # type: ignore[arg-type]
    answered(say(asked.story, "Mine.", author=regular(asked.story, "Fay")), "Yours.", "Gus")

    assert left_by_evening(clock) == []


def test_a_press_in_the_mail_stops_them_and_opening_it_does_not(
    asked: Comment, clock: time_machine.Traveller, client: Client
) -> None:
    answered(asked, "So it was.")
    (letter,) = left_by_evening(clock)
    found = re.search(r"/comments/replies/stop/\S+?/(?=\s|$)", letter)
    assert found

    client.get(found[0])
    assert ReplyMail.objects.exists()
    client.post(found[0], {"List-Unsubscribe": "One-Click"})
    assert not ReplyMail.objects.exists()


def test_the_own_page_begins_and_stops_them(asked: Comment, client: Client) -> None:
    eve = newcomer()
    client.force_login(eve)

    client.post("/me/replies/", HTTP_SEC_FETCH_SITE="same-origin")
    assert ReplyMail.objects.filter(user=eve).exists()
    assert "Stop these mails" in client.get("/me/").content.decode()
    client.post("/me/replies/", {"do": "stop"}, HTTP_SEC_FETCH_SITE="same-origin")
    assert not ReplyMail.objects.filter(user=eve).exists()
