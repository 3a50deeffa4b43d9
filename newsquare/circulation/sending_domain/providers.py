"""Well known mail providers, and what their own documentation asks to have in SPF."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """A provider: where it takes mail, and what it wants. It sends from other addresses than it listens at."""

    name: str
    ends: tuple[str, ...]  # How the names of its SMTP hosts end.
    include: str
    own_envelope: bool = False  # It puts an address of its own in the envelope unless it is told otherwise.


PROVIDERS = (
    Provider("Google", ("smtp.gmail.com", "smtp-relay.gmail.com"), "_spf.google.com"),
    Provider("Microsoft 365", ("smtp.office365.com", ".mail.protection.outlook.com"), "spf.protection.outlook.com"),
    Provider("Fastmail", ("smtp.fastmail.com",), "spf.messagingengine.com"),
    Provider("Mailgun", ("smtp.mailgun.org",), "mailgun.org"),
    Provider("Amazon SES", (".amazonaws.com",), "amazonses.com", own_envelope=True),
    Provider("SendGrid", ("smtp.sendgrid.net",), "sendgrid.net", own_envelope=True),
    Provider("Postmark", ("smtp.postmarkapp.com",), "spf.mtasv.net", own_envelope=True),
    Provider("Brevo", ("smtp-relay.brevo.com",), "spf.brevo.com", own_envelope=True),
)


def provider_of(server: str) -> Provider | None:
    """Return the provider whose SMTP host this is."""
    host = server.lower().rstrip(".")
    if host.endswith(".amazonaws.com") and not host.startswith("email-smtp"):
        return None
    return next((each for each in PROVIDERS if host.endswith(each.ends)), None)
