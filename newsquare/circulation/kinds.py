"""What a kind of mail is: how its text is fixed, who gets it, who still wants it, and how it is written."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.functional import Promise

from newsquare.circulation.models import Delivery, Edition
from newsquare.stations.models import Station
from newsquare.theme.mail_shapes import MailShape


class NotYetError(Exception):
    """It may not be seen just now; `again_at` says when to ask again."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(f"not before {again_at:%Y-%m-%d %H:%M}")
        self.again_at = again_at


class WithdrawnError(Exception):
    """It must not leave any more; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The text of an edition, to be fixed: plain data only.

    `versions` names each story that is shown, with the number of the published version that is told. `aim` names whom
    it is for, as `topic:3 topic:7`: an audience much unlike the last of the same kind and aim is held for a person.
    """

    subject: str
    content: dict[str, Any] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    aim: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One reader of an audience. `place` orders the audience, so that counting can go on where it stopped."""

    place: int
    follower_id: int | None = None
    user_id: int | None = None
    reasons: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail before it is printed. `stop` is the fact that the link of `links.stop_here` shall hold."""

    shape: MailShape
    headers: dict[str, str] = field(default_factory=dict)
    stop: Any = None


def _nothing_to_fix(_edition: Edition, _now: datetime) -> Composed:
    return Composed(subject="")


def _nobody(_edition: Edition, _after: int) -> Iterator[Recipient]:
    return iter(())


def _all_of_them(deliveries: Sequence[Delivery]) -> set[int]:
    return {delivery.pk for delivery in deliveries}


def _each_its_own(_delivery: Delivery) -> Hashable:
    return None


@dataclass(frozen=True, kw_only=True)
class MailKind:
    """A kind of mail. `name` has at most 16 characters and stands in the rows.

    compose(edition, now): the edition's text as the public may see it now. Raises NotYetError or WithdrawnError.
    audience(edition, after): its recipients whose place comes after one, in the order of their places.
    wanted(deliveries): the ids of those whose reader still wants them; asked right before they leave.
    write(delivery): the letter. Raises WithdrawnError or NotYetError, so that a kind without an edition asks the gate.
    same(delivery): what two mails share that differ in nothing but address and links; None where each is its own.
    """

    name: str
    label: str | Promise
    write: Callable[[Delivery], Letter]
    compose: Callable[[Edition, datetime], Composed] = _nothing_to_fix
    audience: Callable[[Edition, int], Iterator[Recipient]] = _nobody
    wanted: Callable[[Sequence[Delivery]], set[int]] = _all_of_them
    same: Callable[[Delivery], Hashable] = _each_its_own


_kinds: dict[str, MailKind] = {}


def register_kind(kind: MailKind) -> MailKind:
    """Make a kind of mail known; a part does so when Django starts."""
    if len(kind.name) > 16:
        raise ValueError(f"the name of a kind has at most 16 characters: {kind.name}")
    _kinds[kind.name] = kind
    return kind


def kind_of(row: Edition | Delivery) -> MailKind:
    """Return the kind of an edition or a delivery."""
    return _kinds[row.kind]


def kinds() -> list[MailKind]:
    """Return every kind that is known, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


@contextmanager
def in_the_voice_of(station: Station) -> Iterator[None]:
    """Speak a station's language and tell its time."""
    with translation.override(station.language.lower()), timezone.override(station.zone):
        yield
