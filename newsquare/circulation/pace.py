"""How fast mail may leave to one provider, and how long to wait when its servers ask for it. Pure functions."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60))
ALL_OTHERS = "*"
# Addresses under several names that the same servers take.
_SAME = {
    "googlemail.com": "gmail.com",
    **dict.fromkeys(("hotmail.com", "hotmail.co.uk", "hotmail.fr", "live.com", "msn.com"), "outlook.com"),
    **dict.fromkeys(("ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr"), "yahoo.com"),
    **dict.fromkeys(("me.com", "mac.com"), "icloud.com"),
}
_ONE_MAILBOX = re.compile(r"4\.[12]\.\d")  # RFC 3463: this address, this mailbox; not the provider.


def provider(address: str) -> str:
    """Return the domain whose limit counts for an address: gmail.com for one of googlemail.com."""
    domain = address.rpartition("@")[2].strip().lower().rstrip(".")
    return _SAME.get(domain, domain)


def limit_of(domain: str, limits: Mapping[str, int]) -> int | None:
    """Return how many mails a minute may leave to a domain; None where there is no limit."""
    return limits.get(domain, limits.get(ALL_OTHERS))


def asks_to_wait(code: int, words: str) -> bool:
    """Say whether a mail server's refusal is about the provider, not about one mailbox (RFC 5321 4.2, RFC 3463)."""
    return 400 <= code < 500 and not _ONE_MAILBOX.match(words.strip())


def pause(refusals: int) -> timedelta:
    """Return how long a provider is left alone that refused so many times in a row."""
    return PAUSES[min(max(refusals, 1), len(PAUSES)) - 1]


def minute_of(now: datetime) -> datetime:
    """Return the minute in which a moment lies."""
    return now.replace(second=0, microsecond=0)


def place_in_line(behind: int, limit: int, now: datetime) -> datetime:
    """Return the minute in which a mail may leave that has so many before it in the line, none of them this minute."""
    return minute_of(now) + MINUTE * (1 + behind // limit)
