"""`newsquare mail check`: does the world believe that our mail is ours?"""

import re
import textwrap
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsquare.circulation.sending_domain import Finding, Sender, examine
from newsquare.lib.name_service import NameService

WIDTH = 100
COLUMN = 18
_SERVER = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<any>[^:]+|[^:]*:[^:]*:.*))(?::(?P<port>\d{1,5}))?")


class Command(BaseCommand):
    """Explains SPF, DKIM and DMARC of the domain that the station's mail comes from."""

    help = "Explains whether SPF, DKIM and DMARC let the station's mail arrive: newsquare mail check"
    without_database = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a subcommand."""
        commands = parser.add_subparsers(dest="what", required=True)
        check = commands.add_parser("check", help="looks up what a domain says of its mail, and says what is missing")
        check.add_argument("domain", nargs="?", default="", help="left out: that of NEWSQUARE_MAIL_FROM")
        check.add_argument("--selector", action="append", default=[], help="the name of a DKIM key; may be repeated")
        check.add_argument("--dns", default="", metavar="ADDRESS[:PORT]", help="the name server to ask")

    def handle(self, *_: Any, domain: str, selector: list[str], dns: str, **options: Any) -> None:
        """Look up, print, and end with 1 where somebody has to do something."""
        ours = _domain_of(settings.DEFAULT_FROM_EMAIL)
        domain = _plain(domain or ours)
        if "." not in domain:
            raise CommandError(f"{domain!r} is no domain that mail comes from: name one, or set NEWSQUARE_MAIL_FROM.")
        sender = Sender(
            domain=domain,
            envelope=(domain == ours and _domain_of(settings.MAIL_BOUNCES_TO)) or domain,
            selectors=selector or settings.MAIL_SELECTORS,
            server=settings.EMAIL_HOST if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else "",
            station_from=ours if "." in ours else "",
            https=settings.PUBLIC_SCHEME == "https",
        )
        findings = examine(sender, _service(dns))
        for finding in findings:
            self.stdout.write(_printed(finding))
        if bad := sum(finding.grade.is_bad for finding in findings):
            raise CommandError(f"{domain}: {bad} to put right.")


def _service(dns: str) -> NameService:
    if not dns:
        return NameService()
    try:
        match = _SERVER.fullmatch(dns)
        if match is None:
            raise ValueError(dns)
        server, port = str(ip_address(match["six"] or match["any"])), int(match["port"] or 53)
        if not 0 < port < 65536:
            raise ValueError(port)
    except ValueError as error:
        raise CommandError(f"--dns {dns}: write an address, ADDRESS:PORT or [IPV6-ADDRESS]:PORT.") from error
    return NameService(server, port)


def _printed(finding: Finding) -> str:
    head = f"{finding.about:<9}{finding.grade:<9}"
    lines = textwrap.wrap(finding.words, WIDTH - COLUMN, break_long_words=False, break_on_hyphens=False)
    whole = [head + lines[0], *(" " * COLUMN + line for line in lines[1:])]
    if finding.record:
        whole.append(f'{"":9}record   {finding.name}. TXT "{finding.record}"')
    return "\n".join(whole)


def _domain_of(address: str) -> str:
    return _plain(parseaddr(address)[1].rpartition("@")[2])


def _plain(domain: str) -> str:
    """Return a domain as it stands in the name service."""
    domain = domain.strip().rstrip(".").lower()
    try:
        return domain.encode("idna").decode() if not domain.isascii() else domain
    except UnicodeError as error:
        raise CommandError(f"{domain!r} is no domain.") from error
