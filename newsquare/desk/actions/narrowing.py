"""Remember how somebody narrowed the arrivals list. A person's own: no line in the log of what staff did."""

from newsquare.accounts.models import User
from newsquare.desk.models import Narrowing
from newsquare.stations.models import Station


def remember_narrowing(*, person: User, station: Station, chosen: dict[str, str]) -> None:
    """Keep what a person chose above the list, for the next time."""
    known = Narrowing.objects.filter(person=person, station=station).first()
    if known is None or known.chosen != chosen:
        Narrowing.objects.update_or_create(person=person, station=station, defaults={"chosen": chosen})
