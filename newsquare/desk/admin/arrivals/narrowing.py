"""What somebody chose above the list: read from the address, else as they chose it last."""

from django.http import HttpRequest, QueryDict

from newsquare.accounts.models import User
from newsquare.copydesk.queries import STATES, Narrowed
from newsquare.desk.actions import remember_narrowing
from newsquare.desk.models import Narrowing
from newsquare.lib.text import one_line
from newsquare.stations.models import Station

URGENCIES = (2, 3, 4, 5)
HOURS = (1, 3, 6, 12, 24, 48)
NAMES = {"state", "source", "urgency", "pictures", "hours", "watched", "q"}


def asked_for(request: HttpRequest, station: Station, person: User) -> Narrowed:
    """Return how the list is to be narrowed, and remember it where it was just chosen."""
    if NAMES & set(request.GET):
        chosen = read(request.GET)
        remember_narrowing(person=person, station=station, chosen=chosen.as_words())
        return chosen
    known = Narrowing.objects.filter(person=person, station=station).first()
    return read(known.chosen) if known else Narrowed()


def read(said: QueryDict | dict[str, str]) -> Narrowed:
    """Return what an address says; what makes no sense is left out."""
    state = said.get("state", "waiting")
    return Narrowed(
        state=state if state in STATES else "waiting",
        source=one_line(said.get("source", ""))[:60],
        urgency=_among(URGENCIES, said.get("urgency", "")),
        pictures=bool(said.get("pictures")),
        hours=_among(HOURS, said.get("hours", "")),
        watched=bool(said.get("watched")),
        q=one_line(said.get("q", ""))[:80],
    )


def _among(known: tuple[int, ...], said: str) -> int:
    return int(said) if said.isdecimal() and int(said) in known else 0
