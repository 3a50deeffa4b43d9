"""Readers are told why a forum takes no comments, and that nothing they wrote is lost."""

import pytest
from django.test import Client

from newsquare.comments import words
from newsquare.stories.models import Story
from tests.cast import StationFactory

pytestmark = pytest.mark.django_db


def test_a_story_that_never_took_comments_does_not_blame_its_age() -> None:
    story = Story(station=StationFactory(), takes_comments=False)

    assert words.closed(story) == "This story takes no comments."


def test_an_old_story_names_the_days() -> None:
    story = Story(station=StationFactory(forum_days=1))

    assert words.closed(story) == "Comments are closed. Stories take comments for 1 day."


def test_a_writer_who_must_sign_in_first_reads_that_the_comment_is_kept(client: Client) -> None:
    StationFactory()
    session = client.session
    session["comments.draft"] = {"story_id": 1, "text": "Kept", "parent_id": None, "at": 0.0}
    session.save()

    assert "Your comment is kept" in client.get("/sign-in/?next=/comments/finish/").content.decode()


def test_others_who_sign_in_read_nothing_of_a_comment(client: Client) -> None:
    StationFactory()

    assert "comment is kept" not in client.get("/sign-in/").content.decode()
