"""Ask a mailbox: each mail of a sender who is let in is kept byte for byte. Nothing there is marked or deleted."""

import time
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parseaddr

from newsquare.lib.mailbox import Mailbox, opened
from newsquare.wire.actions.ask.answer import AskError
from newsquare.wire.actions.keys import asking_key
from newsquare.wire.actions.receive import TOO_LARGE, receive
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.models import Look, Source

PAUSE = timedelta(minutes=1)
FIRST_DAYS = timedelta(days=2)  # Of a mailbox that was never read, only what came since then is news.
STINT = 45.0  # Seconds of one turn.
NOT_TYPED = "No password was typed for this mailbox, or the server’s own key was changed: type it again."


def ask_mailbox(source: Source, look: Look, now: datetime) -> timedelta:
    """Take in the mails that came since, known by their UIDs as long as the folder stays the same."""
    password = asking_key(source)
    if not password:
        raise AskError(NOT_TYPED)
    with opened(source.mail_host, source.mail_user, password, source.mail_folder or "INBOX", seconds=20) as box:
        done = _take_in(source, look, box, now)
    return PAUSE if done else timedelta(seconds=5)


def _take_in(source: Source, look: Look, box: Mailbox, now: datetime) -> bool:
    """Take in mails until a turn is over; say whether all was."""
    cursor, begun = look.cursor, time.monotonic()
    look.problem = ""
    if not cursor:
        new = box.since((now - FIRST_DAYS).date())
    else:
        new = box.after(cursor.get("uid", 0) if cursor.get("validity") == box.validity else 0)
    passed, last = cursor.get("passed", 0), new[-1] if new else cursor.get("uid", max(0, box.following - 1))
    for uid in new:
        if not is_let_in(box.sender(uid), source.mail_senders):
            passed += 1
        elif box.size(uid) > MAX_BYTES:
            look.problem = TOO_LARGE
        else:
            raw = box.mail(uid)
            receive(source=source, raw=raw, name=_subject(raw), now=now, by_itself=True)
        look.cursor = {"validity": box.validity, "uid": uid, "passed": passed}
        if time.monotonic() - begun > STINT:
            return uid == last
    look.cursor = {"validity": box.validity, "uid": last, "passed": passed}
    return True


def is_let_in(head: bytes, senders: list[str]) -> bool:
    """Say whether a mail's sender is among those let in: by address, or by the domain behind the @."""
    said = message_from_bytes(head, policy=policy.compat32).get_all("From") or []
    address = parseaddr(str(said[0]))[1].lower() if len(said) == 1 else ""
    wanted = {each.strip().lower().lstrip("@") for each in senders}
    return "@" in address and (address in wanted or address.rpartition("@")[2] in wanted)


def _subject(raw: bytes) -> str:
    try:
        return str(message_from_bytes(raw[:100_000], policy=policy.default).get("Subject") or "mail")[:200]
    except (ValueError, LookupError, AttributeError, IndexError):  # Of a head that is none.
        return "mail"
