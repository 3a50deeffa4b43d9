"""What must never happen by accident: the wrong list, mail to strangers, a story that nobody may see."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from newsquare.circulation import post
from newsquare.circulation.actions import (
    NotHeldError,
    WrongNumberError,
    announce,
    confirm_mailing,
    go_on,
    open_mailing,
    prepare,
    stop_mailing,
)
from newsquare.circulation.actions.follow import saved
from newsquare.circulation.letters import Sheet
from newsquare.circulation.models import Delivery, Edition, EditionState, Follow, Follower, State, subject_of
from newsquare.circulation.post.carrier import Carrier
from newsquare.circulation.rules import Doubt, doubt_about
from newsquare.stories.actions import bar_story, publish, unpublish
from newsquare.stories.models import BarKind, Story
from tests.cast import PublishedStoryFactory, StoryFactory
from tests.circulation.post import bridge, deliver, follower_of, letters
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=2)


@pytest.mark.parametrize(("audience", "last"), [(78_458, 760), (760, 78_458), (0, 760), (760, 0), (301, 100)])
def test_an_audience_unlike_the_last_is_stopped_both_ways(audience: int, last: int) -> None:
    assert doubt_about(audience, last, above=100_000) == Doubt(audience, last=last)


@pytest.mark.parametrize(("audience", "last"), [(760, 700), (300, 100), (3, 40), (99, 0), (5000, None)])
def test_an_ordinary_audience_leaves(audience: int, last: int | None) -> None:
    assert doubt_about(audience, last, above=5000) is None


@given(st.integers(0, 10**6), st.none() | st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_than_the_number_never_leaves_by_itself(audience: int, last: int | None, above: int) -> None:
    assert audience <= above or doubt_about(audience, last, above) is not None


def many(count: int, *, confirmed: bool = True) -> None:
    """Let so many addresses follow the bridge."""
    station, subject = bridge().station, saved(subject_of(bridge()))
    since = MONDAY_NOON if confirmed else None
    readers = Follower.objects.bulk_create(
        [
            Follower(station=station, email=f"r{n}@readers.example", created_at=MONDAY_NOON, confirmed_at=since)
            for n in range(count)
        ]
    )
    Follow.objects.bulk_create(
        [Follow(follower=reader, subject=subject, asked_at=MONDAY_NOON, since=MONDAY_NOON) for reader in readers]
    )


def test_a_list_that_was_swapped_is_held_until_its_number_is_typed() -> None:
    many(60)
    deliver(PublishedStoryFactory(topics=[bridge()]))
    Follower.objects.all().delete()
    many(400)
    story = PublishedStoryFactory(topics=[bridge()])

    left = len(deliver(story))
    edition = Edition.objects.get(story=story)
    with pytest.raises(WrongNumberError):
        confirm_mailing(edition=edition, number=60, by=None, now=MONDAY_NOON)
    confirm_mailing(edition=edition, number=400, by=None, now=MONDAY_NOON)
    within_the_minute = post.send_due()
    Edition.objects.update(leaves_at=MONDAY_NOON)

    assert (left, edition.state, edition.audience, within_the_minute) == (60, EditionState.HELD, 400, 0)
    assert post.send_due() == 400


def test_ten_thousand_addresses_that_never_confirmed_get_nothing() -> None:
    many(10_000, confirmed=False)

    assert deliver(PublishedStoryFactory(topics=[bridge()])) == []
    assert (Edition.objects.get().audience, Delivery.objects.count()) == (0, 0)


def test_an_audience_of_several_chunks_is_whole_whatever_the_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    many(25)
    for reader in Follower.objects.all():
        Follower.objects.filter(pk=reader.pk).update(email=f"{(reader.pk * 7) % 26:02}-{reader.pk}@readers.example")
    monkeypatch.setattr("newsquare.circulation.actions.edition.CHUNK", 4)

    left = deliver(PublishedStoryFactory(topics=[bridge()]))

    assert len({letter.to[0] for letter in left}) == len(left) == Edition.objects.get().audience == 25


EMBARGO: Callable[[Story], Any] = lambda story: bar_story(story=story, kind=BarKind.EMBARGO, until_at=LATER)  # noqa: E731
KILL: Callable[[Story], Any] = lambda story: bar_story(story=story, kind=BarKind.KILL)  # noqa: E731
UNPUBLISH: Callable[[Story], Any] = lambda story: unpublish(story=story, now=MONDAY_NOON)  # noqa: E731


@pytest.mark.parametrize("accident", [EMBARGO, KILL, UNPUBLISH], ids=["embargo", "kill", "unpublished"])
@pytest.mark.parametrize("counted", [True, False], ids=["counted", "not counted"])
def test_what_nobody_may_see_leaves_by_no_channel(accident: Any, counted: bool, client: Client) -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()], headline="Secret plan")
    if counted:
        announce(story_id=story.pk, now=MONDAY_NOON)

    accident(story)
    post.send_due()

    assert letters() == []
    for feed in ("/feed.xml", "/topic/bridge/feed.xml"):
        assert "Secret plan" not in client.get(feed).content.decode()


def test_a_draft_is_mailed_to_nobody() -> None:
    follower_of(bridge())
    story = StoryFactory(topics=[bridge()])
    edition = open_mailing(key="story:0", station=story.station, kind="story", story=story, now=MONDAY_NOON)

    prepare(edition_id=edition.pk, now=MONDAY_NOON)

    assert post.send_due() == 0
    edition.refresh_from_db()
    assert edition.state == EditionState.PULLED


@pytest.mark.parametrize("accident", [KILL, UNPUBLISH, None], ids=["kill", "unpublished", "stop"])
def test_what_happens_while_mails_leave_holds_back_the_next_one(accident: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    many(20)
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)
    carried: list[int] = []
    hand_over = Carrier.hand_over

    def and_then(self: Carrier, sheet: Sheet, row: Delivery) -> None:
        hand_over(self, sheet, row)
        carried.append(row.pk)
        if len(carried) == 3:
            if accident:
                accident(story)
            else:
                stop_mailing(edition=Edition.objects.get(), by=None, now=MONDAY_NOON)

    monkeypatch.setattr(Carrier, "hand_over", and_then)
    post.send_due()

    assert len(letters()) == 3
    assert Delivery.objects.filter(state=State.SENT).count() == 3
    assert Delivery.objects.filter(state=State.SENDING).count() == 0


def test_a_stopped_mailing_goes_on_to_those_who_have_not_got_it() -> None:
    many(5)
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)
    edition = Edition.objects.get()
    Delivery.objects.filter(pk=edition.deliveries.order_by("pk")[0].pk).update(state=State.SENT)
    stop_mailing(edition=edition, by=None, now=MONDAY_NOON)
    stopped = post.send_due()

    go_on(edition=edition, by=None, now=MONDAY_NOON)
    with pytest.raises(NotHeldError):
        go_on(edition=edition, by=None, now=MONDAY_NOON)

    assert (stopped, post.send_due()) == (0, 4)


def test_a_story_published_again_after_its_embargo_tells_each_once() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])
    deliver(story)
    publish(story=story, by=None, now=LATER)

    assert len(deliver(story)) == 1
