"""The words of an SPF record (RFC 7208, 4.6, 5 and 6), read and put together anew."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network

from django.utils.translation import gettext as _

_WORD = re.compile(
    r"(?P<sign>[-+?~]?)(?P<name>all|include|a|mx|ptr|ip4|ip6|exists)(?P<rest>[:/].*)?|(?P<key>[a-z][\w.-]*)=(?P<value>.*)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[^\s/]+\.(?!\d+\.?$)[a-z0-9-]+\.?", re.IGNORECASE)
_LENGTHS = r"(?:/(?P<four>\d{1,2}))?(?://(?P<six>\d{1,3}))?"
_HOST_AND_LENGTHS = re.compile(rf"(?::(?P<host>[^/]*))?{_LENGTHS}")
ASKING = {"include", "a", "mx", "ptr", "exists"}  # Each costs a look-up (4.6.4), as redirect does.


class BrokenError(Exception):
    """The record is a permanent error for whoever reads it; the message says why."""


@dataclass(frozen=True)
class Term:
    """A mechanism or a modifier."""

    word: str
    name: str
    sign: str = "+"
    value: str = ""  # The domain or network that it names; empty: the domain of the record.
    four: int = 32  # How many bits of an address must agree, for `a` and `mx`.
    six: int = 128


@dataclass(frozen=True)
class Record:
    """What of a record counts: its mechanisms up to the first `all`, and where it leads if there is none."""

    terms: list[Term]
    all: str  # The sign before `all`; empty where there is no `all`.
    redirect: str


def is_spf(text: str) -> bool:
    """Say whether a text is an SPF record (RFC 7208, 4.5)."""
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def parse(text: str) -> Record:
    """Read a record. Raises BrokenError; a fault behind `all` counts as well (4.6)."""
    terms = [_term(word) for word in text.split(" ")[1:] if word]
    for key in ("redirect", "exp"):
        if sum(term.name == key for term in terms) > 1:
            raise BrokenError(_("“%(key)s=” stands in it twice.") % {"key": key})
    mechanisms = [term for term in terms if term.name not in {"redirect", "other"}]
    end = next((at for at, term in enumerate(mechanisms) if term.name == "all"), None)
    if end is not None:  # RFC 7208, 5.1: what follows, and redirect, is ignored.
        return Record(mechanisms[:end], mechanisms[end].sign, "")
    return Record(mechanisms, "", next((term.value for term in terms if term.name == "redirect"), ""))


def _term(word: str) -> Term:
    match = _WORD.fullmatch(word)
    if match is None:
        raise BrokenError(_("“%(word)s” is no word of SPF.") % {"word": word})
    if match["key"]:
        name = match["key"].lower()
        if name in {"redirect", "exp"}:
            return Term(word, name, value=_host(word, match["value"]))
        return Term(word, "other")
    name, rest = match["name"].lower(), match["rest"] or ""
    return _READ.get(name, _with_lengths)(word, name, match["sign"] or "+", rest)


def _all(word: str, name: str, sign: str, rest: str) -> Term:
    if rest:
        raise BrokenError(_("“%(word)s” is no word of SPF.") % {"word": word})
    return Term(word, name, sign)


def _named(word: str, name: str, sign: str, rest: str) -> Term:
    return Term(word, name, sign, _host(word, rest.removeprefix(":")))


def _network(word: str, name: str, sign: str, rest: str) -> Term:
    value = rest.removeprefix(":")
    try:
        network = ip_network(value, strict=False)
    except ValueError:
        network = None
    shape = re.fullmatch(r":[0-9a-f.:]+(/\d{1,3})?", rest, re.IGNORECASE)
    if network is None or shape is None or network.version != int(name[2]):
        raise BrokenError(_("“%(word)s” names no network.") % {"word": word})
    return Term(word, name, sign, value)


def _with_lengths(word: str, name: str, sign: str, rest: str) -> Term:
    match = _HOST_AND_LENGTHS.fullmatch(rest)
    if match is None or int(match["four"] or 32) > 32 or int(match["six"] or 128) > 128:
        raise BrokenError(_("“%(word)s” is no word of SPF.") % {"word": word})
    value = "" if match["host"] is None else _host(word, match["host"])
    return Term(word, name, sign, value, int(match["four"] or 32), int(match["six"] or 128))


def _host(word: str, value: str) -> str:
    """Return a domain-spec (7.1); one with macros is left as it is."""
    if "%" not in value and not _HOST.fullmatch(value):
        raise BrokenError(_("“%(word)s” names no domain.") % {"word": word})
    return value.rstrip(".").lower()


_READ: dict[str, Callable[[str, str, str, str], Term]] = {
    "all": _all, "include": _named, "exists": _named, "ip4": _network, "ip6": _network
}  # fmt: skip


def merged(texts: list[str]) -> str:
    """Return one record that names all who are named by several. Raises BrokenError."""
    records = [parse(text) for text in texts]
    words: dict[str, None] = {}
    for record in records:
        words.update(dict.fromkeys(term.word for term in record.terms if term.name != "exp"))
        if record.redirect:
            words[f"include:{record.redirect}"] = None
    end = "-all" if all(record.all == "-" for record in records) else "~all"
    return " ".join(["v=spf1", *words, end])


def with_sender(text: str, who: str) -> str:
    """Return a record that names one sender more, before `all` or whatever else ends it."""
    words = text.split()
    ends = (
        at
        for at, word in enumerate(words)
        if word.lower().lstrip("-+?~") == "all" or word.lower().startswith("redirect=")
    )
    at = next(ends, len(words))
    return " ".join([*words[:at], who, *words[at:]])
