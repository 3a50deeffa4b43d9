"""What a sender can do: send an idea, and add to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from newsquare.lib.text import one_line, unseen_out
from newsquare.stations.models import Station
from newsquare.tips.models import Enclosure, Idea, MayName, Message, State, TipDesk
from newsquare.tips.rules.receipt import hash_of, new_receipt
from newsquare.tips.rules.spam import Sent, seems_spam

MOST_MESSAGES, MOST_FILES = 50, 30
File = tuple[str, bytes]  # Kind and content.


class TooMuchError(Exception):
    """An idea holds as many messages or files as it may."""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a sender hands over."""

    text: str
    name: str = ""
    contact: str = ""
    may_name: MayName = MayName.NO
    about_story: int | None = None
    files: Iterable[File] = field(default=())


@transaction.atomic
def send_idea(*, station: Station, parcel: Parcel, now: datetime, decoy: str = "", seconds: float | None = None) -> str:
    """Keep an idea, with the station's day as its only date; return the receipt, which is kept nowhere."""
    desk, _ = TipDesk.objects.get_or_create(station=station)
    receipt, day = new_receipt(), _day(station, now)
    idea = Idea.objects.create(
        station=station,
        received_on=day,
        last_word_on=day,
        text=unseen_out(parcel.text).strip(),
        name=one_line(parcel.name),
        contact=one_line(parcel.contact),
        may_name=parcel.may_name if parcel.name.strip() else MayName.NO,
        about_story=parcel.about_story,
        receipt=hash_of(receipt, desk.salt),
        state=State.SPAM if seems_spam(Sent(parcel.text, decoy, seconds)) else State.NEW,
    )
    _enclose(idea, parcel.files, day)
    return receipt


def receive_idea(*, station: Station, text: str, contact: str = "", name: str = "", now: datetime) -> Idea:
    """Keep an idea and return it, for those who have no use for a receipt: a demonstration, an import."""
    send_idea(station=station, parcel=Parcel(text=text, contact=contact, name=name), now=now)
    return Idea.objects.filter(station=station).latest("pk")


@transaction.atomic
def add_to_idea(*, idea: Idea, parcel: Parcel, now: datetime) -> None:
    """Keep what a sender adds, and what they say now about being named. Raises TooMuchError."""
    day = _day(idea.station, now)
    if idea.messages.count() >= MOST_MESSAGES:
        raise TooMuchError
    text = unseen_out(parcel.text).strip()
    files = list(parcel.files)
    if text or files:
        Message.objects.create(idea=idea, is_ours=False, sent_on=day, text=text)
        idea.has_more, idea.last_word_on = True, day
    _enclose(idea, files, day)
    idea.name, idea.contact = one_line(parcel.name), one_line(parcel.contact)
    idea.may_name = parcel.may_name if idea.name else MayName.NO
    idea.save(update_fields=["has_more", "last_word_on", "name", "contact", "may_name"])


def _enclose(idea: Idea, files: Iterable[File], day: date) -> None:
    last = idea.enclosures.aggregate(last=Max("number"))["last"] or 0
    rows = [
        Enclosure(idea=idea, number=number, kind=kind, sent_on=day, size=len(content), content=content)
        for number, (kind, content) in enumerate(files, last + 1)
    ]
    if last + len(rows) > MOST_FILES:
        raise TooMuchError
    for row in rows:  # One by one: a statement that holds them all would be as large as they are.
        row.save(force_insert=True)


def _day(station: Station, now: datetime) -> date:
    return now.astimezone(station.zone).date()
