"""An SPF record with all that it leads to: what it costs, and what it says of an address (RFC 7208, 4 and 5)."""

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.findings import Names
from newsquare.circulation.sending_domain.spf_record import ASKING, BrokenError, Record, Term, is_spf, parse

MOST_LOOKUPS = 10  # RFC 7208, 4.6.4.
MOST_VOID = 2
MOST_EXCHANGERS = 10
READ_UP_TO = 3 * MOST_LOOKUPS  # Beyond that it no longer matters how many there are.

Address = IPv4Address | IPv6Address


@dataclass
class Walk:
    """Reads a domain's record."""

    names: Names
    lookups: int = 0
    void: int = 0
    unclear: bool = False  # It holds macros, ptr or exists, which depend on each mail.
    included: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        """Say whether there is more than was read."""
        return self.lookups > READ_UP_TO

    def read(self, domain: str, text: str = "") -> None:
        """Read a domain's record (or the text in its place) and all that it leads to. Raises BrokenError."""
        if domain in self._path:
            raise BrokenError(_("%(domain)s includes itself.") % {"domain": domain})
        record = parse(text) if text else self._record(domain)
        self._path.append(domain)
        for term in record.terms:
            if term.name in ASKING:
                self._follow(term, term.value or domain)
        if record.redirect:
            self._lead(record.redirect)
        self._path.pop()

    def _follow(self, term: Term, target: str) -> None:
        if term.name == "include":
            self._lead(target)
            return
        self.lookups += 1
        self.unclear |= "%" in target or term.name in {"ptr", "exists"}
        if self.stopped or "%" in target or term.name == "ptr":
            return
        found = self.names.exchangers(target) if term.name == "mx" else self.names.addresses(target)
        self.void += not found
        if term.name == "mx" and len(found) > MOST_EXCHANGERS:
            words = _("%(domain)s has more than 10 mail servers (MX), which is too many for “%(word)s”.")
            raise BrokenError(words % {"domain": target, "word": term.word})

    def _lead(self, target: str) -> None:
        self.lookups += 1
        self.included.append(target)
        self.unclear |= "%" in target
        if not self.stopped and "%" not in target:
            self.read(target)

    def _record(self, domain: str) -> Record:
        found = [text for text in self.names.texts(domain) if is_spf(text)]
        if len(found) != 1:
            words = _("it leads to %(domain)s, which has %(n)s SPF records; it must have one.")
            raise BrokenError(words % {"domain": domain, "n": len(found)})
        return parse(found[0])

    def result(self, address: Address, domain: str) -> str:
        """Return what a sound record says of an address: `+`, `-`, `~` or `?`. Macros, ptr and exists match nothing."""
        record = self._record(domain)
        for term in record.terms:
            if self._matches(term, address, term.value or domain):
                return term.sign
        if record.redirect and "%" not in record.redirect:
            return self.result(address, record.redirect)
        return record.all or "?"

    def _matches(self, term: Term, address: Address, target: str) -> bool:
        if term.name in {"ip4", "ip6"}:
            return address in ip_network(term.value, strict=False)
        if "%" in target:
            return False
        if term.name == "include":
            return self.result(address, target) == "+"
        hosts = {"a": lambda: [target], "mx": lambda: self.names.exchangers(target)}.get(term.name, list)()
        bits = term.four if address.version == 4 else term.six
        near = ip_network(f"{address}/{bits}", strict=False)
        return any(ip_address(found) in near for host in hosts for found in self.names.addresses(host))
