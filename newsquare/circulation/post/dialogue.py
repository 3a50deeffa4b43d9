"""Speaks SMTP (RFC 5321) on one connection: many commands at once where the server allows it (RFC 2920)."""

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass

_DOT = re.compile(rb"(?m)^\.")
_GO_ON = 354  # The server waits for the mail's words.


@dataclass(frozen=True, eq=False)
class Envelope:
    """A mail as it goes over the wire, with the addresses that the server is told."""

    sender: str
    to: str
    whole: bytes


class Dialogue:
    """What is said to one server. A mail may be begun before it is sure that it leaves: only its words hand it over."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        self._smtp = smtp
        self._takes_groups, self._wants_size = smtp.has_extn("pipelining"), smtp.has_extn("size")
        self.begun: Envelope | None = None
        self._waiting: list[str] = []

    def begin(self, mail: Envelope, *, after: bytes = b"") -> None:
        """Say whose a mail is and for whom, and do not wait for the answers; `after` is said before, with its own."""
        size = f" SIZE={len(mail.whole)}" if self._wants_size else ""
        commands = [f"MAIL FROM:<{mail.sender}>{size}", f"RCPT TO:{_bracketed(mail.to)}", "DATA"]
        self.begun = mail
        now, self._waiting = (commands, []) if self._takes_groups else (commands[:1], commands[1:])
        self._smtp.send(after + "".join(f"{command}\r\n" for command in now).encode("ascii"))

    def open(self, mail: Envelope) -> None:
        """Come to where the server waits for the words of a mail. Nothing has left when this fails.

        Raises what smtplib raises where the sender, the reader or the mail is refused.
        """
        if self.begun is not mail:
            self.begin(mail)
        code, words = self._smtp.getreply()
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, mail.sender)
        code, words = self._answer()
        if code not in {250, 251}:
            if self._takes_groups and self._smtp.getreply()[0] == _GO_ON:
                self._smtp.docmd(".")  # Words for nobody are none (RFC 2920, 3.1).
            self._reset()
            raise smtplib.SMTPRecipientsRefused({mail.to: (code, words)})
        code, words = self._answer()
        if code != _GO_ON:
            self._reset()
            raise smtplib.SMTPDataError(code, words)

    def say(self, mail: Envelope, following: Envelope | None) -> None:
        """Hand over a mail that was opened, and begin the one that follows: in one group where that is allowed.

        From the mail's last line to the answer nobody can know whether it has left.
        """
        words = _DOT.sub(b"..", mail.whole) + (b"" if mail.whole.endswith(b"\r\n") else b"\r\n") + b".\r\n"
        self.begun = None
        if following and self._takes_groups:
            self.begin(following, after=words)
        else:
            self._smtp.send(words)
        code, answer = self._smtp.getreply()
        if code != 250:
            raise smtplib.SMTPDataError(code, answer)
        if following and not self.begun:
            with suppress(smtplib.SMTPException, OSError):  # This mail has left whatever happens to the next.
                self.begin(following)

    def _answer(self) -> tuple[int, bytes]:
        if self._waiting:
            self._smtp.send(f"{self._waiting.pop(0)}\r\n")
        return self._smtp.getreply()

    def _reset(self) -> None:
        self.begun = None
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()


def _bracketed(address: str) -> str:
    if "\r" in address or "\n" in address:
        raise ValueError("an address has one line")
    return f"<{address}>"
