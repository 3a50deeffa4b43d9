"""Plays what readers do beside the forum: they follow topics and send story ideas."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from newsquare.circulation.actions import ask_to_follow, confirm, stop
from newsquare.circulation.models import Follower, subject_of
from newsquare.demo import nouns
from newsquare.demo.replay.stage import Event, Stage, settle
from newsquare.desk.actions import became_story, thank
from newsquare.tips.actions import Parcel, Triage, answer_idea, send_idea, triage_idea
from newsquare.tips.models import Idea, MayName, State

ANSWERED_AFTER = timedelta(minutes=3)
TOLD_AFTER = timedelta(minutes=10)


def reader_events(stage: Stage) -> Iterator[Event]:
    """Yield the followers' and the senders' deeds."""
    for follower in stage.content.followers:
        yield Event(follower.since, partial(_follow, stage, follower))
    public = {story.slug: story.published_at for story in stage.content.stories}
    for idea in stage.content.ideas:
        yield Event(idea.sent_at, partial(_send, stage, idea))
        if idea.story:
            at = max(idea.sent_at, public[idea.story]) + TOLD_AFTER
            yield Event(at, partial(_tell, stage, idea))


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
    named = MayName.YES if sent.name else MayName.NO
    send_idea(
        station=stage.station,
        parcel=Parcel(text=sent.text, contact=sent.contact, name=sent.name, may_name=named),
        now=sent.sent_at,
    )
    idea = Idea.objects.filter(station=stage.station).latest("pk")
    if sent.answer:
        answer_idea(idea=idea, text=sent.answer, now=sent.sent_at)
    if sent.state != "new":
        triage_idea(idea=idea, triage=Triage(state=State(sent.state), note=sent.note))


def _tell(stage: Stage, sent: nouns.Idea) -> None:
    """Tell a sender which story came of their idea, and thank them under it."""
    story = stage.stories[sent.story]
    idea = Idea.objects.select_related("station").get(station=stage.station, text=sent.text)
    became_story(idea=idea, story=story, now=stage.now)
    thank(idea=idea, story=story, words=sent.thanks)
