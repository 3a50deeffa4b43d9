"""Mails about answers: asked for and stopped on one's own page, or stopped from the mail itself."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from newsquare.comments import actions, letters
from newsquare.comments.views.own import person
from newsquare.comments.views.pages import kept_nowhere, plain
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, PlainShape


@same_origin_required
@login_required
@require_POST
@kept_nowhere
def choose(request: HttpRequest) -> HttpResponse:
    """Begin or stop the mails."""
    user, station = person(request), station_of(request)
    if request.POST.get("do") == "stop":
        actions.stop_reply_mail(user_id=user.pk, station=station)
    else:
        actions.ask_for_reply_mail(user=user, station=station, now=timezone.now())
    return redirect("/me/#replies")


@csrf_exempt  # A mail program presses for its reader (RFC 8058); the signed link says whose mails they are.
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then stop the mails; opening the page changes nothing."""
    station = station_of(request)
    mail = letters.mail_of(token, station)
    links = [Link(name=_("Front page"), url="/")]
    if request.method == "POST" or mail is None:
        if mail is not None:
            actions.stop_reply_mail(user_id=mail.user_id, station=station)
        return plain(request, PlainShape(title=_("No more mails about answers come"), links=links))
    page = PlainShape(
        title=_("Stop the mails about answers?"),
        words=[_("Your page under this station’s forum begins them again.")],
        action=request.path,
        button=_("Stop these mails"),
        links=links,
    )
    return plain(request, page)
