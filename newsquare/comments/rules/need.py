"""In which order moderators read: the longest waiting first, and what needs them more as if it had waited longer.

Pure functions. A place in the line is a time, so an index keeps the order and nothing is counted again as time passes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

# Hours by which a reason moves a comment forward; the strongest reason first. What readers do not see hurts nobody,
# so what is likely spam can wait, and a person's first comment should not.
HOURS = {
    "banned word": 6.0,
    "word": 2.0,
    "near repeat": 2.0,
    "repeat": 0.0,
    "record": 1.0,
    "links": -1.0,
    "link of a newcomer": 0.0,
    "capitals": 0.0,
    "first comment": 3.0,
    "throwaway address": -2.0,
    "too quick": -2.0,
    "decoy": -6.0,
    "question": 0.0,
    "author is read": 1.0,
    "story is read": 2.0,
    "section is read": 1.0,
    "every comment": 0.0,
}
STRENGTH = tuple(HOURS)
A_REPORT = 24.0  # Hours for a report that is sure to be right: readers see what was reported.
UNKNOWN, NAMELESS = 0.5, 0.25  # The trust in somebody who has not reported before, and in somebody not signed in.
MOST_TRUST = 3.0


def trust(upheld: int, settled: int) -> float:
    """Return how much a reporter's word weighs, from 0 to 1: the share of their reports that a moderator upheld."""
    return (upheld + 2 * UNKNOWN) / (settled + 2)


def hours_of(reasons: Iterable[str], trusts: Sequence[float] = ()) -> float:
    """Return by how many hours a comment is moved forward: by the reason that moves it most, and by its reports."""
    held = [HOURS.get(reason, 0.0) for reason in reasons]
    return max(held, key=abs, default=0.0) + A_REPORT * min(sum(trusts), MOST_TRUST)


def stands_at(since: datetime, reasons: Iterable[str], trusts: Sequence[float] = ()) -> datetime:
    """Return a comment's place in the line: the lower, the sooner it is read."""
    return since - timedelta(hours=hours_of(reasons, trusts))


def strongest_first(reasons: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return reasons in the order of their strength."""
    return tuple(sorted(reasons, key=lambda pair: STRENGTH.index(pair[0]) if pair[0] in HOURS else len(STRENGTH)))
