"""Asks the name service (DNS). Everything that asks it goes through here."""

import time
from dataclasses import dataclass, field
from typing import Any

import dns.exception
import dns.name
import dns.resolver

ONE, ALL, MOST = 6.0, 30.0, 150  # Seconds for one question with its attempts, and for all; and how many there may be.


class NoAnswerError(Exception):
    """No name server answered, or none could, or too much was asked; the message names the question."""


@dataclass
class NameService:
    """The name servers of this machine, or one that is named. It asks nothing twice, and not for ever."""

    server: str = ""
    port: int = 53
    one: float = ONE
    all: float = ALL
    most: int = MOST
    _known: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    _began_at: float = field(default_factory=time.monotonic)

    def texts(self, name: str) -> list[str]:
        """Return the TXT records of a name, each put together from its parts. Raises NoAnswerError."""
        return [b"".join(row.strings).decode("utf-8", "replace") for row in self._ask(name, "TXT")]

    def addresses(self, name: str) -> list[str]:
        """Return the addresses of a name, of both kinds. Raises NoAnswerError."""
        return [row.to_text() for kind in ("A", "AAAA") for row in self._ask(name, kind)]

    def exchangers(self, name: str) -> list[str]:
        """Return the hosts that take a domain's mail (MX). Raises NoAnswerError."""
        return [row.exchange.to_text(omit_final_dot=True) for row in self._ask(name, "MX")]

    def _ask(self, name: str, kind: str) -> list[Any]:
        """Return the records of a kind; none where there are none, and where the name is not there or cannot be."""
        question = (name.lower(), kind)
        if question not in self._known:
            left = self.all - (time.monotonic() - self._began_at)
            if left <= 0 or len(self._known) >= self.most:
                raise NoAnswerError(f"{name}: too many questions, or too slow an answer to them")
            self._known[question] = self._ask_anew(name, kind, min(self.one, left))
        return self._known[question]

    def _ask_anew(self, name: str, kind: str, patience: float) -> list[Any]:
        try:
            asked = dns.name.from_text(name)
        except dns.exception.DNSException:
            return []
        try:
            return list(self._resolver(patience).resolve(asked, kind, search=False))
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except (dns.exception.DNSException, OSError) as error:
            raise NoAnswerError(f"{name}: {type(error).__name__}") from error

    def _resolver(self, patience: float) -> dns.resolver.Resolver:
        try:
            resolver = dns.resolver.Resolver(configure=not self.server)
        except dns.resolver.NoResolverConfiguration as error:
            raise NoAnswerError("this machine names no name server") from error
        if self.server:
            resolver.nameservers, resolver.port = [self.server], self.port
        resolver.lifetime, resolver.timeout = patience, patience / 3
        return resolver
