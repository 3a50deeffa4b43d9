"""Error pages that look like the station's."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsquare.theme.shapes import Head, Link, PlainShape


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # Django's.
    """Say that nothing stands at an address, and where to go on."""
    page = PlainShape(
        title=_("There is no page at this address"),
        words=[
            _("It may have moved, or the address was mistyped. Everything that is published stands on the front page.")
        ],
        links=[Link(name=_("Front page"), url="/")],
    )
    return render(request, "theme/plain.html", {"page": page, "head": Head(title=page.title)}, status=404)


def broken(request: HttpRequest) -> HttpResponse:  # Django’s signature.
    """Say that the fault is ours. Asks nothing of the database, which may be the fault: then it is a 503."""
    database_is_gone = isinstance(sys.exc_info()[1], OperationalError)
    page = PlainShape(
        title=_("Something broke on our side"),
        words=[_("The fault is ours and has been written down. Please try again in a minute.")],
        links=[Link(name=_("Front page"), url="/")],
    )
    context = {"page": page, "head": Head(title=page.title)}
    response = render(None, "theme/plain.html", context, status=503 if database_is_gone else 500)
    if database_is_gone:
        response.headers["Retry-After"] = "60"
    return response
