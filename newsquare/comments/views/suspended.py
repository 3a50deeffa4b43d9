"""What somebody reads who may not write, and the form in which they say something against it, once."""

from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.comments import actions, words
from newsquare.comments.forms import ObjectionForm
from newsquare.comments.models import Suspension
from newsquare.comments.queries import reins
from newsquare.comments.views.pages import kept_nowhere, plain
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, PlainShape

YOUR_PAGE = Link(name=_("Your page"), url="/me/")


@same_origin_required
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def suspended(request: HttpRequest) -> HttpResponse:
    """Say until when and why somebody may not write, and take what they say against it."""
    station, now, user = station_of(request), timezone.now(), request.user
    assert isinstance(user, User)
    row = reins.suspension_of(user, station, now)
    if row is None:
        return plain(request, PlainShape(title=_("You can write in this forum"), links=[YOUR_PAGE]))
    if request.method == "POST":
        form = ObjectionForm(request.POST)
        if not form.is_valid():
            return _ask(request, row, form, status=400)
        with suppress(actions.ObjectedError):  # It was sent twice; the page says how it stands.
            actions.object_to(user=user, station=station, words=form.cleaned_data["words"], now=now)
        return redirect("comments:suspended")
    return _ask(request, row, ObjectionForm() if row.appealed_at is None else None)


def _ask(request: HttpRequest, row: Suspension, form: ObjectionForm | None, *, status: int = 200) -> HttpResponse:
    told = [words.suspended(row, row.station)]
    if row.answered_at:
        told.append(_("A moderator has read what you say: it stands.") + (f" “{row.answer}”" if row.answer else ""))
    elif row.appealed_at:
        told.append(_("What you say against it waits for a moderator. The answer comes here."))
    else:
        told.append(_("You can say something against it once. Another moderator than the one who decided reads it."))
    page = PlainShape(
        title=_("You cannot write here now"),
        words=told,
        action=request.path if form else "",
        button=_("Send it") if form else "",
        links=[YOUR_PAGE, Link(name=_("Community Guidelines"), url="/guidelines/")],
    )
    return plain(request, page, form=form, status=status)
