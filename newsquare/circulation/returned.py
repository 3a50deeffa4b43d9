"""Reads mail that came back: delivery status notifications (RFC 3464, RFC 3463). No database, no clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

LONGEST = 1024 * 1024  # Bytes of a notification that are read; what it returns of our mail may be cut behind that.
# Classes of RFC 3463 that say that the address itself is no good: no such mailbox or host, moved, mailbox closed.
_DEAD = re.compile(r"5\.(?:1\.\d+|2\.1|0\.0)$")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class NotReturnedError(Exception):
    """The mail is no delivery status notification, or says nothing of a mail of ours."""


@dataclass(frozen=True)
class Returned:
    """One mail that did not arrive: its Message-ID, whose it was, and why."""

    message_id: str
    address: str
    status: str

    @property
    def is_hard(self) -> bool:
        """Say whether the address will never take mail."""
        return bool(_DEAD.match(self.status))


def read_returned(raw: bytes) -> list[Returned]:
    """Return what a notification says did not arrive; delays are left out, since the server still tries.

    Raises NotReturnedError where the mail is no notification, or does not name the mail that it is about.
    """
    mail = message_from_bytes(raw[:LONGEST], policy=policy.default)
    groups = [
        group for part in mail.walk() if part.get_content_type() == "message/delivery-status" for group in _inside(part)
    ]
    if not groups:
        raise NotReturnedError("This is no delivery status notification (multipart/report, RFC 3464).")
    if not (message_id := _ours(mail)):
        raise NotReturnedError("The notification does not say which mail it returns: no Message-ID in its last part.")
    failed = [group for group in groups if str(group.get("Action", "")).strip().lower() == "failed"]
    return [Returned(message_id, _address(group), _status(group)) for group in failed]


def _inside(part: Message) -> Iterator[Message]:
    """Return what a part holds: of a status, groups of fields, the first the message's, each other a recipient's."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (group for group in payload if isinstance(group, Message))


def _ours(mail: EmailMessage | Message) -> str:
    """Return the Message-ID of the mail that was returned, whole or with its headers alone."""
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            return next((_one(inner.get("Message-ID", "")) for inner in _inside(part)), "")
        if kind == "text/rfc822-headers":
            headers = part.get_payload(decode=True) or b""
            return _one(message_from_bytes(bytes(headers)).get("Message-ID", ""))
    return ""


def _one(field: object) -> str:
    return "".join(str(field).split())


def _address(group: Message) -> str:
    """Return the address of a recipient's group: `rfc822; dot@readers.example`."""
    field = str(group.get("Original-Recipient") or group.get("Final-Recipient") or "")
    return field.rpartition(";")[2].strip().strip("<>").lower()


def _status(group: Message) -> str:
    found = _STATUS.search(str(group.get("Status", "")))
    return found[1] if found else "5.0.0"
