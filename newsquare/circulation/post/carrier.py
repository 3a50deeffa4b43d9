"""Hands mails over: to an SMTP server on one connection that is kept, or to whatever backend is set up."""

import logging
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from newsquare.circulation.letters import Sheet
from newsquare.circulation.models import Delivery

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

    def close(self) -> None:
        """Say good-bye."""
        if self._open:
            self._open = False
            self._backend.close()

    def _connect(self) -> None:
        if self._open:
            return
        try:
            self._backend.open()
        except (smtplib.SMTPException, OSError) as error:
            raise ServerDownError(error, doubt=False) from error
        self._open = True

    def _say(self, sheet: Sheet, row: Delivery) -> None:
        """Speak SMTP (RFC 5321). A server that closed a kept connection before this mail began is asked anew, once."""
        sender = settings.MAIL_BOUNCES_TO or parseaddr(sheet.sender)[1]
        whole = sheet.bytes_for(row)
        try:
            answer = self._begin(sender, len(whole))
        except smtplib.SMTPServerDisconnected:
            answer = (SOON_AGAIN, b"")
        if answer[0] == SOON_AGAIN:
            self.close()
            self._connect()
            try:
                answer = self._begin(sender, len(whole))
            except (smtplib.SMTPException, OSError) as error:
                raise ServerDownError(error, doubt=False) from error
        if answer[0] != 250:
            raise ServerDownError(smtplib.SMTPSenderRefused(*answer, sender), doubt=False)
        to = sheet.address_of(row)
        try:
            code, words = self._smtp.rcpt(to)
        except smtplib.SMTPServerDisconnected as error:
            raise ServerDownError(error, doubt=False) from error
        if code not in {250, 251}:
            self._reset()
            raise smtplib.SMTPRecipientsRefused({to: (code, words)})
        code, words = self._smtp.data(whole)  # From its last line to the answer nobody can know whether it has left.
        if code != 250:
            self._reset()
            raise smtplib.SMTPDataError(code, words)

    def _reset(self) -> None:
        try:
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            self.close()

    @property
    def _smtp(self) -> smtplib.SMTP:
        smtp: smtplib.SMTP | None = getattr(self._backend, "connection", None)
        if smtp is None:
            raise smtplib.SMTPServerDisconnected("no connection")
        return smtp

    def _begin(self, sender: str, size: int) -> tuple[int, bytes]:
        smtp = self._smtp
        smtp.ehlo_or_helo_if_needed()
        return smtp.mail(sender, [f"size={size}"] if smtp.has_extn("size") else [])
