"""Rules that can never fit anything, and rules that never get a word in because of those above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from newsquare.copydesk.rules.deciding import Rule
from newsquare.copydesk.rules.matching import ALL, ANY, NONE, SUBJECT, Match, Words
from newsquare.copydesk.rules.words import folded, holds


@dataclass(frozen=True)
class Clash:
    """What is wrong with a rule: `never` fits, or `hidden` by the rules above it that are named."""

    rule: int
    what: str
    by: tuple[int, ...] = ()


def clashes(rules: Sequence[Rule]) -> list[Clash]:
    """Return what is wrong with each rule, if anything; the rules are in their order."""
    found = []
    for place, rule in enumerate(rules):
        if never_fits(rule.match):
            found.append(Clash(rule.id, "never"))
            continue
        above = [other for other in rules[:place] if covers(other.match, rule.match)]
        said = {kind for other in above for kind in other.deeds.kinds}
        if above and set(rule.deeds.kinds) <= said:
            found.append(Clash(rule.id, "hidden", tuple(other.id for other in above)))
    return found


def never_fits(match: Match) -> bool:
    """Say whether no copy can be what a rule asks for, as far as that is seen from the rule alone."""
    if match.shortest is not None and match.longest is not None and match.shortest > match.longest:
        return True
    unwanted = [(each.field, value) for each in match.words if each.how == NONE for value in each.values]
    return any(_is_forbidden(each, unwanted) for each in match.words if each.how != NONE)


def _is_forbidden(condition: Words, unwanted: list[tuple[str, str]]) -> bool:
    """Say whether what is wanted is refused by another condition: all of it, or the one that must be there."""
    refused = [
        any(field == condition.field and _implies(condition.field, value, other) for field, other in unwanted)
        for value in condition.values
    ]
    return any(refused) if condition.how == ALL else bool(refused) and all(refused)


def covers(wide: Match, narrow: Match) -> bool:
    """Say whether whatever fits one rule is certain to fit another."""
    return (
        all(any(_follows(want, have) for have in narrow.words) for want in wide.words)
        and wide.kind in {"", narrow.kind}
        and _at_most(narrow.urgency, wide.urgency)
        and _at_most(wide.shortest, narrow.shortest, unsaid=0)
        and _at_most(narrow.longest, wide.longest)
        and wide.pictured in {None, narrow.pictured}
        and (not wide.days or bool(narrow.days and narrow.days <= wide.days))
        and _hours_cover(wide, narrow)
    )


def _at_most(small: int | None, large: int | None, unsaid: float = float("inf")) -> bool:
    return (unsaid if small is None else small) <= (unsaid if large is None else large)


def _hours_cover(wide: Match, narrow: Match) -> bool:
    if wide.since is None or wide.until is None or wide.since == wide.until:
        return True
    if narrow.since is None or narrow.until is None or narrow.since == narrow.until:
        return False
    day = 24 * 60
    start, end = _minutes(wide.since), _minutes(wide.until)
    first, last = _minutes(narrow.since), _minutes(narrow.until)
    length, begins, lasts = (end - start) % day, (first - start) % day, (last - first) % day
    return begins + lasts <= length


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _follows(want: Words, have: Words) -> bool:
    """Say whether one condition follows from another."""
    if want.field != have.field:
        return False
    if want.how == NONE or have.how == NONE:
        both = want.how == have.how == NONE
        return both and all(any(_implies(want.field, no, other) for other in have.values) for no in want.values)
    if want.how == ALL:
        given = have.how == ALL or len(have.values) == 1
        return given and all(any(_implies(want.field, value, w) for value in have.values) for w in want.values)
    meets = [any(_implies(want.field, value, wanted) for wanted in want.values) for value in have.values]
    return bool(meets) and (any(meets) if have.how == ALL else all(meets) and have.how == ANY)


def _implies(field: str, value: str, other: str) -> bool:
    """Say whether copy that has one value has the other too: `flash flood` has `flood`."""
    return value == other or (holds(folded(value), other) if field != SUBJECT else folded(value) == folded(other))
