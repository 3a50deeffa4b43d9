"""Who sent a message, and what the servers on its way could prove of that."""

import re
from email.message import Message
from email.utils import parseaddr

from newsquare.wire.formats.mail.words import header

_PROOFS = re.compile(r"(?i)\b(dkim|spf|dmarc)\s*=\s*(\w+)")
_SHOWN = ("From", "Reply-To")


def sender_of(message: Message) -> str | None:
    """Return the name of the sender, else the address."""
    name, address = parseaddr(header(message, "from") or "")
    return name or address or None


def notes_of(message: Message) -> list[str]:
    """Return who sent it and whether that was proven; for editors."""
    notes = [f"{name}: {said}" for name in _SHOWN if (said := header(message, name.lower()))]
    proofs = _proofs(message)
    said = ", ".join(f"{name} {result}" for name, result in proofs.items())
    signed = " ".join(re.findall(r"(?i)\bd\s*=\s*([\w.-]+)", str(message.get("DKIM-Signature") or ""))[:1])
    notes += [f"Proof of the sender: {said}{f' (signed by {signed})' if signed else ''}."] if said else []
    return notes


def troubles_of(message: Message) -> list[str]:
    """Say where the sender is in doubt."""
    failed = [name.upper() for name, result in _proofs(message).items() if result in {"fail", "permerror", "softfail"}]
    return [f"Its sender is not proven: {' and '.join(failed)} failed."] if failed else []


def _proofs(message: Message) -> dict[str, str]:
    """Only the uppermost line is believed: it is the one that our own server wrote."""
    lines = message.get_all("Authentication-Results") or message.get_all("ARC-Authentication-Results") or []
    found = _PROOFS.findall(str(lines[0])) if lines else []
    return {name.lower(): result.lower() for name, result in reversed(found)}
