"""A published story reaches each follower of its topics once, and only while the public may see it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsquare.circulation import post, tasks
from newsquare.circulation.actions import announce, erase, open_edition
from newsquare.circulation.models import Delivery, Edition, EditionState, Follow, Follower, State
from newsquare.stories.actions import bar_story, lift, publish, unpublish
from newsquare.stories.models import BarKind, Byline, Label
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, TopicFactory
from tests.circulation.post import DOT, bridge, deliver, follower_of, letters, link_to, links_in, parsed
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=2)


def test_a_follower_gets_headline_deck_and_the_way_to_the_story() -> None:
    follower_of(bridge())

    [letter] = deliver(PublishedStoryFactory(topics=[bridge()], headline="Bridge to close", slug="close"))

    assert (letter.to, letter.subject) == ([DOT], "Bridge to close")
    assert "Repairs begin in spring." in letter.body
    assert "http://testserver/2026/03/close/" in letter.body
    assert "because you follow Bridge at Channel 9 Riverbend" in letter.body
    assert "The council voted" not in letter.body + str(letter.alternatives[0][0])


def test_a_wire_story_names_its_distributor() -> None:
    follower_of(bridge())
    story = StoryFactory(topics=[bridge()], label=Label.WIRE, distributor="State Wire")
    story.bylines.add(Byline(name="Lena Fox"))
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)

    [letter] = deliver(story)

    assert "By Lena Fox, State Wire (News agency)" in letter.body


def test_a_story_in_two_followed_topics_is_one_mail() -> None:
    one, two = bridge(), TopicFactory(slug="schools")
    follower_of(one, two)

    [letter] = deliver(PublishedStoryFactory(topics=[one, two]))

    assert "because you follow Bridge and Schools" in letter.body


def test_the_headers_let_a_mail_program_stop_it_and_sort_it() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])

    letter = parsed(deliver(story)[0])

    assert letter["List-Unsubscribe"].startswith("<http://testserver/follow/stop/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Id"] == '"Bridge" <bridge.testserver>'
    assert letter["Message-ID"] == f"<story.{story.pk}.follower.{Follower.objects.get().pk}@testserver>"
    assert (letter["Auto-Submitted"], letter["Precedence"]) == ("auto-generated", "bulk")
    assert letter["From"].startswith("Channel 9 Riverbend <")


def test_one_click_stops_the_mail_without_cookie_or_token() -> None:
    follower_of(bridge())
    path = link_to(deliver(PublishedStoryFactory(topics=[bridge()]))[0], "stop")

    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})

    deliver(PublishedStoryFactory(topics=[bridge()]))
    assert (answer.status_code, Follow.objects.count(), len(mail.outbox)) == (200, 0, 1)


def test_one_click_twice_is_still_well(client: Client) -> None:
    follower = follower_of(bridge())
    path = link_to(deliver(PublishedStoryFactory(topics=[bridge()]))[0], "stop")
    erase(follower=follower, now=MONDAY_NOON)

    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_opening_every_link_of_a_mail_changes_nothing(client: Client) -> None:
    follower_of(bridge())
    [letter] = deliver(PublishedStoryFactory(topics=[bridge()]))
    before = list(Follow.objects.values()), list(Follower.objects.values()), list(Delivery.objects.values())

    answers = {path: client.get(path).status_code for path in links_in(letter) if path.startswith("/follow/")}

    assert set(answers.values()) == {200}
    assert (list(Follow.objects.values()), list(Follower.objects.values()), list(Delivery.objects.values())) == before


def test_publishing_announces_by_itself() -> None:
    follower_of(bridge())

    story = PublishedStoryFactory(topics=[bridge()])

    assert Edition.objects.get().story == story


def test_an_update_or_a_second_run_of_the_tasks_mails_nobody_again() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])
    deliver(story)
    story.headline = "Changed"
    story.save()

    publish(story=story, by=None, now=LATER)
    open_edition(story_id=story.pk, first=True, now=LATER)
    deliver(story)
    deliver(story)

    assert (len(mail.outbox), Delivery.objects.filter(kind="story").count()) == (1, 1)


def test_who_follows_after_the_story_is_out_gets_the_next_one() -> None:
    story = PublishedStoryFactory(topics=[bridge()])
    follower_of(bridge(), since=MONDAY_NOON + timedelta(seconds=1))

    assert deliver(story) == []
    assert Edition.objects.get().audience == 0


def test_a_story_under_embargo_is_mailed_when_it_lifts() -> None:
    follower_of(bridge())
    story = StoryFactory(topics=[bridge()])
    bar_story(story=story, kind=BarKind.EMBARGO, until_at=LATER)
    publish(story=story, by=None, now=MONDAY_NOON)
    assert deliver(story) == []

    with time_machine.travel(LATER, tick=False):
        tasks.sweep(timezone.now())
        announce(story_id=story.pk, now=LATER)
        post.send_due()

    assert len(letters()) == 1


def test_a_lifted_bar_sends_what_waited() -> None:
    follower_of(bridge())
    story = StoryFactory(topics=[bridge()])
    bar = bar_story(story=story, kind=BarKind.WITHHELD)
    publish(story=story, by=None, now=MONDAY_NOON)
    assert deliver(story) == []

    lift(bar=bar, now=MONDAY_NOON)

    assert len(deliver(story)) == 1


def test_a_story_withdrawn_before_its_mail_left_is_pulled() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)

    unpublish(story=story, now=MONDAY_NOON)
    post.send_due()

    assert (letters(), Delivery.objects.get(kind="story").state) == ([], State.PULLED)


def test_a_story_killed_before_its_audience_was_counted_is_pulled() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])

    bar_story(story=story, kind=BarKind.KILL)

    assert deliver(story) == []
    assert Edition.objects.get().state == EditionState.PULLED


def test_a_story_that_comes_back_soon_reaches_who_had_not_got_it() -> None:
    follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)
    unpublish(story=story, now=MONDAY_NOON)
    post.send_due()
    story.refresh_from_db()
    story.headline = "Now it is right"
    story.save()

    publish(story=story, by=None, now=MONDAY_NOON)
    post.send_due()

    assert [letter.subject for letter in letters()] == ["Now it is right"]


def test_who_unfollowed_meanwhile_gets_nothing() -> None:
    follower = follower_of(bridge())
    story = PublishedStoryFactory(topics=[bridge()])
    announce(story_id=story.pk, now=MONDAY_NOON)

    follower.follows.all().delete()
    post.send_due()

    assert (letters(), Delivery.objects.get(kind="story").state) == ([], State.PULLED)


def test_two_stations_share_no_follower() -> None:
    here, there = bridge(), TopicFactory(slug="bridge", station=StationFactory(slug="harborlight"))
    follower_of(here)
    follower_of(there, email="eve@readers.example")

    deliver(PublishedStoryFactory(station=there.station, topics=[there]))

    assert [letter.to for letter in letters()] == [["eve@readers.example"]]


def test_a_link_of_one_station_opens_no_door_of_another(client: Client) -> None:
    follower_of(bridge())
    StationFactory(slug="harborlight")
    path = link_to(deliver(PublishedStoryFactory(topics=[bridge()]))[0], "manage")

    assert client.get(path, headers={"Host": "harborlight.test"}).status_code == 410


def test_a_headline_cannot_write_headers() -> None:
    follower_of(bridge())

    [letter] = deliver(PublishedStoryFactory(topics=[bridge()], headline="One\nBcc: eve@readers.example"))

    assert parsed(letter)["Subject"] == "One Bcc: eve@readers.example"
