"""What authors and moderators do to comments after they were posted."""

from datetime import timedelta

import pytest

from newsquare.accounts.actions import erase_account
from newsquare.comments.actions import (
    ChangedMeanwhileError,
    NotYoursError,
    TooLateError,
    approve,
    delete_comment,
    edit_comment,
    report_comment,
)
from newsquare.comments.models import HouseRule, Report, State
from newsquare.comments.queries import comments_under, waiting
from tests.cast import PublishedStoryFactory, ReaderFactory, StationFactory, cleo
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db
SOON = MONDAY_NOON + timedelta(minutes=4, seconds=59)


def test_the_words_can_be_changed_for_five_minutes() -> None:
    comment = say(PublishedStoryFactory())

    edited = edit_comment(comment=comment, by=comment.author, text="The bridge was long due.", now=SOON)

    assert edited.text == "The bridge was long due."
    assert edited.edited_at == SOON
    with pytest.raises(TooLateError):
        edit_comment(comment=comment, by=comment.author, text="Never mind.", now=SOON + timedelta(seconds=1))


def test_a_changed_comment_is_asked_by_the_same_rules() -> None:
    comment = say(PublishedStoryFactory())

    edited = edit_comment(comment=comment, by=comment.author, text="You morons.", now=SOON)

    assert (edited.state, edited.reason, edited.found) == (State.HELD, "word", "morons")


def test_a_first_comment_changed_after_its_approval_waits_again() -> None:
    comment = approved(say(PublishedStoryFactory(), "Hello", author=newcomer()))

    edited = edit_comment(comment=comment, by=comment.author, text="Buy at https://spam.example", now=SOON)

    assert edited.state == State.HELD


def test_nobody_changes_or_deletes_anothers_comment() -> None:
    comment = say(PublishedStoryFactory())
    eve = newcomer()

    with pytest.raises(NotYoursError):
        edit_comment(comment=comment, by=eve, text="Ha", now=SOON)
    with pytest.raises(NotYoursError):
        delete_comment(comment=comment, by=eve, now=SOON)


def test_a_deleted_comment_keeps_no_text() -> None:
    comment = say(PublishedStoryFactory())

    delete_comment(comment=comment, by=comment.author, now=SOON)

    comment.refresh_from_db()
    assert (comment.state, comment.text) == (State.DELETED, "")


def test_a_moderator_decides_on_the_words_that_were_read() -> None:
    comment = say(PublishedStoryFactory(), "Hello", author=newcomer())
    read = comment.fingerprint
    edit_comment(comment=comment, by=comment.author, text="Something else", now=SOON)

    with pytest.raises(ChangedMeanwhileError):
        approve(comment=comment, by=cleo(), now=SOON, seen=read)


def test_a_rejected_comment_says_why_and_may_be_approved_after_all() -> None:
    comment = rejected(say(PublishedStoryFactory()), note="Leave his family out of it.")

    assert (comment.state, comment.reason) == (State.REJECTED, HouseRule.PERSONAL_ATTACK)
    assert comment.note == "Leave his family out of it."
    assert approved(comment).state == State.PUBLISHED


def test_what_readers_see_and_report_comes_first_and_a_decision_settles_reports() -> None:
    story = PublishedStoryFactory()
    old = say(story)
    held = say(story, "Hello", author=newcomer(), now=MONDAY_NOON + timedelta(minutes=10))
    for by in (None, ReaderFactory(name="Eli"), None):
        report_comment(comment=old, by=by, reason=HouseRule.SPAM, words="", now=MONDAY_NOON + timedelta(hours=1))

    assert list(waiting(story.station)) == [old, held]

    approved(old)

    assert list(waiting(story.station)) == [held]
    assert not Report.objects.filter(settled_at__isnull=True).exists()


def test_a_second_report_of_the_same_person_replaces_the_first() -> None:
    comment, eli = say(PublishedStoryFactory()), ReaderFactory(name="Eli")

    for reason in (HouseRule.SPAM, HouseRule.HATE):
        report_comment(comment=comment, by=eli, reason=reason, words="", now=MONDAY_NOON)

    assert comment.reports.get().reason == HouseRule.HATE


def test_what_waits_at_one_station_does_not_wait_at_another() -> None:
    here = PublishedStoryFactory()
    there = StationFactory(slug="hillcrest")
    say(here, "Hello", author=newcomer())

    assert waiting(here.station).count() == 1
    assert waiting(there).count() == 0


def test_being_known_at_one_station_counts_for_nothing_at_another() -> None:
    here, there = PublishedStoryFactory(), PublishedStoryFactory(station__slug="hillcrest")

    assert say(there, author=regular(here)).reason == "first comment"


def test_an_erased_account_leaves_its_published_words_without_a_name() -> None:
    story = PublishedStoryFactory()
    comment = say(story)
    held = say(story, "You morons.")

    erase_account(user=comment.author)

    comment.refresh_from_db()
    held.refresh_from_db()
    assert (comment.author, comment.text) == (None, "The bridge was due.")
    assert (held.state, held.text) == (State.DELETED, "")
    assert list(comments_under(story)) == [comment]
