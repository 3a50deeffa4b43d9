"""What Gmail and Yahoo ask of whoever sends more than 5,000 mails a day: alignment, and leaving by one click."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.dmarc import Policy
from newsquare.circulation.sending_domain.findings import Finding, Grade, Sender


def examine_bulk(sender: Sender, spf: list[Finding], dkim: list[Finding], policy: Policy | None) -> Iterator[Finding]:
    """Say whether what was found fits together with the station's From, and with one-click unsubscribe."""
    yield from _same_from(sender)
    if policy:
        yield _aligned(sender, spf, dkim, policy)
    yield _one_click(sender)


def _same_from(sender: Sender) -> Iterator[Finding]:
    if sender.station_from and sender.station_from != sender.domain:
        words = _("The station’s mail comes from %(ours)s (NEWSQUARE_MAIL_FROM), not from %(domain)s: check that one.")
        about = {"ours": sender.station_from, "domain": sender.domain}
        yield Finding(_("From"), Grade.HINT, words % about)


def _aligned(sender: Sender, spf: list[Finding], dkim: list[Finding], policy: Policy) -> Finding:
    by_spf = _speaks(spf) and policy.agree("aspf", sender.envelope, sender.domain)
    by_dkim = _speaks(dkim)
    about = {"domain": sender.domain, "envelope": sender.envelope}
    if by_dkim and by_spf:
        words = _("SPF and DKIM both speak for %(domain)s, which stands in From.")
        return Finding(_("Aligned"), Grade.OK, words % about)
    if by_dkim:
        words = _(
            "DKIM speaks for %(domain)s, which stands in From; SPF does not (envelope: %(envelope)s). One is enough."
        )
        return Finding(_("Aligned"), Grade.OK, words % about)
    if not sender.selectors:
        words = (
            _("SPF speaks for %(domain)s, which stands in From; whether DKIM does cannot be said without its selector.")
            if by_spf
            else _(
                "SPF (envelope: %(envelope)s) does not surely speak for %(domain)s, which stands in From: DKIM must."
            )
        )
        return Finding(_("Aligned"), Grade.HINT, words % about)
    if by_spf:
        words = _(
            "Only SPF speaks for %(domain)s, which stands in From. It is lost where mail is passed on, and Gmail and"
            " Yahoo want DKIM as well."
        )
        return Finding(_("Aligned"), Grade.WRONG, words % about)
    if any(finding.grade is Grade.UNKNOWN for finding in [*spf, *dkim]):
        words = _("Whether SPF or DKIM speaks for %(domain)s could not be looked up.")
        return Finding(_("Aligned"), Grade.UNKNOWN, words % about)
    words = _("Neither SPF (envelope: %(envelope)s) nor DKIM surely speaks for %(domain)s, which stands in From.")
    return Finding(_("Aligned"), Grade.WRONG, words % about)


def _one_click(sender: Sender) -> Finding:
    if not sender.https:
        words = _("One-click unsubscribe needs links with https (RFC 8058): set NEWSQUARE_SCHEME to https.")
        return Finding(_("Leaving"), Grade.WRONG, words)
    words = _(
        "Each mail to many carries List-Unsubscribe and List-Unsubscribe-Post (RFC 8058). The DKIM signature must cover"
        " both; look for them in “h=” of a mail that you got."
    )
    return Finding(_("Leaving"), Grade.OK, words)


def _speaks(findings: list[Finding]) -> bool:
    return any(finding.speaks for finding in findings)
