"""Prints letters: once for all who get the same, with gaps where each reader's own address and links are put in."""

import re
import secrets
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string

from newsquare.circulation.kinds import in_the_voice_of, kind_of
from newsquare.circulation.letters.frame import domain
from newsquare.circulation.links import Purpose, gap, token_for
from newsquare.circulation.models import Delivery
from newsquare.lib.text import one_line

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+")  # Nearly all are; parsing costs more than the rest.
_ID = f"{secrets.token_hex(8)}@gap.invalid"
_TO = f"{secrets.token_hex(8)}@gap.invalid"
_NAME = f"<{_ID}>".encode()
_GAPS = re.compile("|".join(re.escape(each) for each in (f"<{_ID}>", _TO, *map(gap, Purpose))).join("()").encode())


_CODED = b"coded"
_LONG, _FOLD = 998, re.compile(r"([^\n]{160,240}?) (?=\S)")  # Bytes in a line (RFC 5322, 2.1.1).


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A printed letter with gaps."""

    subject: str
    text: str
    page: str
    sender: str
    reply_to: list[str]
    headers: dict[str, str] = field(default_factory=dict)
    stop: Any = None
    _parts: list[bytes] = field(default_factory=list)  # The mail as bytes, cut at its gaps, once somebody needed it.

    def bytes_for(self, delivery: Delivery) -> bytes:
        """Return the whole message for one reader as it goes over the wire: printed once, its gaps filled."""
        if not self._parts:
            printed: Any = self._message(_TO, f"<{_ID}>").message()  # Django's own, which knows `linesep`.
            self._parts.extend(_GAPS.split(printed.as_bytes(linesep="\r\n")))
            self._parts.append(b"" if self._has_all_gaps() else _CODED)
        if self._parts[-1] == _CODED:
            whole: Any = self.message_for(delivery).message()
            return bytes(whole.as_bytes(linesep="\r\n"))
        own = {_TO.encode(): self.address_of(delivery).encode(), _NAME: message_id(delivery).encode()}
        if delivery.follower:
            for purpose, fact in self._facts():
                own[gap(purpose).encode()] = token_for(purpose, delivery.follower, fact).encode()
        return b"".join([own.get(part, part) for part in self._parts])

    @property
    def sender_address(self) -> str:
        """The bare address that the mail is from."""
        return _bare(self.sender)

    def address_of(self, delivery: Delivery) -> str:
        """Return the address as a mail server takes it."""
        to = delivery.to
        return to if _PLAIN.fullmatch(to) else sanitize_address(to, "ascii")

    def message_for(self, delivery: Delivery) -> EmailMultiAlternatives:
        """Return the whole message for one reader."""
        return self._message(delivery.to, message_id(delivery), delivery)

    def _message(self, to: str, name: str, delivery: Delivery | None = None) -> EmailMultiAlternatives:
        letter = EmailMultiAlternatives(
            subject=self.subject,
            body=self._fill(self.text, delivery),
            from_email=self.sender,
            to=[to],
            reply_to=self.reply_to,
            headers={"Message-ID": name, **{key: self._fill(words, delivery) for key, words in self.headers.items()}},
        )
        letter.attach_alternative(self._fill(self.page, delivery), "text/html")
        return letter

    def _has_all_gaps(self) -> bool:
        """Say whether each gap stands whole in the bytes: a part with a very long line is written in a code."""
        words = [self.text, self.page, *self.headers.values()]
        gaps = [gap(purpose) for purpose, _fact in self._facts()]
        return all(sum(each.count(one) for each in words) == self._parts.count(one.encode()) for one in gaps)

    def _facts(self) -> tuple[tuple[Purpose, Any], ...]:
        return (Purpose.STOP, self.stop), (Purpose.MANAGE, None)

    def _fill(self, words: str, delivery: Delivery | None) -> str:
        if delivery is None or delivery.follower is None:
            return words
        for purpose, fact in self._facts():
            if gap(purpose) in words:
                words = words.replace(gap(purpose), token_for(purpose, delivery.follower, fact))
        return words


@cache
def _bare(sender: str) -> str:
    return parseaddr(sender)[1]


def message_id(delivery: Delivery) -> str:
    """Return the Message-ID, the same at each attempt, so that a mail program can tell a double."""
    return f"<{delivery.key.replace(':', '.')}@{domain(delivery.station)}>"


def print_sheet(delivery: Delivery) -> Sheet:
    """Print the letter that a delivery needs, in the station's language and time.

    Raises WithdrawnError or NotYetError where the kind says so.
    """
    station = delivery.station
    with in_the_voice_of(station):
        letter = kind_of(delivery).write(delivery)
        return Sheet(
            subject=one_line(letter.shape.subject),
            text=_folded(render_to_string("theme/mail/base.txt", {"mail": letter.shape})),
            page=_folded(render_to_string("theme/mail/base.html", {"mail": letter.shape})),
            sender=formataddr((station.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
            reply_to=[station.contact_email] if station.contact_email else [],
            headers={
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                "X-Station": station.slug,
                **letter.headers,
            },
            stop=letter.stop,
        )


def _folded(words: str) -> str:
    """Break the lines that no mail server has to take, each between two words."""
    lines = words.split("\n")
    return "\n".join(_FOLD.sub(r"\1\n", line) if len(line.encode()) > _LONG else line for line in lines)


def letter_for(delivery: Delivery) -> EmailMultiAlternatives:
    """Return the mail for a delivery."""
    return print_sheet(delivery).message_for(delivery)
