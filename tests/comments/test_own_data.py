"""What is held of a person can be taken away by them, or taken out."""

import json

import pytest
from django.test import Client

from newsquare.accounts.actions import erase_account
from newsquare.comments.actions import mute, report_comment, respect
from newsquare.comments.models import Comment, HouseRule, Mute, Report, Respect, State
from tests.cast import PublishedStoryFactory, TopicFactory
from tests.circulation.post import follower_of
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, regular, say

pytestmark = pytest.mark.django_db


def test_everything_held_of_a_person_comes_as_one_file(client: Client) -> None:
    story = PublishedStoryFactory()
    mine, other = say(story, "Mine, all mine."), say(story, "Not mine.", author=regular(story, "Eli"))
    dot = mine.author
    assert dot
    respect(comment=other, by=dot, now=MONDAY_NOON)
    mute(author_of=other, by=dot, now=MONDAY_NOON)
    report_comment(comment=other, by=dot, reason=HouseRule.SPAM, words="It is an advert.", now=MONDAY_NOON)
    client.force_login(dot)

    answer = client.get("/me/data/")
    told = json.loads(answer.content)

    assert "attachment" in answer.headers["Content-Disposition"]
    assert told["account"]["email"] == dot.email
    assert "Mine, all mine." in [comment["text"] for comment in told["comments"]]
    assert told["reports"][0]["words"] == "It is an advert."
    assert [row["comment_id"] for row in told["respects"]] == [other.pk]
    assert [row["muted_id"] for row in told["mutes"]] == [other.author_id]
    assert "Not mine." not in answer.content.decode()
    assert Client().get("/me/data/").status_code == 302


def test_an_erased_account_takes_its_words_along_if_it_is_asked_to() -> None:
    story = PublishedStoryFactory()
    first = say(story)
    eli = regular(story, "Eli")
    answer = say(story, "So it was.", parent=first, author=eli)
    respect(comment=first, by=eli, now=MONDAY_NOON)
    mute(author_of=first, by=eli, now=MONDAY_NOON)
    report_comment(comment=first, by=eli, reason=HouseRule.SPAM, words="Mine", now=MONDAY_NOON)

    erase_account(user=eli, with_words=True)

    answer.refresh_from_db()
    first.refresh_from_db()
    assert (answer.state, answer.text, answer.author) == (State.DELETED, "", None)
    assert (first.answers, first.respects) == (0, 0)
    assert not Respect.objects.exists()
    assert not Mute.objects.exists()
    assert Report.objects.get().words == ""


def test_the_choice_stands_on_the_page(client: Client) -> None:
    comment = say(PublishedStoryFactory())
    client.force_login(comment.author)  # type: ignore[arg-type]

    assert "Their text goes, too" in client.get("/me/erase/").content.decode()
    client.post("/me/erase/", {"sure": "on", "words": "delete"})

    assert not Comment.objects.exclude(text="").exists()


def test_followed_topics_are_in_the_file(client: Client) -> None:
    eve = newcomer()
    follower_of(TopicFactory(), email=eve.email)
    client.force_login(eve)

    assert json.loads(client.get("/me/data/").content)["follows"]
