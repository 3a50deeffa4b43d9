"""A wave of machines signs strangers up: they get one confirmation a day, three at most, and no mailing ever."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from newsquare.circulation import post
from newsquare.circulation.actions import announce, ask_to_follow, write_digests
from newsquare.circulation.models import Delivery, Follow, Follower, Rhythm, subject_of
from newsquare.circulation.queries import stations_with_digests
from newsquare.circulation.views.follow import PER_NETWORK, PER_STATION
from newsquare.lib.flood import seconds_to_wait
from tests.cast import PublishedStoryFactory, StationFactory
from tests.circulation.post import DOT, bridge, follower_of, letters
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def test_ten_thousand_unconfirmed_addresses_get_no_mailing() -> None:
    topic, station = bridge(), StationFactory()
    reader = follower_of(topic)
    subject = reader.follows.get().subject
    strangers = Follower.objects.bulk_create(
        Follower(station=station, email=f"s{number}@strangers.example", created_at=MONDAY_NOON)
        for number in range(10_000)
    )
    Follow.objects.bulk_create(
        Follow(follower=each, subject=subject, rhythm=list(Rhythm)[each.pk % 3], asked_at=MONDAY_NOON)
        for each in strangers
    )

    announce(story_id=PublishedStoryFactory(topics=[topic]).pk, now=MONDAY_NOON)
    post.send_due()
    with time_machine.travel(MONDAY_NOON + timedelta(days=6), tick=False):
        for each in stations_with_digests(MONDAY_NOON + timedelta(days=6)):
            write_digests(station=each, now=MONDAY_NOON + timedelta(days=6))
        post.send_due()

    assert [letter.to for letter in letters()] == [[DOT]]
    assert Delivery.objects.filter(edition__isnull=False).count() == 1


def test_a_wave_replayed_sends_nothing_more_that_day() -> None:
    subject = subject_of(bridge())

    for _ in range(2):
        for number in range(200):
            ask_to_follow(subject=subject, email=f"s{number}@strangers.example", now=MONDAY_NOON)

    assert Delivery.objects.filter(kind="confirm").count() == 200
    assert Follower.objects.filter(confirmed_at__isnull=False).count() == 0


def test_a_wave_replayed_day_after_day_ends_after_three() -> None:
    subject = subject_of(bridge())

    for day in range(6):
        ask_to_follow(subject=subject, email=DOT, now=MONDAY_NOON + timedelta(days=day))

    assert Delivery.objects.filter(kind="confirm").count() == 3


def test_a_reader_who_answered_is_asked_again_for_something_else() -> None:
    follower_of(bridge())
    follower = Follower.objects.get()

    assert (follower.asked_times, follower.asked_at) == (0, None)


def test_a_stations_budget_holds_against_many_networks(client: Client) -> None:
    topic = bridge()
    for _ in range(PER_STATION[0][0]):
        seconds_to_wait("follow", str(topic.station_id), *PER_STATION)

    answer = client.post("/follow/topic/bridge/", {"email": DOT}, headers=HERE)

    assert (answer.status_code, Follower.objects.count()) == (429, 0)
    assert f'value="{DOT}"' in answer.content.decode()
    assert PER_NETWORK[0][0] < PER_STATION[0][0]
    assert mail.outbox == []
