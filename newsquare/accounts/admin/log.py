"""The log of what staff did, for administrators: by person, kind of thing, deed and day; never a count of all rows."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from newsquare.accounts import queries
from newsquare.accounts.models import Did
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of

ON_A_PAGE = 50


class LogForm(forms.Form):
    """What to look for."""

    person = forms.TypedChoiceField(label=gettext_lazy("Who"), coerce=int, empty_value=None, required=False)
    did = forms.ChoiceField(label=gettext_lazy("Did"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Thing"), required=False)
    q = forms.CharField(label=gettext_lazy("Named"), max_length=100, required=False)
    since = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    thing = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anybody: list[tuple[Any, Any]] = [("", _("Anybody"))]
        anything: list[tuple[Any, Any]] = [("", _("Anything"))]
        kinds = queries.kinds_in_log(station)
        self.fields["person"].choices = anybody + [(row.pk, str(row)) for row in queries.people_in_log(station)]  # type: ignore[attr-defined]
        self.fields["did"].choices = anything + sorted(Did.choices, key=lambda choice: str(choice[1]))  # type: ignore[attr-defined]
        self.fields["kind"].choices = anything + sorted(kinds.items(), key=lambda choice: choice[1])  # type: ignore[attr-defined]


@require_safe
def log_screen(request: HttpRequest) -> HttpResponse:
    """Show what was done, newest first."""
    if not request.user.has_perm("accounts.view_auditentry"):
        raise PermissionDenied
    station = station_of(request)
    form = LogForm(request.GET, station=station)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = list(queries.log_of(station, **wanted)[: ON_A_PAGE + 1])
    more = request.GET.copy()
    if len(rows) > ON_A_PAGE:
        more["before"] = str(rows[ON_A_PAGE - 1].pk)
    context = {
        "form": form,
        "rows": rows[:ON_A_PAGE],
        "older": more.urlencode() if len(rows) > ON_A_PAGE else "",
        "narrowed": bool(request.GET),
    }
    return render(request, "accounts/log.html", context)
