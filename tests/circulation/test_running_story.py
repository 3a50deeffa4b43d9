"""Who follows one story hears when it is corrected, and when it comes out anew under a headline with news."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from newsquare.circulation import post
from newsquare.circulation.models import Edition, EditionState, Follow
from newsquare.circulation.rules import has_news
from newsquare.stories.actions import publish, unpublish
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory
from tests.circulation.post import DOT, follower_of, letters, link_to
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=2)
HERE = {"Sec-Fetch-Site": "same-origin"}


def running() -> Story:
    """Return a story that Dot follows."""
    story = PublishedStoryFactory(headline="Fire at the mill")
    follower_of(story)
    return story


def anew(story: Story, headline: str, *, note: str = "", at: object = LATER) -> None:
    """Publish a version of a story."""
    with time_machine.travel(at, tick=False):  # type: ignore[arg-type]  # A moment.
        story.headline, story.correction_note = headline, note
        story.save()
        publish(story=story, by=None, now=at)  # type: ignore[arg-type]  # The same.


def mailed(at: object = LATER + timedelta(minutes=15)) -> list[str]:
    """Do the work of a moment; return the subjects of all mails so far."""
    with time_machine.travel(at, tick=False):  # type: ignore[arg-type]  # A moment.
        post.send_due()
    return [letter.subject for letter in letters()]


def test_a_reader_follows_a_story_from_its_page(client: Client) -> None:
    story = PublishedStoryFactory(headline="Fire at the mill")

    page = client.get(story.path).content.decode()
    client.post(f"/follow/story/{story.pk}/", {"email": DOT}, headers=HERE)

    assert f'<a href="/follow/story/{story.pk}/">what is new in this story</a>' in page
    assert (mailed(MONDAY_NOON), Follow.objects.get().subject.key) == (
        ["Confirm that you want to follow Fire at the mill"],
        f"story:{story.pk}",
    )


def test_a_headline_with_news_is_mailed_once_it_has_stood_a_while() -> None:
    story = running()
    anew(story, "Two hurt in fire at the mill")
    anew(story, "Two firefighters hurt in fire at the mill", at=LATER + timedelta(minutes=5))

    before = mailed(LATER + timedelta(minutes=14))

    assert (before, mailed()) == ([], ["New: Two firefighters hurt in fire at the mill"])
    assert "because you follow Two firefighters hurt in fire at the mill at" in str(letters()[0].body)


def test_a_slip_that_was_put_right_is_no_news() -> None:
    anew(running(), "Fire at the mills")

    assert mailed() == []
    assert not has_news("Fire at the mill", "Fire at the Mill!")


def test_a_correction_is_mailed_at_once_and_tells_a_new_headline_with_it() -> None:
    anew(running(), "Fire near the old grain store", note="The mill did not burn.")

    assert (mailed(LATER), mailed()) == (["Corrected: Fire near the old grain store"],) * 2
    assert "The mill did not burn." in str(letters()[0].body)


def test_a_story_that_is_gone_sends_nothing() -> None:
    story = running()
    anew(story, "Two hurt in fire at the mill")
    unpublish(story=story, now=LATER)

    assert mailed() == []


def test_a_story_that_nobody_follows_opens_no_mailing() -> None:
    anew(PublishedStoryFactory(headline="Fire at the mill"), "Two hurt in fire", note="It burnt.")

    assert not Edition.objects.filter(kind="update").exists()


def test_one_press_ends_it(client: Client) -> None:
    story = running()
    anew(story, "Two hurt in fire at the mill", note="It burnt.")
    mailed()

    client.post(link_to(letters()[0], "stop"), {"List-Unsubscribe": "One-Click"})

    assert Follow.objects.count() == 0


def test_a_headline_that_may_not_be_seen_stands_on_no_page_of_ours(client: Client) -> None:
    story = running()
    anew(story, "Two hurt in fire at the mill", note="It burnt.")
    mailed()
    unpublish(story=story, now=LATER)

    page = client.get(link_to(letters()[0], "manage")).content.decode()

    assert ("fire at the mill" in page, "a story that is not out now" in page) == (False, True)


def test_an_update_to_many_more_than_the_last_one_waits_for_a_person() -> None:
    story = running()
    anew(story, "Two hurt in fire at the mill")
    first = mailed()
    for number in range(101):
        follower_of(story, email=f"r{number}@readers.example")
    anew(story, "Owner arrested after blaze", at=LATER + timedelta(hours=1))

    assert mailed(LATER + timedelta(hours=2)) == []
    assert (len(first), Edition.objects.get(state=EditionState.HELD).audience) == (1, 102)
