"""Ways in, on the desk: a feed is added by its address and tried first; tokens to push with are made and taken back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.accounts.models import User
from newsquare.lib.http import FetchError
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import Indexing, Label, Section, Topic
from newsquare.wire import actions as wire
from newsquare.wire.models import Key, KeyKind, OnArrival, Source
from newsquare.wire.queries import sources_of


class NewFeedForm(forms.Form):
    """What a person is asked of a feed that was tried: its name, and where its copy goes."""

    address = forms.URLField(widget=forms.HiddenInput, max_length=1000, assume_scheme="https")
    name = forms.CharField(label=gettext_lazy("What do you call this source?"), max_length=120)
    on_arrival = forms.ChoiceField(
        label=gettext_lazy("When copy arrives"), choices=OnArrival.choices, widget=forms.RadioSelect
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic, where nothing in the copy names another"), required=False)
    section = forms.ChoiceField(label=gettext_lazy("Section"), required=False)
    label = forms.ChoiceField(label=gettext_lazy("Label"), choices=Label.choices)

    def __init__(self, station: Station, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.station = station
        none = [("", _("None"))]
        for name, model in (("topic", Topic), ("section", Section)):
            rows = model.objects.filter(station=station).order_by("name", "pk").values_list("slug", "name")
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = none + list(rows)

    @transaction.atomic
    def save(self) -> Source:
        """Make the source."""
        said = self.cleaned_data
        made: Source = Source.objects.create(
            station=self.station,
            slug=self._slug(said["name"]),
            url=said["address"],
            indexing=Indexing.NOINDEX_NEWS if said["label"] in {"wire", "partner"} else Indexing.INDEX,
            **{name: said[name] for name in ("name", "on_arrival", "topic", "section", "label")},
        )
        return made

    def _slug(self, name: str) -> str:
        taken = set(sources_of(self.station).values_list("slug", flat=True))
        first = slugify(name)[:50] or "source"
        return next(
            slug for slug in (first, *(f"{first}-{number}" for number in range(2, 10_000))) if slug not in taken
        )


def _may(request: HttpRequest, right: str) -> User:
    if not request.user.has_perm(right):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Try the address of a feed, show what is found, and make a source of it."""
    _may(request, "wire.add_source")
    station, address = station_of(request), one_line(request.POST.get("address"))
    if request.POST.get("do") == "add":
        return _make(request, station)
    if request.method == "GET" or not address:
        return render(request, "desk/source_new.html", {})
    try:
        trial = wire.try_address(address=address, station=station, now=timezone.now())
    except (wire.AskError, FetchError) as error:
        return render(request, "desk/source_new.html", {"address": address, "problem": str(error)}, status=422)
    begun = {"address": trial.address, "name": trial.title, "on_arrival": OnArrival.DESK, "label": Label.WIRE}
    context = {"address": address, "trial": trial, "form": NewFeedForm(station, initial=begun)}
    return render(request, "desk/source_new.html", context)


def _make(request: HttpRequest, station: Station) -> HttpResponse:
    form = NewFeedForm(station, request.POST)
    if not form.is_valid():
        context = {"address": one_line(request.POST.get("address")), "form": form}
        return render(request, "desk/source_new.html", context, status=422)
    source = form.save()
    messages.success(request, _("“%(name)s” was added. Its first copy arrives within a minute.") % {"name": source})
    return redirect("desk_wire")


@never_cache
@require_http_methods(["GET", "POST"])
def push(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how copy is pushed to a source; make its token, which is shown this once, or take it back."""
    user, now, token = _may(request, "wire.change_source"), timezone.now(), ""
    source = get_object_or_404(sources_of(station_of(request)), pk=pk)
    if request.POST.get("do") == "make":
        token = wire.new_push_token(source=source, by=user, now=now)
    elif request.POST.get("do") == "end":
        wire.end_push(source=source, by=user, now=now)
        messages.success(request, _("No copy can be pushed to this source any more."))
        return redirect("desk_push", pk)
    kept = Key.objects.filter(source=source, kind=KeyKind.PUSH).select_related("by").first()
    address = source.station.url(f"/wire/push/{source.slug}/")
    return render(request, "desk/push.html", {"source": source, "kept": kept, "token": token, "address": address})
