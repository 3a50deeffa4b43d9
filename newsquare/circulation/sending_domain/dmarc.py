"""DMARC (RFC 7489): what becomes of mail that says it is from a domain and cannot prove it, and who must agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.findings import Finding, Grade, Names, Sender, organization, tags_of
from newsquare.lib.name_service import NoAnswerError


@dataclass(frozen=True)
class Policy:
    """A domain's record: where it stands, and what counts for the domain."""

    name: str
    tags: dict[str, str]
    inherited: bool

    @property
    def asks(self) -> str:
        """Return what is asked of receivers: none, quarantine or reject."""
        p = self.tags.get("p", "none").lower()
        return self.tags.get("sp", p).lower() if self.inherited else p

    def agree(self, way: str, one: str, other: str) -> bool:
        """Say whether two domains agree for `aspf` or `adkim` (RFC 7489, 3.1): equal, or of one organization."""
        if self.tags.get(way, "r").lower() == "s":
            return one == other
        return organization(one) == organization(other)


class ManyError(Exception):
    """A name has several records, so none counts."""


def find_policy(domain: str, names: Names) -> Policy | None:
    """Return the policy that counts for a domain: its own, else its organization's (RFC 7489, 6.6.3).

    Raises ManyError and NoAnswerError.
    """
    for each in dict.fromkeys([domain, organization(domain)]):
        name = f"_dmarc.{each}"
        found = [text for text in names.texts(name) if tags_of(text)[:1] == [("v", "DMARC1")]]
        if len(found) > 1:
            raise ManyError(name)
        if found:
            return Policy(name, dict(tags_of(found[0])), inherited=each != domain)
    return None


def examine_dmarc(sender: Sender, names: Names) -> tuple[list[Finding], Policy | None]:
    """Say how a domain stands with DMARC, and return the policy that counts. Raises NoAnswerError."""
    name = f"_dmarc.{organization(sender.domain)}"
    wanted = f"v=DMARC1; p=none; rua=mailto:dmarc@{organization(sender.domain)}"
    try:
        policy = find_policy(sender.domain, names)
    except ManyError as error:
        words = _("There are several DMARC records at %(name)s; then none counts (RFC 7489, 6.6.3). Keep one.")
        return [Finding("DMARC", Grade.WRONG, words % {"name": error})], None
    if policy is None:
        words = _(
            "%(domain)s has no DMARC record; Gmail and Yahoo want one of whoever sends to many. Reports of them go to"
            " the address in it, which must exist."
        )
        return [Finding("DMARC", Grade.MISSING, words % {"domain": sender.domain}, name, wanted)], None
    if "p" not in policy.tags and "rua" not in policy.tags:
        words = _(
            "The record at %(name)s asks for nothing: it has no p= (RFC 7489, 6.3). The address in rua= must exist."
        )
        return [Finding("DMARC", Grade.WRONG, words % {"name": policy.name}, policy.name, wanted)], None
    if policy.asks not in {"none", "quarantine", "reject"}:
        words = _("The record at %(name)s asks for “%(p)s”; it must be none, quarantine or reject.")
        return [Finding("DMARC", Grade.WRONG, words % {"name": policy.name, "p": policy.asks})], None
    return [_good(sender, policy), *_hints(policy, names)], policy


def _good(sender: Sender, policy: Policy) -> Finding:
    words = _("%(name)s counts for %(domain)s and asks for “%(p)s”.")
    return Finding("DMARC", Grade.OK, words % {"name": policy.name, "domain": sender.domain, "p": policy.asks})


def _hints(policy: Policy, names: Names) -> list[Finding]:
    found = []
    if policy.asks == "none":
        words = _(
            "“none” is enough for Gmail and Yahoo, but mail forged in this name still arrives. When the reports show no"
            " mail of yours that fails, ask for quarantine, later reject."
        )
        found.append(Finding("DMARC", Grade.HINT, words))
    if "rua" not in policy.tags:
        words = _("Nobody gets reports (rua=), so nobody sees which mail fails.")
        found.append(Finding("DMARC", Grade.HINT, words))
    return [*found, *_receivers(policy, names)]


def _receivers(policy: Policy, names: Names) -> Iterator[Finding]:
    """Say which of those who are to get reports have not said that they take them (RFC 7489, 7.1)."""
    home = policy.name.removeprefix("_dmarc.")
    for address in policy.tags.get("rua", "").split(","):
        other = address.partition("!")[0].rpartition("@")[2].strip().lower()
        if not other or organization(other) == organization(home):
            continue
        at = f"{home}._report._dmarc.{other}"
        try:
            takes = any(text.startswith("v=DMARC1") for text in names.texts(at))
        except NoAnswerError as error:
            words = _("Whether %(other)s takes the reports could not be looked up (%(error)s).")
            yield Finding("DMARC", Grade.HINT, words % {"other": other, "error": error})
            continue
        if not takes:
            words = _(
                "Reports go to %(other)s, which does not say that it takes them: it must add this (RFC 7489, 7.1)."
            )
            yield Finding("DMARC", Grade.HINT, words % {"other": other}, at, "v=DMARC1")
