"""The embedded default's outbox: every mail is a file in the data folder, to be read on the desk."""

import os
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage as Letter
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NAME = re.compile(r"[0-9]{10,20}-[0-9a-f]{8}")


class OutboxBackend(BaseEmailBackend):
    """Writes each message whole, by a rename, as one .eml file whose name sorts by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages and return how many there were."""
        folder = outbox_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            name = f"{time.time_ns()}-{secrets.token_hex(4)}"
            draft = folder / f".{name}.part"
            draft.write_bytes(message.message().as_bytes())
            os.replace(draft, folder / f"{name}.eml")
        return len(email_messages)


def outbox_folder() -> Path:
    """Return the folder of the outbox."""
    return Path(settings.DATA) / "outbox"


def in_use() -> bool:
    """Say whether mail goes to the outbox, and not to a mail server."""
    return str(settings.EMAIL_BACKEND).endswith(OutboxBackend.__name__)


def names() -> list[str]:
    """Return the names of all mails in the outbox, the newest first."""
    folder = outbox_folder()
    return sorted((path.stem for path in folder.glob("*.eml")), reverse=True) if folder.is_dir() else []


def written_at(name: str) -> datetime:
    """Return when a mail was written; its name says so."""
    return datetime.fromtimestamp(int(name.partition("-")[0]) / 1e9, tz=UTC)


def read(name: str, *, headers_only: bool = False) -> Letter | None:
    """Return a mail of the outbox, or None where there is none of that name."""
    if not _NAME.fullmatch(name):
        return None
    try:
        raw = (outbox_folder() / f"{name}.eml").read_bytes()
    except FileNotFoundError:
        return None
    return BytesParser(policy=policy.default).parsebytes(raw, headersonly=headers_only)


def has_left(message_id: str, *, since: datetime | None) -> bool:
    """Say whether a mail of this Message-ID was written since a moment. Always False where the outbox is not used."""
    if not in_use():
        return False
    earliest = since - timedelta(seconds=5) if since else None  # A clock may be set back a little.
    return any(
        str(letter["Message-ID"]).strip() == message_id
        for name in _since(earliest)
        if (letter := read(name, headers_only=True))
    )


def _since(earliest: datetime | None) -> Iterator[str]:
    for name in names():
        if earliest and written_at(name) < earliest:
            return
        yield name
