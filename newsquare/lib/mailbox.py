"""A mailbox elsewhere, read by IMAP over TLS. Nothing in it is changed, and no host inside our own walls is asked."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from newsquare.lib import http
from newsquare.lib.http import FetchError

PORT = 993
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LOCKED = "The mail server did not let us in: check the user and the password."
NO_FOLDER = "There is no such folder in the mailbox."
BROKE_OFF = "The mail server broke off."


class _Pinned(imaplib.IMAP4_SSL):
    """Asks the address that was looked up and found to be public, under the host's name."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        self.address = address
        super().__init__(host, port, ssl_context=ssl.create_default_context(), timeout=seconds)

    def _create_socket(self, timeout: float | None) -> ssl.SSLSocket:
        plain = socket.create_connection((self.address, self.port), timeout)
        secured: ssl.SSLSocket = self.ssl_context.wrap_socket(plain, server_hostname=self.host)
        return secured


class Mailbox:
    """An open folder, read only."""

    def __init__(self, server: imaplib.IMAP4, validity: int, following: int) -> None:
        self._server, self.validity, self.following = server, validity, following

    def after(self, uid: int) -> list[int]:
        """Return the UIDs of the mails after one, in order."""
        return [found for found in self._search(f"UID {uid + 1}:*") if found > uid]

    def since(self, day: date) -> list[int]:
        """Return the UIDs of the mails that came on a day or later."""
        return self._search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def size(self, uid: int) -> int:
        """Return how many bytes a mail has."""
        found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(self._fetch(uid, "(RFC822.SIZE)")))
        return int(found[1]) if found else 0

    def sender(self, uid: int) -> bytes:
        """Return the head's line that says whom a mail is from."""
        return self._part(uid, "(BODY.PEEK[HEADER.FIELDS (FROM)])")

    def mail(self, uid: int) -> bytes:
        """Return a mail, byte for byte. It stays unread."""
        return self._part(uid, "(BODY.PEEK[])")

    def _search(self, words: str) -> list[int]:
        _, found = self._server.uid("SEARCH", words)
        return sorted(int(uid) for uid in b" ".join(each for each in found if each).split())

    def _fetch(self, uid: int, what: str) -> list[bytes]:
        _, found = self._server.uid("FETCH", str(uid), what)
        return [each[0] if isinstance(each, tuple) else each for each in found if each]

    def _part(self, uid: int, what: str) -> bytes:
        _, found = self._server.uid("FETCH", str(uid), what)
        return next((each[1] for each in found if isinstance(each, tuple)), b"")


@contextmanager
def opened(host: str, user: str, password: str, folder: str, *, seconds: float) -> Iterator[Mailbox]:
    """Open a folder for reading. Raises FetchError, in words without a secret, where that or reading fails."""
    name, _, port = host.partition(":")
    number = int(port) if port.isdecimal() else PORT
    address = http.public_addresses(name, number)[0]
    try:
        server = _Pinned(name, number, address, seconds)
    except (OSError, imaplib.IMAP4.error) as error:
        raise FetchError(f"{name} did not answer as a mail server should ({type(error).__name__}).") from error
    try:
        yield _folder(server, user, password, folder)
    except (OSError, imaplib.IMAP4.error, ValueError) as error:
        raise FetchError(BROKE_OFF) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def _folder(server: imaplib.IMAP4, user: str, password: str, folder: str) -> Mailbox:
    try:
        server.login(user, password)
    except imaplib.IMAP4.error as error:
        raise FetchError(LOCKED) from error
    quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if server.select(quoted, readonly=True)[0] != "OK":
        raise FetchError(NO_FOLDER)
    return Mailbox(server, _number(server, "UIDVALIDITY"), _number(server, "UIDNEXT"))


def _number(server: imaplib.IMAP4, name: str) -> int:
    _, said = server.response(name)
    words = [each for each in said if each]
    return int(words[-1]) if words and words[-1].isdigit() else 0
