"""A correction is told by mail to exactly those who got the wrong version by mail, once."""

import pytest
from django.core import mail

from newsquare.circulation import post
from newsquare.circulation.actions import announce, tell_of_correction
from newsquare.circulation.models import Delivery, Edition, State
from newsquare.circulation.queries import corrections_to_tell
from newsquare.stories.actions import correct
from newsquare.stories.models import Correction, Story
from tests.cast import PublishedStoryFactory
from tests.circulation.post import bridge, deliver, follower_of, letters
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
TEXT = "We said it closes. It opens."


def corrected(story: Story) -> Correction:
    """Return the correction of a headline in which the wrong words stood."""
    story.refresh_from_db()
    return correct(story=story, wrong="Bridge to close", right="Bridge to open", text=TEXT, by=None, now=MONDAY_NOON)


def a_story() -> Story:
    return PublishedStoryFactory(topics=[bridge()], headline="Bridge to close")


def test_who_got_the_wrong_version_is_told_and_nobody_else() -> None:
    follower_of(bridge())
    other = follower_of(bridge(), email="eve@readers.example")
    story = a_story()
    announce(story_id=story.pk, now=MONDAY_NOON)
    Delivery.objects.filter(follower=other).update(state=State.FAILED)
    post.send_due()
    correction = corrected(story)
    [edition] = Edition.objects.all()
    offered = corrections_to_tell(edition)
    mail.outbox.clear()

    for _ in range(2):
        tell_of_correction(correction=correction, by=None, now=MONDAY_NOON)
        post.send_due()

    [letter] = letters()
    assert (letter.to, letter.subject) == (["dot@readers.example"], "Correction: Bridge to open")
    assert "We said it closes. It opens." in letter.body
    assert (offered, corrections_to_tell(edition)) == ([correction], [])


def test_who_follows_later_or_got_the_right_words_is_not_told() -> None:
    story = a_story()
    correction = corrected(story)
    follower_of(bridge(), since=MONDAY_NOON)
    deliver(story)
    mail.outbox.clear()

    tell_of_correction(correction=correction, by=None, now=MONDAY_NOON)
    post.send_due()

    assert letters() == []


def test_mail_that_has_not_left_says_what_is_right() -> None:
    follower_of(bridge())
    story = a_story()
    announce(story_id=story.pk, now=MONDAY_NOON)

    corrected(story)
    post.send_due()

    assert [letter.subject for letter in letters()] == ["Bridge to open"]
