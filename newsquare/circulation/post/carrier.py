"""Hands mails over: to an SMTP server on one connection that is kept, or to whatever backend is set up."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from newsquare.circulation.letters import Sheet
from newsquare.circulation.models import Delivery
from newsquare.circulation.post.dialogue import Dialogue, Envelope

log = logging.getLogger(__name__)
SOON_AGAIN = 421  # The server closes the connection (RFC 5321, 4.2.3).


class ServerDownError(Exception):
    """The mail server does not take mail now; the others need not be tried. `doubt`: whether the mail may have left."""

    def __init__(self, cause: Exception, *, doubt: bool) -> None:
        super().__init__(f"{type(cause).__name__}: {cause}")
        self.doubt = doubt


class RefusedError(Exception):
    """The server does not take this one mail; `final` where it never will. `code` and `words` are its answer."""

    def __init__(self, cause: Exception, *, final: bool, code: int = 0, words: bytes | str = b"") -> None:
        super().__init__(f"{type(cause).__name__}: {cause}")
        self.final, self.code = final, code
        self.words = words.decode(errors="replace") if isinstance(words, bytes) else words


class Carrier:
    """One connection, opened when the first mail needs it."""

    def __init__(self) -> None:
        self._backend = get_connection()
        self._open = False
        self._dialogue: Dialogue | None = None
        self._begun: tuple[Delivery, Envelope] | None = None
        self._expected: tuple[Delivery, Envelope] | None = None

    def hand_over(self, sheet: Sheet, row: Delivery) -> None:
        """Hand one mail over. Raises RefusedError or ServerDownError."""
        self._connect()
        try:
            if isinstance(self._backend, EmailBackend):
                self._say(sheet, row)
            else:
                self._backend.send_messages([sheet.message_for(row)])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = min(error.recipients.values())
            raise RefusedError(error, final=code >= 500, code=code, words=words) from error
        except smtplib.SMTPDataError as error:
            code = error.smtp_code
            raise RefusedError(error, final=code >= 500, code=code, words=error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise ServerDownError(error, doubt=True) from error

    def expect(self, sheet: Sheet, row: Delivery) -> None:
        """Tell which mail is likely to come after the next: the server is told of it early. Nothing leaves by that."""
        if self._dialogue:
            self._expected = row, self._envelope(sheet, row)

    def drop(self) -> None:
        """Let go of a mail that was begun and does not leave: the server forgets it with the connection."""
        smtp = getattr(self._backend, "connection", None)
        if smtp and self._dialogue and self._dialogue.begun:
            smtp.close()
            self.close()

    def close(self) -> None:
        """Say good-bye."""
        self._begun = None
        if self._open:
            self._open, self._dialogue = False, None
            self._backend.close()

    def _connect(self) -> None:
        if self._open:
            return
        try:
            self._backend.open()
            smtp: smtplib.SMTP | None = getattr(self._backend, "connection", None)
            self._open = True
            self._dialogue = Dialogue(smtp) if smtp and isinstance(self._backend, EmailBackend) else None
        except (smtplib.SMTPException, OSError) as error:
            raise ServerDownError(error, doubt=False) from error

    def _envelope(self, sheet: Sheet, row: Delivery) -> Envelope:
        sender = settings.MAIL_BOUNCES_TO or sheet.sender_address
        return Envelope(sender, sheet.address_of(row), sheet.bytes_for(row))

    def _say(self, sheet: Sheet, row: Delivery) -> None:
        """Speak SMTP. A server that went away before it was given the mail's words is asked anew, once."""
        expected, self._expected = self._expected, None
        mail = self._begun[1] if self._begun and self._begun[0] is row else self._envelope(sheet, row)
        if self._dialogue and self._dialogue.begun is not mail:
            self.drop()
        try:
            self._reach(mail)
        except smtplib.SMTPServerDisconnected:
            self.close()
            try:
                self._reach(mail)
            except smtplib.SMTPServerDisconnected as error:
                raise ServerDownError(error, doubt=False) from error
        assert self._dialogue
        self._begun = expected
        self._dialogue.say(mail, expected[1] if expected else None)

    def _reach(self, mail: Envelope) -> None:
        """Come to where the server waits for a mail's words. Raises SMTPServerDisconnected where it went away."""
        self._connect()
        assert self._dialogue
        try:
            self._dialogue.open(mail)
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code == SOON_AGAIN:
                raise smtplib.SMTPServerDisconnected(str(error)) from error
            raise ServerDownError(error, doubt=False) from error
