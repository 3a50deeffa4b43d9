"""A code sent by mail and waited for in the session: who asked, what for, and how often a wrong one was typed."""

import secrets
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac

GOOD_FOR = 15 * 60
TRIES = 4
DIGITS = 6


class Typed(Enum):
    """What a typed code turned out to be."""

    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"  # Too old or too often wrong: a new one is needed.


@dataclass
class Awaited:
    """A code that somebody is about to type. Only its digest is kept."""

    email: str
    digest: str
    sent_at: float
    next: str = ""
    wrong: int = 0

    @property
    def tries_left(self) -> int:
        """How often it may still be typed."""
        return TRIES - self.wrong


class CodeDesk:
    """Keeps the codes of one purpose in a session."""

    def __init__(self, session: SessionBase, purpose: str) -> None:
        self.session, self.key = session, f"code.{purpose}"

    def issue(self, *, email: str, now: float, next: str = "") -> str:  # noqa: A002  # The word of the address.
        """Make a code for an address, in place of an earlier one, and return it."""
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        self.session[self.key] = asdict(Awaited(email, self._digest(email, code), now, next))
        return code

    @property
    def awaited(self) -> Awaited | None:
        """The code that is waited for."""
        kept: dict[str, Any] | None = self.session.get(self.key)
        return Awaited(**kept) if kept else None

    def check(self, typed: str, *, now: float) -> Typed:
        """Say what a typed code is. A right one and a spent one are forgotten."""
        awaited = self.awaited
        if awaited is None or now - awaited.sent_at > GOOD_FOR:
            self.forget()
            return Typed.SPENT
        code = "".join(letter for letter in typed if letter.isdecimal())
        if constant_time_compare(self._digest(awaited.email, code), awaited.digest):
            self.forget()
            return Typed.RIGHT
        awaited.wrong += 1
        if awaited.tries_left <= 0:
            self.forget()
            return Typed.SPENT
        self.session[self.key] = asdict(awaited)
        return Typed.WRONG

    def forget(self) -> None:
        """Wait no longer."""
        self.session.pop(self.key, None)

    def _digest(self, email: str, code: str) -> str:
        return salted_hmac(f"newsquare.{self.key}", f"{email}\0{code}", algorithm="sha256").hexdigest()
