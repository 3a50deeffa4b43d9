"""What lies in a station's inbox for ideas, and who may look into it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from newsquare.accounts.models import User
from newsquare.accounts.queries import staff_of
from newsquare.stations.models import Station
from newsquare.tips.models import KEPT_DAYS, OPEN, Idea, State, TipDesk, TipReader
from newsquare.tips.rules.alike import groups_of
from newsquare.tips.rules.receipt import hash_of

MOST_COMPARED = 500


@dataclass(frozen=True)
class Narrowed:
    """Which ideas are asked for."""

    state: State = State.NEW
    owner: str = ""  # "mine", "nobody" or nothing.
    late: bool = False


def tip_reader(user: User | AnonymousUser, station: Station) -> TipReader | None:
    """Return somebody as a reader of the station's ideas; None for everybody who was not named."""
    if not isinstance(user, User):
        return None
    return TipReader.objects.filter(station=station, user=user).select_related("user").first()


def tip_readers(station: Station) -> "QuerySet[User]":
    """Return the staff who may read the station's ideas."""
    return staff_of(station).filter(pk__in=TipReader.objects.filter(station=station).values("user"))


def ideas_in(station: Station, state: State) -> "QuerySet[Idea]":
    """Return the ideas of a station in a state, the newest first."""
    return Idea.objects.filter(station=station, state=state).order_by("-received_on", "-pk")


def ideas_narrowed(station: Station, asked: Narrowed, user: User, today: date) -> "QuerySet[Idea]":
    """Return the ideas of a station that were asked for: those with more from the sender first."""
    found = ideas_in(station, asked.state).select_related("owner").annotate(files=Count("enclosures"))
    if asked.owner == "mine":
        found = found.filter(owner=user)
    if asked.owner == "nobody":
        found = found.filter(owner=None)
    if asked.late:
        found = found.filter(due_on__lt=today, state__in=OPEN)
    return found.order_by("-has_more", "-received_on", "-pk")


def counts(station: Station) -> dict[State, int]:
    """Return how many ideas there are in each state."""
    rows = Idea.objects.filter(station=station).order_by().values_list("state").annotate(Count("pk"))
    found = dict(rows)
    return {state: found.get(state, 0) for state in State}


def waiting_count(station: Station) -> int:
    """Return how many ideas nobody has read, or have more from their sender."""
    unread = Q(state=State.NEW) | Q(has_more=True, state__in=[*OPEN, State.USED, State.DECLINED])
    return Idea.objects.filter(unread, station=station).count()


def alike_among(station: Station, state: State) -> list[list[int]]:
    """Return the numbers of ideas in a state that say the same, a list for each group."""
    rows = ideas_in(station, state).values_list("pk", "text")[:MOST_COMPARED]
    return groups_of(dict(rows))


def days_kept(station: Station) -> int:
    """Return how many days an idea is kept after its last word."""
    kept = TipDesk.objects.filter(station=station).values_list("keep_days", flat=True).first()
    return kept or KEPT_DAYS


def idea_of(receipt: str, station: Station) -> Idea | None:
    """Return the idea of a receipt. It takes as long, and asks as much, whether there is one or not."""
    salt = TipDesk.objects.filter(station=station).values_list("salt", flat=True).first() or ""
    return Idea.objects.filter(station=station, receipt=hash_of(receipt, salt)).select_related("station").first()
