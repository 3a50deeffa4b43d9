"""The moderators' list on the desk."""

from typing import Any

import pytest
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.comments.actions import report_comment
from newsquare.comments.models import Comment, HouseRule, State
from tests.cast import PublishedStoryFactory, StationFactory, ben, cleo
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(settings: Any) -> Client:
    settings.SECOND_FACTOR_REQUIRED = False
    station = StationFactory()
    ensure_roles(station)
    client = Client()
    client.force_login(cleo(station))
    return client


def test_the_queue_shows_what_waits_with_reasons_and_record(moderator: Client) -> None:
    story = PublishedStoryFactory()
    say(story, "What <b>morons</b>.")
    reported = say(story, "The mayor is a crook.")
    report_comment(comment=reported, by=None, reason=HouseRule.UNPROVEN, words="He was cleared", now=MONDAY_NOON)

    html = moderator.get("/desk/forum/").content.decode()

    assert "What &lt;b&gt;morons&lt;/b&gt;." in html
    assert "a word that is often an insult, “morons”" in html
    assert "Accuses somebody without proof" in html
    assert "He was cleared" in html
    assert "2 published, 0 rejected" in html
    assert "Forum (2)" in html


def test_approving_publishes_and_goes_on_to_the_next(moderator: Client) -> None:
    story = PublishedStoryFactory()
    first, second = (say(story, f"Hello from {name}", author=newcomer(name)) for name in ("Eve", "Eli"))

    answer = moderator.post(
        f"/desk/forum/{first.pk}/approve/", {"seen": first.fingerprint, "here": "/desk/forum/", "next": second.pk}
    )

    assert answer.headers["Location"] == f"/desk/forum/#comment-{second.pk}"
    first.refresh_from_db()
    assert (first.state, first.decided_by.name) == (State.PUBLISHED, "Cleo")  # type: ignore[union-attr]


def test_rejecting_needs_a_reason(moderator: Client) -> None:
    comment = say(PublishedStoryFactory(), "Hello", author=newcomer())
    address = f"/desk/forum/{comment.pk}/reject/"

    moderator.post(address, {"seen": comment.fingerprint, "reason": "", "note": "No."})
    comment.refresh_from_db()
    assert comment.state == State.HELD

    moderator.post(address, {"seen": comment.fingerprint, "reason": "spam", "note": "No."})
    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.note) == (State.REJECTED, "spam", "No.")


def test_a_decision_never_leads_off_the_desk(moderator: Client) -> None:
    comment = say(PublishedStoryFactory(), "Hello", author=newcomer())

    answer = moderator.post(
        f"/desk/forum/{comment.pk}/approve/", {"seen": comment.fingerprint, "here": "//evil.example/"}
    )

    assert answer.headers["Location"] == "/desk/forum/"


def test_all_comments_are_found_by_words_author_and_state(moderator: Client) -> None:
    story = PublishedStoryFactory()
    say(story, "About the bridge")
    say(story, "About the school", author=newcomer())

    def found(query: str) -> set[str]:
        html = moderator.get(f"/desk/forum/all/?{query}").content.decode()
        return {text for text in ("About the bridge", "About the school") if text in html}

    assert found("") == {"About the bridge", "About the school"}
    assert found("q=school") == {"About the school"}
    assert found("q=Eve") == {"About the school"}
    assert found("state=published") == {"About the bridge"}
    assert found(f"author={Comment.objects.get(text='About the bridge').author_id}") == {"About the bridge"}


def test_a_reporter_does_not_moderate(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    comment = say(PublishedStoryFactory(), "Hello", author=newcomer())
    ensure_roles(comment.story.station)
    client = Client()
    client.force_login(ben(comment.story.station))

    client.post(f"/desk/forum/{comment.pk}/approve/", {"seen": comment.fingerprint})
    page = client.get("/desk/forum/", follow=True)

    comment.refresh_from_db()
    assert comment.state == State.HELD
    assert "Hello" not in page.content.decode()


def test_a_moderator_of_one_station_has_no_say_at_another(moderator: Client) -> None:
    there = PublishedStoryFactory(station__slug="hillcrest")
    comment = say(there, "Over there", author=newcomer())

    here = moderator.get("/desk/forum/")
    away = moderator.post(
        f"/desk/forum/{comment.pk}/approve/", {"seen": comment.fingerprint}, headers={"host": "hillcrest.test"}
    )
    answer = moderator.post(f"/desk/forum/{comment.pk}/approve/", {"seen": comment.fingerprint})

    assert "Over there" not in here.content.decode()
    assert away.status_code in {302, 403}
    assert answer.status_code == 404
    comment.refresh_from_db()
    assert comment.state == State.HELD


def test_a_long_queue_costs_no_more_queries_than_a_short_one(
    moderator: Client, django_assert_max_num_queries: Any
) -> None:
    story = PublishedStoryFactory()
    for number in range(25):
        comment = say(story, f"Hello from {number}", author=newcomer(f"Reader {number}"))
        report_comment(comment=comment, by=None, reason=HouseRule.SPAM, words="", now=MONDAY_NOON)
    moderator.get("/desk/forum/")

    with django_assert_max_num_queries(20):
        moderator.get("/desk/forum/")
