"""What lies in a station's inbox for ideas."""

from django.db.models import Count, QuerySet

from newsquare.stations.models import Station
from newsquare.tips.models import Idea, State


def ideas_in(station: Station, state: State) -> "QuerySet[Idea]":
    """Return the ideas of a station in a state, the newest first."""
    return Idea.objects.filter(station=station, state=state).order_by("-received_on", "-pk")


def counts(station: Station) -> dict[State, int]:
    """Return how many ideas there are in each state."""
    rows = Idea.objects.filter(station=station).order_by().values_list("state").annotate(Count("pk"))
    found = dict(rows)
    return {state: found.get(state, 0) for state in State}


def new_count(station: Station) -> int:
    """Return how many ideas nobody has read."""
    return ideas_in(station, State.NEW).count()
