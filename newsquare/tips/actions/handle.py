"""What the newsroom does with an idea. The log gets numbers and states, nothing of an idea, an answer or a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.lib.text import unseen_out
from newsquare.stations.models import Station
from newsquare.tips.models import Idea, Message, State


@dataclass(frozen=True, kw_only=True)
class Triage:
    """How far the newsroom is with an idea."""

    state: State
    note: str = ""
    owner: User | None = None
    due_on: date | None = None


@transaction.atomic
def open_idea(*, idea: Idea, what: str = "") -> None:
    """Write down that somebody opened an idea, or a file of it, before they see it."""
    record(Did.OPENED, idea, note=what)
    if not what and idea.has_more:
        idea.has_more = False
        idea.save(update_fields=["has_more"])


@transaction.atomic
def triage_idea(*, idea: Idea, triage: Triage) -> None:
    """Say how far the newsroom is with an idea, who has it, and until when."""
    before = Idea.objects.select_related("owner").only("state", "owner", "due_on").get(pk=idea.pk)
    changes = [
        ("state", str(before.get_state_display()), str(triage.state.label)),
        ("owner", str(before.owner or ""), str(triage.owner or "")),
        ("due", str(before.due_on or ""), str(triage.due_on or "")),
    ]
    idea.state, idea.note, idea.owner, idea.due_on = triage.state, triage.note, triage.owner, triage.due_on
    idea.save(update_fields=["state", "note", "owner", "due_on"])
    record(Did.CHANGED, idea, changes=[change for change in changes if change[1] != change[2]])


@transaction.atomic
def bury_ideas(*, station: Station, ids: Iterable[int], state: State) -> int:
    """Put ideas among the spam, or take them out again; return how many moved."""
    moving = (
        Idea.objects.filter(station=station, pk__in=set(ids)).exclude(state=state).only("pk", "state", "station_id")
    )
    rows = list(moving.order_by("pk"))
    for idea in rows:
        record(Did.CHANGED, idea, changes=[("state", str(idea.get_state_display()), str(state.label))])
    Idea.objects.filter(pk__in=[idea.pk for idea in rows]).update(state=state)
    return len(rows)


@transaction.atomic
def answer_idea(*, idea: Idea, text: str, now: datetime) -> None:
    """Leave the sender an answer, which stands where they come back with their receipt."""
    _say(idea, unseen_out(text).strip(), now)
    if idea.state in {State.NEW, State.READING}:
        idea.state = State.CONTACTED
        idea.save(update_fields=["state"])
    record(Did.ANSWERED, idea)


@transaction.atomic
def tell_of_story(*, idea: Idea, story: int, path: str, words: str, now: datetime) -> None:
    """Say which story came of an idea; the sender finds it at their receipt. A second time changes nothing."""
    if idea.became_story == story:
        return
    _say(idea, words, now, path)
    idea.became_story, idea.state = story, State.USED
    idea.save(update_fields=["became_story", "state"])
    record(Did.CHANGED, idea, changes=[("story", "", str(story))])


def _say(idea: Idea, text: str, now: datetime, path: str = "") -> None:
    day = now.astimezone(idea.station.zone).date()
    Message.objects.create(idea=idea, is_ours=True, sent_on=day, text=text, story_path=path)
    idea.last_word_on = day
    idea.save(update_fields=["last_word_on"])
