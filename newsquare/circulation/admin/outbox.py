"""The outbox on the desk, where no mail server is set up: what would have been sent, to be read and clicked."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from newsquare.lib import outbox
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of

RIGHT = "circulation.view_delivery"
LOOKED_THROUGH = 1000
SHOWN = 100
FRAME = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "


@dataclass(frozen=True)
class Line:
    """A mail in the list."""

    name: str
    at: datetime
    to: str
    subject: str


class OutboxItem(MenuItem):
    """The outbox in the menu, only where it is used."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return outbox.in_use() and request.user.has_perm(RIGHT)


@require_safe
def outbox_list(request: HttpRequest) -> HttpResponse:
    """List the station's newest mails, or those whose address or subject holds some words."""
    _check(request)
    words = request.GET.get("q", "").strip().lower()[:100]
    station, lines = station_of(request), []
    for name in outbox.names()[:LOOKED_THROUGH]:
        mail = outbox.read(name, headers_only=True)
        if mail is None or not _is_of(mail, station):
            continue
        line = Line(name, outbox.written_at(name), str(mail["To"]), str(mail["Subject"]))
        if words in f"{line.to}\n{line.subject}".lower():
            lines.append(line)
        if len(lines) == SHOWN:
            break
    return render(request, "circulation/admin/outbox.html", {"lines": lines, "q": words, "shown": SHOWN})


@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail: headers, text, and its page in a frame that can do nothing."""
    mail = _find(request, name)
    text = mail.get_body(("plain",))
    context = {
        "name": name,
        "at": outbox.written_at(name),
        "headers": [(key, str(value)) for key, value in mail.items() if key in _HEADERS],
        "subject": str(mail["Subject"]),
        "text": text.get_content() if text else "",
        "has_html": mail.get_body(("html",)) is not None,
    }
    return render(request, "circulation/admin/letter.html", context)


@require_safe
def html_part(request: HttpRequest, name: str) -> HttpResponse:
    """Send a mail's page for the frame: without scripts, pictures or a way out of it but links."""
    html = _find(request, name).get_body(("html",))
    if html is None:
        raise Http404
    content = str(html.get_content()).replace("<head>", '<head><base target="_blank">', 1)
    response = HttpResponse(content)
    response["Content-Security-Policy"] = f"{FRAME}frame-ancestors 'self'"
    response["Cache-Control"] = "no-store"
    return response


_HEADERS = ("From", "To", "Reply-To", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")


def _find(request: HttpRequest, name: str) -> EmailMessage:
    _check(request)
    mail = outbox.read(name)
    if mail is None or not _is_of(mail, station_of(request)):
        raise Http404
    return mail


def _is_of(mail: EmailMessage, station: Station) -> bool:
    return str(mail["X-Station"] or "").strip() == station.slug


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    if not outbox.in_use():
        raise Http404(_("Mail goes to a mail server; there is no outbox."))
