"""Of every kind of mail in the ledger: opening its links changes nothing, it is small, and it loads nothing."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from newsquare.circulation import post
from newsquare.circulation.actions import ask_new_address, ask_to_follow, schedule_issue, tell_of_correction, try_issue
from newsquare.circulation.kinds import kinds
from newsquare.circulation.models import subject_of
from newsquare.comments.actions import ask_for_reply_mail
from tests.cast import PublishedStoryFactory, ada
from tests.circulation import test_correction_mail, test_digest, test_newsletter, test_running_story
from tests.circulation.post import DOT, bridge, deliver, follower_of, letters, links_in, parsed
from tests.clock import MONDAY_NOON
from tests.comments.cast import regular, say

pytestmark = pytest.mark.django_db
TO_MANY = {"story", "correction", "digest", "update", "newsletter", "replies"}  # They can be stopped by one click.


def confirm() -> None:
    ask_to_follow(subject=subject_of(bridge()), email=DOT, now=MONDAY_NOON)


def move() -> None:
    ask_new_address(follower=follower_of(bridge()), email="dot@new.example", now=MONDAY_NOON)


def story() -> None:
    follower_of(bridge())
    deliver(PublishedStoryFactory(topics=[bridge()]))


def correction() -> None:
    follower_of(bridge())
    wrong = test_correction_mail.a_story()
    deliver(wrong)
    mail.outbox.clear()
    tell_of_correction(correction=test_correction_mail.corrected(wrong), by=None, now=MONDAY_NOON)


def digest() -> None:
    test_digest.reader(bridge())
    hour_later = MONDAY_NOON + timedelta(hours=1)
    with time_machine.travel(hour_later, tick=False):
        deliver(PublishedStoryFactory(topics=[bridge()], published=hour_later))
    test_digest.wake(test_digest.TUESDAY_SEVEN)


def update() -> None:
    test_running_story.anew(test_running_story.running(), "Fire near the old store", note="The mill did not burn.")
    test_running_story.mailed()


def newsletter() -> None:
    issue = test_newsletter.issue(PublishedStoryFactory())
    schedule_issue(issue=issue, at=MONDAY_NOON, by=ada(), now=MONDAY_NOON)


def trial() -> None:
    issue = test_newsletter.issue(PublishedStoryFactory())
    try_issue(issue=issue, by=ada(), now=MONDAY_NOON)


def replies() -> None:
    first = say(PublishedStoryFactory())
    assert first.author
    ask_for_reply_mail(user=first.author, station=first.story.station, now=MONDAY_NOON)
    say(first.story, "So it was.", parent=first, author=regular(first.story, "Eli"))
    with time_machine.travel(MONDAY_NOON + timedelta(hours=5), tick=False):
        post.send_due()


WAYS: dict[str, Callable[[], None]] = {
    "confirm": confirm,
    "move": move,
    "story": story,
    "correction": correction,
    "digest": digest,
    "update": update,
    "newsletter": newsletter,
    "newsletter-trial": trial,
    "replies": replies,
}
every_kind = pytest.mark.parametrize("kind", WAYS)


def one(kind: str) -> EmailMultiAlternatives:
    """Return a mail of a kind, as it left."""
    WAYS[kind]()
    post.send_due()
    [letter] = letters()
    return letter


def everything() -> dict[str, list[Any]]:
    """Return every row of every table, but what notes which pages are baked: whoever asks first has one baked."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label != "press"
    }


def test_every_kind_stands_here() -> None:
    ours = {str(kind.name) for kind in kinds() if not kind.name.startswith("test-")}  # Other tests make kinds known.

    assert ours == set(WAYS)


@every_kind
def test_opening_every_link_changes_nothing(kind: str, client: Client) -> None:
    letter = one(kind)
    links = links_in(letter)
    before = everything()

    answers = {link: (client.get(link).status_code, client.head(link).status_code) for link in links}

    assert everything() == before
    assert [link for link, answer in answers.items() if not set(answer) <= {200, 302}] == []


@every_kind
def test_it_is_small_and_loads_nothing(kind: str) -> None:
    letter = one(kind)
    page = str(letter.alternatives[0][0])

    loads = re.findall(r"(?i)<(?:img|script|link|iframe|object|video|audio)\b|\bsrc\s*=|url\(|@import", page)

    assert loads == []
    assert len(parsed(letter).as_bytes()) < 60_000


@every_kind
def test_its_headers_are_those_of_its_kind(kind: str) -> None:
    headers = parsed(one(kind))

    assert headers["Message-ID"]
    assert headers["Auto-Submitted"] == "auto-generated"
    assert (headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click") == (kind in TO_MANY)
    assert bool(headers["List-Unsubscribe"]) == bool(headers["List-Id"]) == (kind in TO_MANY)
