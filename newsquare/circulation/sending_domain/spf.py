"""SPF (RFC 7208): which machines may send in the name of a domain."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.findings import Finding, Grade, Names, Sender
from newsquare.circulation.sending_domain.spf_record import BrokenError, is_spf, merged, parse
from newsquare.circulation.sending_domain.spf_server import examine_server, who
from newsquare.circulation.sending_domain.spf_walk import MOST_LOOKUPS, MOST_VOID, READ_UP_TO, Walk


def examine_spf(sender: Sender, names: Names) -> list[Finding]:
    """Say how the envelope's domain stands with SPF, and whether it covers the station's server.

    Raises NoAnswerError.
    """
    domain, found = sender.envelope, [text for text in names.texts(sender.envelope) if is_spf(text)]
    if not found:
        words = _("%(domain)s does not say which machines may send in its name: much of its mail is refused.")
        return [Finding("SPF", Grade.MISSING, words % {"domain": domain}, domain, f"v=spf1 {who(sender)} ~all")]
    if len(found) > 1:
        return [_several(domain, found, names)]
    walk = Walk(names)
    try:
        walk.read(domain)
        _keeps_limits(walk)
        end = list(_about_its_end(found[0]))
    except BrokenError as error:
        words = _("The SPF record of %(domain)s cannot be used: %(why)s")
        return [Finding("SPF", Grade.WRONG, words % {"domain": domain, "why": error})]
    words = _("%(domain)s says who may send in its name (%(n)s of 10 look-ups): %(record)s")
    good = Finding("SPF", Grade.OK, words % {"domain": domain, "n": walk.lookups, "record": found[0]})
    return [good, *end, examine_server(sender, found[0], walk)]


def _keeps_limits(walk: Walk) -> None:
    """Raise BrokenError where reading a record costs more than it may (RFC 7208, 4.6.4)."""
    if walk.lookups > MOST_LOOKUPS:
        words = (
            _("it costs more than %(n)s look-ups; over 10 it counts as broken (RFC 7208, 4.6.4).")
            if walk.stopped
            else _("it costs %(n)s look-ups; over 10 it counts as broken (RFC 7208, 4.6.4).")
        )
        hint = _("Take out what no longer sends for you, or write addresses (ip4:, ip6:) in place of includes.")
        raise BrokenError(f"{words % {'n': READ_UP_TO if walk.stopped else walk.lookups}} {hint}")
    if walk.void > MOST_VOID:
        words = _("%(n)s of the names in it lead nowhere; over 2 it counts as broken (RFC 7208, 4.6.4). Take them out.")
        raise BrokenError(words % {"n": walk.void})


def _several(domain: str, found: list[str], names: Names) -> Finding:
    words = _("%(domain)s has %(n)s SPF records; then none counts (RFC 7208, 3.2 and 4.5). Put one in their place.")
    said, one, walk = words % {"domain": domain, "n": len(found)}, "", Walk(names)
    try:
        one = merged(found)
        walk.read(domain, one)
        _keeps_limits(walk)
    except BrokenError as error:
        said = f"{said} {_('Put together they cannot be used as they are: %(why)s') % {'why': error}}"
    return Finding("SPF", Grade.WRONG, said, domain if one else "", one)


def _about_its_end(text: str) -> Iterator[Finding]:
    record = parse(text)
    if record.all == "+":
        words = _("It ends in “+all”: the whole world may send in this name. End it in ~all or -all.")
        yield Finding("SPF", Grade.WRONG, words)
    elif record.all == "?" or not (record.all or record.redirect):
        yield Finding("SPF", Grade.HINT, _("It does not say that others may not send. End it in ~all or -all."))
    if any(term.name == "ptr" for term in record.terms):
        yield Finding("SPF", Grade.HINT, _("It uses “ptr”, which is slow and should not be used (RFC 7208, 5.5)."))
