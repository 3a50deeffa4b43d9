"""Pages are baked again when what they show has changed, and only then."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.accounts.actions import erase_account
from newsquare.comments.actions import delete_comment, edit_comment
from newsquare.press.models import Touch
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db


def touches(story: Story) -> int:
    """Return how often the story was touched since this was asked last."""
    rows = [touch for touch in Touch.objects.all() if f"comments:{story.pk}" in touch.tags]
    Touch.objects.all().delete()
    return len(rows)


def test_what_readers_see_is_baked_again() -> None:
    story = PublishedStoryFactory()
    dot = regular(story)
    touches(story)

    comment = say(story, author=dot)
    assert touches(story) == 1

    edit_comment(comment=comment, by=dot, text="The bridge was overdue.", now=MONDAY_NOON + timedelta(minutes=1))
    assert touches(story) == 1

    delete_comment(comment=comment, by=dot, now=MONDAY_NOON)
    assert touches(story) == 1


def test_a_comment_that_waits_bakes_nothing_until_it_is_approved() -> None:
    story = PublishedStoryFactory()
    touches(story)

    comment = say(story, "Hello", author=newcomer())
    assert touches(story) == 0

    approved(comment)
    assert touches(story) == 1

    rejected(comment)
    assert touches(story) == 1


def test_a_new_name_and_an_erased_account_are_baked() -> None:
    story = PublishedStoryFactory()
    comment = say(story)
    client = Client()
    client.force_login(comment.author)  # type: ignore[arg-type]
    touches(story)

    client.post("/me/name/", {"name": "Dorothea"})
    assert touches(story) == 1

    erase_account(user=comment.author)  # type: ignore[arg-type]
    assert touches(story) == 1
