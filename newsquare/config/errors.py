"""Error pages that look like the station's."""

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
    """Say that the fault is ours. Asks nothing of the database, which may be the fault."""
    page = PlainShape(
        title=_("Something broke on our side"),
        words=[_("The fault is ours and has been written down. Please try again in a minute.")],
        links=[Link(name=_("Front page"), url="/")],
    )
    return render(None, "theme/plain.html", {"page": page, "head": Head(title=page.title)}, status=500)
