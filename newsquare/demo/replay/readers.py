"""Plays what readers do beside the forum: they follow topics and send story ideas."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from newsquare.circulation.actions import ask_to_follow, confirm, stop
from newsquare.circulation.models import Follower, subject_of
from newsquare.demo import nouns
from newsquare.demo.replay.stage import Event, Stage, settle
from newsquare.tips.actions import Triage, receive_idea, triage_idea
from newsquare.tips.models import State

ANSWERED_AFTER = timedelta(minutes=3)


def reader_events(stage: Stage) -> Iterator[Event]:
    """Yield the followers' and the senders' deeds."""
    for follower in stage.content.followers:
        yield Event(follower.since, partial(_follow, stage, follower))
    for idea in stage.content.ideas:
        yield Event(idea.sent_at, partial(_send, stage, idea))


def _follow(stage: Stage, reader: nouns.Follower) -> None:
    subjects = [subject_of(topic) for topic in stage.topics(reader.topics)]
    for subject in subjects:
        ask_to_follow(subject=subject, email=reader.address, now=reader.since)
    if reader.state == "waiting":
        return  # Their confirmation leaves when the station starts, to be read in the outbox.
    row = Follower.objects.get(station=stage.station, email=reader.address)
    settle(reader.since, follower=row)
    confirm(follower=row, subjects=subjects, now=reader.since + ANSWERED_AFTER)
    if reader.state == "gone":
        stop(follower=row, keys=[subject.key for subject in subjects], now=reader.since + ANSWERED_AFTER)


def _send(stage: Stage, sent: nouns.Idea) -> None:
    idea = receive_idea(station=stage.station, text=sent.text, contact=sent.contact, now=sent.sent_at)
    if sent.state != "new":
        triage_idea(idea=idea, triage=Triage(state=State(sent.state), note=sent.note))
