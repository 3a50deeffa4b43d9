"""A reader follows a topic by mail, without an account or a cookie; only a button changes anything."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsquare.circulation import post, tasks
from newsquare.circulation.models import Delivery, Follow, Follower, Subject
from newsquare.stories.models import Topic
from tests.cast import TopicFactory
from tests.circulation.post import DOT, bridge, follower_of, letters, link_to, links_in
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


def ask(client: Client, topic: Topic, email: str = DOT) -> int:
    answer = client.post(f"/follow/topic/{topic.slug}/", {"email": email}, headers=HERE)
    post.send_due()
    return answer.status_code


def test_an_address_gets_one_mail_that_asks(client: Client) -> None:
    status = ask(client, bridge(), "Dot@Readers.example")

    [letter] = letters()
    assert (status, letter.to, Follower.objects.get().confirmed_at) == (200, [DOT], None)
    assert letter.subject == "Confirm that you want to follow Bridge"
    assert not client.cookies


def test_only_the_button_confirms(client: Client) -> None:
    ask(client, bridge())
    path = link_to(letters()[0], "confirm")

    page = client.get(path)
    before = Follow.objects.get().since
    client.post(path, {"subjects": [Subject.objects.get().pk]})

    assert (page.status_code, before, Follow.objects.get().since) == (200, None, MONDAY_NOON)
    assert not client.cookies


def test_the_button_as_it_stands_on_the_page_confirms(client: Client) -> None:
    ask(client, bridge())

    page = client.get(link_to(letters()[0], "confirm"))

    assert f'<input type="hidden" name="subjects" value="{Subject.objects.get().pk}">' in page.content.decode()


def test_two_topics_asked_for_are_confirmed_by_one_mail(client: Client) -> None:
    one, two = bridge(), TopicFactory(slug="schools")
    ask(client, one)
    ask(client, two)

    [letter] = letters()
    client.post(link_to(letter, "confirm"), {"subjects": [subject.pk for subject in Subject.objects.all()]})

    assert Follow.objects.filter(since=MONDAY_NOON).count() == 2


def test_asking_again_on_the_same_day_sends_nothing_and_looks_the_same(client: Client) -> None:
    topic = bridge()
    first = client.post(f"/follow/topic/{topic.slug}/", {"email": DOT}, headers=HERE)
    post.send_due()

    second = client.post(f"/follow/topic/{topic.slug}/", {"email": DOT}, headers=HERE)
    post.send_due()

    assert (second.content, len(mail.outbox)) == (first.content, 1)


def test_a_day_later_it_is_asked_again(client: Client) -> None:
    topic = bridge()
    ask(client, topic)

    with time_machine.travel(MONDAY_NOON + timedelta(days=1), tick=False):
        ask(client, topic)

    assert len(mail.outbox) == 2


def test_somebody_who_follows_already_gets_no_mail_and_the_same_answer(client: Client) -> None:
    topic = bridge()
    stranger = client.post(f"/follow/topic/{topic.slug}/", {"email": "eve@readers.example"}, headers=HERE)
    follower_of(topic)

    answer = client.post(f"/follow/topic/{topic.slug}/", {"email": DOT}, headers=HERE)
    post.send_due()

    assert (answer.content, mail.outbox) == (stranger.content, [])


def test_an_old_link_confirms_nothing(client: Client) -> None:
    ask(client, bridge())
    path = link_to(letters()[0], "confirm")

    with time_machine.travel(MONDAY_NOON + timedelta(days=3, seconds=1), tick=False):
        answer = client.get(path)
        client.post(path, {"subjects": [Subject.objects.get().pk]})

    assert (answer.status_code, Follow.objects.get().since) == (410, None)


def test_a_link_that_was_cut_off_says_so(client: Client) -> None:
    ask(client, bridge())
    path = link_to(letters()[0], "confirm")

    answer = client.get(path[:-6] + "/")

    assert answer.status_code == 404
    assert "cut off" in answer.content.decode()


def test_a_link_for_one_purpose_opens_no_other_door(client: Client) -> None:
    ask(client, bridge())
    token = link_to(letters()[0], "confirm").split("/")[3]

    assert client.get(f"/follow/manage/{token}/").status_code == 404


def test_what_is_no_address_is_kept_and_explained(client: Client) -> None:
    answer = client.post(f"/follow/topic/{bridge().slug}/", {"email": "dot at home"}, headers=HERE)

    page = answer.content.decode()
    assert (answer.status_code, Follower.objects.count()) == (400, 0)
    assert 'value="dot at home"' in page
    assert "Write it as name@example.com." in page


def test_a_flood_is_told_to_wait_and_loses_nothing(client: Client) -> None:
    topic = bridge()
    for number in range(10):
        ask(client, topic, f"reader{number}@readers.example")

    answer = client.post(f"/follow/topic/{topic.slug}/", {"email": DOT}, headers=HERE)

    assert (answer.status_code, Follower.objects.filter(email=DOT).exists()) == (429, False)
    assert f'value="{DOT}"' in answer.content.decode()


def test_a_form_of_another_site_is_not_taken() -> None:
    client = Client(enforce_csrf_checks=True)

    client.post(f"/follow/topic/{bridge().slug}/", {"email": DOT}, headers={"Sec-Fetch-Site": "cross-site"})

    assert not Follower.objects.exists()


def test_an_unknown_topic_is_not_found(client: Client) -> None:
    bridge()

    assert client.post("/follow/topic/nothing/", {"email": DOT}, headers=HERE).status_code == 404


def test_who_never_confirms_is_forgotten_after_a_week(client: Client) -> None:
    ask(client, bridge())
    follower_of(bridge(), email="eve@readers.example")

    with time_machine.travel(MONDAY_NOON + timedelta(days=7, seconds=1), tick=False):
        tasks.sweep(timezone.now())

    assert [follower.email for follower in Follower.objects.all()] == ["eve@readers.example"]


def test_the_ledger_keeps_no_address_of_who_never_confirmed(client: Client) -> None:
    ask(client, bridge())

    assert Delivery.objects.get().address == ""


def test_opening_the_links_of_a_confirmation_changes_nothing(client: Client) -> None:
    ask(client, bridge())
    before = list(Follow.objects.values()), list(Follower.objects.values())

    for path in links_in(letters()[0]):
        client.get(path)

    assert (list(Follow.objects.values()), list(Follower.objects.values())) == before
