"""What tests of circulation share: followers, the mail that came, and the links in it."""

import re
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from newsquare.circulation import post
from newsquare.circulation.actions import announce, ask_to_follow, confirm
from newsquare.circulation.models import Follower, subject_of
from newsquare.stories.models import Section, Story, Topic
from tests.cast import TopicFactory
from tests.clock import MONDAY_NOON

DOT = "dot@readers.example"


def follower_of(*topics: Topic | Section | Story, email: str = DOT, since: Any = MONDAY_NOON) -> Follower:
    """Return a reader who follows topics and has confirmed it; their confirmation mails are thrown away."""
    station = topics[0].station
    subjects = [subject_of(topic) for topic in topics]
    for subject in subjects:
        ask_to_follow(subject=subject, email=email, now=since)
    follower = Follower.objects.get(station=station, email=email)
    confirm(follower=follower, subjects=subjects, now=since)
    post.send_due()
    mail.outbox.clear()
    return follower


def deliver(story: Story) -> list[EmailMultiAlternatives]:
    """Do circulation's work for a story and return the mails that left."""
    announce(story_id=story.pk, now=MONDAY_NOON)
    post.send_due()
    return letters()


def letters() -> list[EmailMultiAlternatives]:
    """Return the mails that left so far."""
    return list(mail.outbox)  # type: ignore[arg-type]  # All of ours have two parts.


def links_in(letter: EmailMultiAlternatives) -> list[str]:
    """Return the paths of all links in a mail: in its text, its page and its headers."""
    html = str(letter.alternatives[0][0])
    whole = f"{letter.body}\n{html}\n{letter.extra_headers.get('List-Unsubscribe', '')}"
    urls = dict.fromkeys(re.findall(r"https?://[^\s\"<>]+", whole))
    return [urlsplit(url).path for url in urls]


def link_to(letter: EmailMultiAlternatives, purpose: str) -> str:
    """Return the path of the link for a purpose."""
    return next(path for path in links_in(letter) if path.startswith(f"/follow/{purpose}/"))


def parsed(letter: EmailMultiAlternatives) -> Message:
    """Return the mail as it goes over the wire."""
    return letter.message()


def bridge() -> Topic:
    """The topic that most tests follow."""
    return TopicFactory(slug="bridge")
