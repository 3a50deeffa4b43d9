"""Which of an item's versions is the newest, whatever the order and repetition in which they came."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

TOO_FAR = timedelta(days=1)  # A version that says it was made so long after it came has a wrong clock.
UNUSABLE = {"canceled", "cancelled", "withheld"}
ORDERS = {"kill", "withhold"}
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Sent:
    """What an agency says of a version's place in the row, and when it came to us."""

    at: datetime | None
    version: str
    received_at: datetime
    place: int = 0  # The number of our receipt.

    @property
    def moment(self) -> datetime | None:
        """The agency's own time, where it can be true."""
        return self.at if self.at and self.at <= self.received_at + TOO_FAR else None


def number_of(version: str) -> tuple[int, ...]:
    """Return a version that is a number, or numbers with points between them; nothing for free text."""
    return tuple(map(int, version.split("."))) if re.fullmatch(r"[0-9]{1,40}(\.[0-9]{1,10}){0,3}", version) else ()


def newest(versions: Sequence[Sent]) -> Sent:
    """Return the newest of an item's versions: by the agency's time, then its number, then our receipt.

    A version without a time stands by its number among those that have one. Where it has no number either, nothing
    but its receipt tells.
    """
    return max(versions, key=lambda each: (_moment(each, versions), number_of(each.version), each.place))


def _moment(sent: Sent, among: Iterable[Sent]) -> datetime:
    if sent.moment:
        return sent.moment
    number = number_of(sent.version)
    timed = [each for each in among if each.moment]
    told = [(each.moment, number_of(each.version)) for each in timed if number_of(each.version)]
    if not number or (timed and not told):
        return sent.received_at
    return max((moment for moment, other in told if moment and other <= number), default=LONG_AGO)


def comes_later(this: Sent, other: Sent) -> bool:
    """Say whether a version is certainly newer than another one: what cannot be told is not."""
    numbers = number_of(this.version), number_of(other.version)
    if this.moment and other.moment:
        return (this.moment, numbers[0]) > (other.moment, numbers[1])
    return bool(numbers[0] and numbers[1]) and numbers[0] > numbers[1]


def is_usable(data: Mapping[str, Any]) -> bool:
    """Say whether a version, as `wire parse` prints it, may be used as far as its status goes."""
    return data.get("pubstatus") not in UNUSABLE and data.get("action") not in ORDERS
