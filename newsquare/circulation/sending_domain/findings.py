"""What an examination of a domain finds, and what it rests on."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from publicsuffixlist import PublicSuffixList


class Names(Protocol):
    """The name service. A name that is not there has none of anything; each raises NoAnswerError."""

    def texts(self, name: str, /) -> list[str]:
        """Return the TXT records of a name."""

    def addresses(self, name: str, /) -> list[str]:
        """Return the addresses of a name."""

    def exchangers(self, name: str, /) -> list[str]:
        """Return the hosts that take a domain's mail."""


class Grade(StrEnum):
    """How it stands. What is `missing` or `wrong` has mail refused."""

    OK = "ok"
    HINT = "hint"
    MISSING = "missing"
    WRONG = "wrong"
    UNKNOWN = "unknown"

    @property
    def is_bad(self) -> bool:
        """Say whether somebody has to do something."""
        return self in {Grade.MISSING, Grade.WRONG, Grade.UNKNOWN}


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing, and the DNS record to add or to put in place of the old ones."""

    about: str
    grade: Grade
    words: str
    name: str = ""
    record: str = ""
    speaks: bool = False  # This lets SPF or DKIM speak for the domain.


@dataclass(frozen=True, kw_only=True)
class Sender:
    """How a station sends: the domain of From, that of the envelope's sender, and what else is known of it."""

    domain: str
    envelope: str
    selectors: list[str] = field(default_factory=list)
    server: str = ""  # The host that takes our mail; empty where there is none.
    station_from: str = ""  # The domain of NEWSQUARE_MAIL_FROM.
    https: bool = True


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def organization(domain: str) -> str:
    """Return the organizational domain (RFC 7489, 3.2): `example.co.uk` of `news.example.co.uk`."""
    return _suffixes().privatesuffix(domain) or domain


def tags_of(record: str) -> list[tuple[str, str]]:
    """Return the tags of a record of DKIM or DMARC in their order (RFC 6376, 3.2)."""
    parts = (part.partition("=") for part in record.split(";") if part.strip())
    return [(name.strip().lower(), value.strip()) for name, _, value in parts]
