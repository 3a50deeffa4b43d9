"""How mail of a domain stands with those who get it: SPF, DKIM, DMARC, and what Gmail and Yahoo ask of many mails."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.bulk import examine_bulk
from newsquare.circulation.sending_domain.dkim import examine_dkim
from newsquare.circulation.sending_domain.dmarc import Policy, examine_dmarc
from newsquare.circulation.sending_domain.findings import Finding, Grade, Names, Sender
from newsquare.circulation.sending_domain.spf import examine_spf
from newsquare.lib.name_service import NoAnswerError

__all__ = ["Finding", "Grade", "Sender", "examine"]


def examine(sender: Sender, names: Names) -> list[Finding]:
    """Return all that is to say of a domain, in an order in which it can be read."""
    spf = _asked("SPF", lambda: examine_spf(sender, names))
    dkim = _asked("DKIM", lambda: examine_dkim(sender, names))
    policy: Policy | None = None
    try:
        dmarc, policy = examine_dmarc(sender, names)
    except NoAnswerError as error:
        dmarc = [_unknown("DMARC", error)]
    return [*spf, *dkim, *dmarc, *examine_bulk(sender, spf, dkim, policy)]


def _asked(about: str, ask: Callable[[], list[Finding]]) -> list[Finding]:
    try:
        return ask()
    except NoAnswerError as error:
        return [_unknown(about, error)]


def _unknown(about: str, error: NoAnswerError) -> Finding:
    words = _("The name service gave no answer (%(error)s): this could not be looked up. Try again.")
    return Finding(about, Grade.UNKNOWN, words % {"error": error})
