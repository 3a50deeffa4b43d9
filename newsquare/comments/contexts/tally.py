"""The public page of what was decided in the forum."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import ngettext

from newsquare.comments.models import HoldReason, HouseRule, Outcome
from newsquare.comments.queries.tally import Month


@dataclass(frozen=True)
class MonthShape:
    """One month in words and numbers: `rules` are rows of (rule, taken off, never published)."""

    name: str
    words: Sequence[str]
    rules: Sequence[tuple[str, int, int]]
    held: Sequence[tuple[str, int]]
    appeals: Sequence[tuple[str, int]]


def month_shape(month: Month) -> MonthShape:
    """Return a month for the page."""
    rows = [(str(HouseRule(rule).label), month.removed[rule], month.refused[rule]) for rule in HouseRule.values]
    held = [(_capital(str(HoldReason(reason).label)), n) for reason, n in month.held.most_common()]
    return MonthShape(
        name=date_format(month.begins, "YEAR_MONTH_FORMAT"),
        words=_words(month),
        rules=sorted((row for row in rows if row[1] or row[2]), key=lambda row: -(row[1] + row[2])),
        held=held,
        appeals=[(str(outcome.label), month.appeals[outcome]) for outcome in Outcome if month.appeals[outcome]],
    )


def _words(month: Month) -> list[str]:
    against, held = month.against, month.held.total()
    told = [
        ngettext(
            "%(n)s comment was taken off the page or not published: %(person)s by a person, %(rule)s by a rule.",
            "%(n)s comments were taken off the page or not published: %(person)s by a person, %(rule)s by a rule.",
            against,
        )
        % {"n": against, "person": month.by_person, "rule": month.by_rule}
    ]
    if held:
        told.append(
            ngettext(
                "A rule of the forum held %(n)s comment until a person had read it.",
                "Rules of the forum held %(n)s comments until a person had read them.",
                held,
            )
            % {"n": held}
        )
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
