"""Behind the link in each mail a reader changes choices and address, or is forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from newsquare.circulation import post, tasks
from newsquare.circulation.actions import announce
from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Delivery, Follower, State
from newsquare.circulation.queries import subjects_followed
from tests.cast import PublishedStoryFactory, TopicFactory
from tests.circulation.post import DOT, bridge, deliver, follower_of, letters, link_to
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
NEW = "dot@elsewhere.example"
HOURS = {"hour": 7, "weekday": 6, "quiet_from": "", "quiet_until": ""}


def choose(client: Client, follower: Follower, *, rhythm: str = "once", **more: Any) -> int:
    """Send the form of the page, with one rhythm for all that is followed."""
    rhythms = {f"rhythm-{follow.subject_id}": rhythm for follow in follower.follows.all()}
    form = {"do": "choose", **HOURS, **rhythms, **more}
    return client.post(path_for(Purpose.MANAGE, follower), form).status_code


def followed(follower: Follower) -> list[str]:
    """Return the names of what a reader follows."""
    return [str(subject) for subject in subjects_followed(follower)]


def test_the_page_shows_what_is_followed_and_what_else_may_be(client: Client) -> None:
    follower = follower_of(bridge())
    TopicFactory(slug="schools")

    page = client.get(path_for(Purpose.MANAGE, follower)).content.decode()

    assert (page.count('name="rhythm-'), page.count('type="checkbox"')) == (1, 1)
    assert "Schools" in page


def test_choices_are_saved_as_they_stand(client: Client) -> None:
    follower, schools = follower_of(bridge()), TopicFactory(slug="schools")

    choose(client, follower, rhythm="", more=[f"topic:{schools.pk}"])

    assert followed(follower) == ["Schools"]


def test_who_stopped_everything_can_think_again_for_a_day(client: Client) -> None:
    follower = follower_of(bridge())
    choose(client, follower, rhythm="")

    tasks.sweep(MONDAY_NOON + timedelta(hours=23))
    kept = Follower.objects.count()
    tasks.sweep(MONDAY_NOON + timedelta(days=1, seconds=1))

    assert (kept, Follower.objects.count()) == (1, 0)


def test_a_topic_of_another_station_cannot_be_chosen(client: Client) -> None:
    follower, other = follower_of(bridge()), TopicFactory(slug="ferry", station__slug="harborlight")

    status = choose(client, follower, more=[f"topic:{other.pk}"])

    assert (status, followed(follower)) == (400, ["Bridge"])


def test_a_new_address_counts_once_its_owner_presses_the_button(client: Client) -> None:
    follower = follower_of(bridge())
    client.post(path_for(Purpose.MANAGE, follower), {"do": "move", "email": NEW})
    post.send_due()
    [letter] = letters()
    path = link_to(letter, "move")

    client.get(path)
    before = Follower.objects.get().email
    client.post(path)

    assert (letter.to, before, Follower.objects.get().email) == ([NEW], DOT, NEW)
    assert Delivery.objects.get(kind="move").address == ""


def test_links_in_mails_to_the_old_address_are_worth_nothing_after(client: Client) -> None:
    follower = follower_of(bridge())
    old = path_for(Purpose.MANAGE, follower)
    client.post(path_for(Purpose.MOVE, follower, NEW))

    assert client.get(old).status_code == 410


def test_two_addresses_of_one_reader_become_one(client: Client) -> None:
    schools = TopicFactory(slug="schools")
    follower_of(schools, email=NEW)
    follower = follower_of(bridge())

    client.post(path_for(Purpose.MOVE, follower, NEW))

    kept = Follower.objects.get()
    assert (kept.email, followed(kept)) == (NEW, ["Bridge", "Schools"])


def test_a_new_address_is_asked_once_a_day(client: Client) -> None:
    follower = follower_of(bridge())

    for email in (NEW, "eve@readers.example"):
        client.post(path_for(Purpose.MANAGE, follower), {"do": "move", "email": email})
    post.send_due()

    assert [letter.to for letter in letters()] == [[NEW]]


def test_erasing_takes_the_address_and_the_mail_that_waits(client: Client) -> None:
    follower = follower_of(bridge())
    path = path_for(Purpose.MANAGE, follower)
    story = PublishedStoryFactory(topics=[bridge()])

    answer = client.post(path, {"do": "erase"})

    assert (answer.status_code, Follower.objects.count(), deliver(story)) == (200, 0, [])
    assert DOT not in str(list(Delivery.objects.values()))
    assert client.get(path).status_code == 410


def test_a_mail_being_written_to_an_erased_address_is_pulled(client: Client) -> None:
    follower = follower_of(bridge())
    announce(story_id=PublishedStoryFactory(topics=[bridge()]).pk, now=MONDAY_NOON)

    client.post(path_for(Purpose.MANAGE, follower), {"do": "erase"})
    post.send_due()

    assert (mail.outbox, Delivery.objects.get(kind="story").state) == ([], State.PULLED)


def test_a_page_with_a_key_in_its_address_is_kept_and_told_nowhere(client: Client) -> None:
    answer = client.get(path_for(Purpose.MANAGE, follower_of(bridge())))

    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
