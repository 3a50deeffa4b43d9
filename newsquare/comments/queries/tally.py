"""What was decided in the forum, by month: for everybody to read. Numbers only."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth

from newsquare.comments.models import Appeal, Decision, Outcome, Verdict
from newsquare.stations.models import Station


@dataclass
class Month:
    """The decisions of one month: by rule of the house, by rule of the forum, and how appeals against them ended."""

    begins: date
    removed: Counter[str] = field(default_factory=Counter)  # Readers had seen it.
    refused: Counter[str] = field(default_factory=Counter)  # It was never published.
    held: Counter[str] = field(default_factory=Counter)
    approved: int = 0
    by_person: int = 0  # Of those removed or refused.
    by_rule: int = 0
    appeals: Counter[str] = field(default_factory=Counter)

    @property
    def against(self) -> int:
        """How many comments were removed or refused."""
        return self.removed.total() + self.refused.total()


def months_of(station: Station, since: datetime) -> list[Month]:
    """Return what was decided at a station in each month since a moment, the latest first; empty months are left out.

    An appeal counts in the month of the decision that it is against.
    """
    months: dict[date, Month] = {}
    decided = Decision.objects.filter(station=station, at__gte=since).order_by()
    by_month = decided.annotate(month=TruncMonth("at", tzinfo=station.zone))
    rows = by_month.values_list("month", "verdict", "reason", "by_person", "was_public").annotate(n=Count("pk"))
    for month, verdict, reason, by_person, was_public, n in rows:
        _add(months.setdefault(month.date(), Month(month.date())), verdict, reason, by_person, was_public, n)
    appeals = Appeal.objects.filter(station=station, decision__at__gte=since).order_by()
    ended = appeals.annotate(month=TruncMonth("decision__at", tzinfo=station.zone))
    for month, outcome, n in ended.values_list("month", "outcome").annotate(n=Count("pk")):
        months[month.date()].appeals[Outcome(outcome)] += n
    return sorted(months.values(), key=lambda month: month.begins, reverse=True)


def _add(month: Month, verdict: str, reason: str, by_person: bool, was_public: bool, n: int) -> None:
    if verdict == Verdict.HELD:
        month.held[reason] += n
    elif verdict == Verdict.APPROVED:
        month.approved += n
    else:
        (month.removed if was_public else month.refused)[reason] += n
        if by_person:
            month.by_person += n
        else:
            month.by_rule += n
