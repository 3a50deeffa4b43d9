"""What the pages of story ideas have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape
from newsquare.tips.queries import days_kept

SEND, ANSWER = "/story-idea/", "/story-idea/answer/"


def show(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Print a page, with what it says about keeping."""
    context["keep_days"] = days_kept(station_of(request))
    return render(request, template, context, status=status)


def error_notice(words: str) -> NoticeShape | None:
    """Return a notice where something is wrong."""
    return NoticeShape(text=words, kind="error") if words else None


def broken(request: HttpRequest, status: int) -> HttpResponse:
    """Say that a request could not be read, or that the fault is ours. Asks the database nothing."""
    words = {
        400: _("What you sent broke off on its way, and we kept nothing of it. Please send it again."),
        413: _("What you sent is far too large, and we kept nothing of it. Send fewer or smaller files."),
    }
    ours = _("Something broke on our side, and we may not have kept what you sent. Please try again in a minute.")
    page = PlainShape(
        title=_("It did not arrive"),
        words=[words.get(status, ours)],
        links=[Link(name=_("Back to the form"), url=SEND)],
    )
    return render(request, "tips/plain.html", {"page": page}, status=status)
