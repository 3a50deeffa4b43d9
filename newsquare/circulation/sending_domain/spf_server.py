"""Does SPF cover the server that takes the station's mail?"""

from ipaddress import ip_address

from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.findings import Finding, Grade, Sender, organization
from newsquare.circulation.sending_domain.providers import Provider, provider_of
from newsquare.circulation.sending_domain.spf_record import with_sender
from newsquare.circulation.sending_domain.spf_walk import Address, Walk


def who(sender: Sender) -> str:
    """Return the word of SPF that names the station's server."""
    if provider := provider_of(sender.server):
        return f"include:{provider.include}"
    if address := _literal(sender.server):
        return f"ip{address.version}:{address}" if address.is_global else _("ip4:YOUR-ADDRESS")
    return f"a:{sender.server}" if "." in sender.server else _("a:YOUR-MAIL-SERVER")


def examine_server(sender: Sender, record: str, walk: Walk) -> Finding:
    """Say whether a sound record lets the server of EMAIL_URL send. Raises NoAnswerError."""
    if not sender.server:
        words = _("EMAIL_URL names no mail server, so whether the record covers it cannot be said.")
        return Finding("SPF", Grade.HINT, words)
    if provider := provider_of(sender.server):
        return _of_provider(provider, sender, record, walk)
    literal = _literal(sender.server)
    addresses = [literal] if literal else [ip_address(each) for each in walk.names.addresses(sender.server)]
    outside = [each for each in addresses if not (each.is_loopback or each.is_private or each.is_link_local)]
    if not outside:
        words = _(
            "The mail server %(server)s has no address of the public internet. Whoever gets the mail sees another one:"
            " that of the machine or router. It must stand in the record (ip4:, ip6:)."
        )
        return Finding("SPF", Grade.HINT, words % {"server": sender.server})
    left_out = [each for each in outside if walk.result(each, sender.envelope) != "+"]
    if left_out and walk.unclear:
        return _unclear(sender)
    return _of_addresses(outside, left_out, sender, record)


def _unclear(sender: Sender) -> Finding:
    words = _(
        "Whether it covers %(server)s cannot be said: the record has macros, ptr or exists, which depend on each mail."
    )
    return Finding("SPF", Grade.HINT, words % {"server": sender.server})


def _of_addresses(outside: list[Address], left_out: list[Address], sender: Sender, record: str) -> Finding:
    about = {"server": sender.server, "addresses": ", ".join(map(str, left_out or outside))}
    if not left_out:
        words = _("It covers the mail server %(server)s (%(addresses)s).")
        return Finding("SPF", Grade.OK, words % about, speaks=True)
    more = with_sender(record, who(sender))
    if len(left_out) < len(outside):
        words = _("It covers the mail server %(server)s, but not its addresses %(addresses)s; put this in its place.")
        return Finding("SPF", Grade.HINT, words % about, sender.envelope, more, speaks=True)
    if _literal(sender.server) or organization(sender.server) == organization(sender.envelope):
        words = _("It does not cover the mail server %(server)s (%(addresses)s); put this in its place.")
        return Finding("SPF", Grade.WRONG, words % about, sender.envelope, more)
    words = _(
        "It does not name %(server)s (%(addresses)s). If that is a provider’s server, it sends from other addresses:"
        " look up there what to include. If it is your own, put this in the record’s place."
    )
    return Finding("SPF", Grade.HINT, words % about, sender.envelope, more)


def _of_provider(provider: Provider, sender: Sender, record: str, walk: Walk) -> Finding:
    about = {"provider": provider.name, "include": provider.include, "server": sender.server}
    if provider.include in walk.included:
        words = _("It includes %(include)s, as %(provider)s asks for mail through %(server)s.")
        return Finding("SPF", Grade.OK, words % about, speaks=not provider.own_envelope)
    more = with_sender(record, f"include:{provider.include}")
    if provider.own_envelope:
        words = _(
            "%(provider)s puts an address of its own in the envelope unless you set it up otherwise; then its SPF"
            " counts, and DKIM must speak for you. If the envelope is yours, put this in the record’s place."
        )
        return Finding("SPF", Grade.HINT, words % about, sender.envelope, more)
    if walk.unclear:
        return _unclear(sender)
    words = _(
        "It does not include %(include)s, which %(provider)s asks for: such mail seems forged. Put this in its place."
    )
    return Finding("SPF", Grade.WRONG, words % about, sender.envelope, more)


def _literal(server: str) -> Address | None:
    try:
        return ip_address(server.strip("[]"))
    except ValueError:
        return None
