"""What can be done with story ideas."""

from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.lib.text import one_line, unseen_out
from newsquare.stations.models import Station
from newsquare.tips.models import Idea, State
from newsquare.tips.rules import Sent, seems_spam


@transaction.atomic
def receive_idea(
    *, station: Station, text: str, contact: str = "", now: datetime, decoy: str = "", seconds: float | None = None
) -> Idea:
    """Keep an idea, with the station's day as its only date."""
    spam = seems_spam(Sent(text, decoy, seconds))
    return Idea.objects.create(
        station=station,
        received_on=now.astimezone(station.zone).date(),
        text=unseen_out(text).strip(),
        contact=one_line(contact),
        state=State.SPAM if spam else State.NEW,
    )


@transaction.atomic
def triage_idea(*, idea: Idea, state: State, note: str) -> None:
    """Say how far the newsroom is with an idea. The log holds the states, and nothing of the idea or the note."""
    before = State(Idea.objects.values_list("state", flat=True).get(pk=idea.pk))
    idea.state, idea.note = state, note
    idea.save(update_fields=["state", "note"])
    record(Did.CHANGED, idea, changes=[("state", str(before.label), str(state.label))] if before != state else [])


@transaction.atomic
def erase_idea(*, idea: Idea) -> None:
    """Delete an idea for good."""
    record(Did.ERASED, idea)
    idea.delete()
