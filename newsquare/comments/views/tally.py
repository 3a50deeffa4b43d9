"""What was removed from the forum, by which rule, and how appeals ended: a page for everybody."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsquare.comments.contexts.tally import month_shape
from newsquare.comments.queries.tally import months_of
from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Head, Link, PlainShape

TOLD = timedelta(days=731)  # Two years.


@shown.bakeable
@require_safe
def tally(request: HttpRequest) -> HttpResponse:
    """Show the months of two years. Counted once a day, at midnight by the station's clock, up to that moment."""
    station = station_of(request)
    today = timezone.now().astimezone(station.zone).date()
    midnight = datetime.combine(today + timedelta(days=1), time(), station.zone)
    shown.note(f"station:{station.pk}")
    shown.until(midnight)
    months = [month_shape(month) for month in months_of(station, midnight - TOLD)]
    title = _("What was removed from the forum")
    page = PlainShape(
        title=title,
        words=[
            _("Nobody’s comment is removed without a rule that is named to them. This page counts which, by month."),
            _("What its own author deleted is not counted. Appeals stand under the month of the decision."),
        ],
        links=[Link(name=_("Community Guidelines"), url="/guidelines/")],
    )
    head = Head(title=f"{title} – {station.name}", canonical=station.url(request.path))
    return render(request, "comments/tally.html", {"page": page, "months": months, "station": station, "head": head})
