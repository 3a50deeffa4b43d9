"""One appeal against each rejection, decided by another moderator where there is one."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.accounts.actions import erase_account
from newsquare.accounts.models import AuditEntry, Did, Role
from newsquare.comments.actions import (
    ChangedMeanwhileError,
    NoAppealError,
    NotYoursError,
    OwnDecisionError,
    appeal,
    decide_appeal,
    delete_comment,
)
from newsquare.comments.models import Appeal, Comment, Decision, Outcome, State, Verdict
from newsquare.comments.queries.appeals import appeals_waiting
from tests.cast import PublishedStoryFactory, ada, cleo, staff
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, rejected, say

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=1)


def a_rejected_comment() -> Comment:
    return rejected(say(PublishedStoryFactory(), "The mayor is a crook."))


def appealed(comment: Comment) -> Appeal:
    return appeal(comment=comment, by=comment.author, words=" It is in the court’s file. ", now=LATER)  # type: ignore[arg-type]  # It has one.


def test_what_rules_and_people_decide_is_kept() -> None:
    comment = rejected(approved(say(PublishedStoryFactory(), "Hello", author=newcomer())))

    told = [(row.verdict, row.reason, row.by_person, row.was_public) for row in Decision.objects.all()]

    assert told == [
        (Verdict.HELD, "first comment", False, False),
        (Verdict.APPROVED, "", True, False),
        (Verdict.REJECTED, "personal attack", True, True),
    ]
    assert {row.comment for row in Decision.objects.all()} == {comment}


def test_a_rejection_is_appealed_against_once_by_its_author() -> None:
    comment = a_rejected_comment()
    made = appealed(comment)

    assert list(appeals_waiting(comment.story.station)) == [made]
    assert made.words == "It is in the court’s file."
    with pytest.raises(NoAppealError):
        appealed(comment)
    with pytest.raises(NotYoursError):
        appeal(comment=comment, by=newcomer(), words="", now=LATER)


def test_nothing_but_a_rejection_is_appealed_against() -> None:
    for comment in (say(PublishedStoryFactory()), say(PublishedStoryFactory(), "Morons.", author=newcomer())):
        with pytest.raises(NoAppealError):
            appealed(comment)


def test_another_moderator_decides_where_there_is_one() -> None:
    comment = a_rejected_comment()
    made, station = appealed(comment), comment.story.station
    ada(station)  # An editor, who does not moderate.
    max_ = staff("Max", Role.MODERATOR, station)

    with pytest.raises(OwnDecisionError):
        decide_appeal(appeal=made, by=cleo(station), stands=True, answer="", now=LATER)
    decided = decide_appeal(appeal=made, by=max_, stands=True, answer="He was acquitted.", now=LATER)

    assert (decided.outcome, decided.decided_by, decided.answer) == (Outcome.UPHELD, max_, "He was acquitted.")
    assert not appeals_waiting(station).exists()
    assert AuditEntry.objects.filter(did=Did.UPHELD, person_id=max_.pk).exists()
    with pytest.raises(ChangedMeanwhileError):
        decide_appeal(appeal=made, by=max_, stands=False, answer="", now=LATER)


def test_the_only_moderator_decides_alone_and_may_change_their_mind() -> None:
    comment = a_rejected_comment()

    decided = decide_appeal(
        appeal=appealed(comment), by=cleo(comment.story.station), stands=False, answer="Sorry.", now=LATER
    )

    comment.refresh_from_db()
    assert (decided.outcome, decided.answer, comment.state) == (Outcome.OVERTURNED, "Sorry.", State.PUBLISHED)


def test_a_second_rejection_may_be_appealed_against_again() -> None:
    comment = a_rejected_comment()
    appealed(comment)

    comment = rejected(approved(comment), now=LATER)

    assert Appeal.objects.get().outcome == Outcome.OVERTURNED
    assert appealed(comment).outcome == Outcome.OPEN


def test_deleting_or_erasing_withdraws_an_appeal_with_its_words() -> None:
    deleted, erased = a_rejected_comment(), a_rejected_comment()
    appealed(deleted)
    appealed(erased)

    delete_comment(comment=deleted, by=deleted.author, now=LATER)  # type: ignore[arg-type]
    erase_account(user=erased.author)  # type: ignore[arg-type]

    assert {(row.outcome, row.words) for row in Appeal.objects.all()} == {(Outcome.WITHDRAWN, "")}


def test_authors_read_rule_and_decider_and_appeal_on_their_page(client: Client) -> None:
    comment = rejected(say(PublishedStoryFactory(), "The mayor is a crook."), note="Without proof.")
    client.force_login(comment.author)  # type: ignore[arg-type]
    address = f"/comments/{comment.pk}/appeal/"

    before = client.get("/me/").content.decode()
    form = client.get(address).content.decode()
    client.post(address, {"words": "It is in the file."}, HTTP_SEC_FETCH_SITE="same-origin")
    after = client.get("/me/").content.decode()

    assert "A moderator decided, by this rule of the house: “Attacks a person instead of arguing the point”." in before
    assert "“Without proof.”" in before
    assert f'href="{address}"' in before
    assert "The mayor is a crook." in form
    assert "Your appeal waits for a moderator." in after
    assert f'href="{address}"' not in after
    assert client.post(address, {}, HTTP_SEC_FETCH_SITE="same-origin").status_code == 409
    decide_appeal(appeal=Appeal.objects.get(), by=cleo(), stands=False, answer="You are right.", now=LATER)
    assert "Published on your appeal. “You are right.”" in client.get("/me/").content.decode()
    assert client.get(address).status_code == 409


def test_nobody_appeals_for_another(client: Client) -> None:
    comment = a_rejected_comment()
    client.force_login(newcomer())

    assert client.get(f"/comments/{comment.pk}/appeal/").status_code == 404
