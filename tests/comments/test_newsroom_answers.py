"""The newsroom in the forum of a story: answers, comments that stand above, rounds of questions."""

import re
from typing import Any

import pytest
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.comments import actions
from newsquare.comments.models import Comment, State
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, ada, ben
from tests.clock import MONDAY_NOON
from tests.comments.cast import regular, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    story = PublishedStoryFactory()
    ensure_roles(story.station)
    return story


def forum(story: Story) -> str:
    """Return the forum of a story's page, without marks."""
    html = Client().get(story.path).content.decode()
    found = re.search(r'<section class="forum".*?</section>\s*(?=<aside|</main|<section|<footer)', html, re.DOTALL)
    return found[0] if found else html


def order(html: str, *words: str) -> list[str]:
    """Return words in the order in which a page has them, each as often as it stands there."""
    return re.findall("|".join(map(re.escape, words)), html)


def test_a_reporter_answers_from_the_storys_screen_with_name_and_role(settings: Any, story: Story) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    said = say(story, "Who pays for the bridge?")
    client = Client()
    client.force_login(ben(story.station), backend="newsquare.accounts.backends.StationBackend")

    address = f"/desk/forum/story/{story.pk}/"
    assert "Who pays for the bridge?" in client.get(address).content.decode()
    client.post(address, {"do": "answer", "comment": said.pk, "text": "The county does."})

    html = forum(story)
    assert re.search(r'<b>Ben</b> <span class="role">Reporter</span>', html)
    assert order(html, "Who pays for the bridge?", "The county does.") == [
        "Who pays for the bridge?",
        "The county does.",
    ]
    assert client.post(address, {"do": "feature", "comment": said.pk}).status_code in {302, 403}
    said.refresh_from_db()
    assert said.featured_at is None


def test_what_is_chosen_stands_above_and_nowhere_else(story: Story) -> None:
    first, second = say(story, "The first word."), say(story, "The second word.", author=regular(story, "Eli"))
    say(story, "An answer to it.", author=regular(story, "Gus"), parent=second)

    actions.feature(comment=second, by=ada(story.station), featured=True, now=MONDAY_NOON)

    html = forum(story)
    assert "Chosen by the newsroom" in html
    words = ("The first word.", "The second word.", "An answer to it.")
    assert order(html, *words) == ["The second word.", "An answer to it.", "The first word."]
    assert '<span class="count">3</span>' in html
    actions.feature(comment=second, by=ada(story.station), featured=False, now=MONDAY_NOON)
    assert order(forum(story), *words) == list(words)
    assert first.featured_at is None


def test_only_what_readers_see_and_what_begins_a_thread_can_stand_above(story: Story) -> None:
    said = say(story)
    answer = say(story, "An answer.", author=regular(story, "Eli"), parent=said)
    held = say(story, "You moron.", author=regular(story, "Gus"))

    for comment in (answer, held):
        with pytest.raises(actions.NotOnThePageError):
            actions.feature(comment=comment, by=ada(story.station), featured=True, now=MONDAY_NOON)


def test_in_a_round_of_questions_what_is_answered_stands_first_with_its_answer(story: Story) -> None:
    actions.ask_for_questions(story=story, by=ada(story.station), on=True, now=MONDAY_NOON)
    unanswered = say(story, "When does it open?")
    asked = say(story, "Who pays for it?", author=regular(story, "Eli"))
    assert {unanswered.reason, asked.reason} == {"question"}
    assert "Ask the newsroom" in forum(story)

    answer = actions.answer_from_desk(comment=asked, by=ben(story.station), text="The county.", now=MONDAY_NOON)

    html = forum(story)
    assert order(html, "Answered by the newsroom", "Who pays for it?", "The county.", "When does it open?") == [
        "Answered by the newsroom",
        "Who pays for it?",
        "The county.",
    ]
    assert say(story, "And why?", author=regular(story, "Gus"), parent=answer).state == State.PUBLISHED
    actions.ask_for_questions(story=story, by=ada(story.station), on=False, now=MONDAY_NOON)
    assert say(story, "A comment again.").state == State.PUBLISHED


def test_a_question_that_is_held_for_more_is_not_published_by_its_answer(story: Story) -> None:
    actions.ask_for_questions(story=story, by=ada(story.station), on=True, now=MONDAY_NOON)
    rude = say(story, "Which moron pays?")

    with pytest.raises(actions.NotOnThePageError):
        actions.answer_from_desk(comment=rude, by=ben(story.station), text="None.", now=MONDAY_NOON)

    assert Comment.objects.get(pk=rude.pk).state == State.HELD
