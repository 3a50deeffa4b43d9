"""The station's own settings and its sources of copy, on the desk."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn

from newsquare.desk.forms import SourceForm, StationForm
from newsquare.lib.own_rows import OwnRows, RowsView
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.wire.models import Source


class SourcesView(RowsView):
    """The list of sources; a new one begins with an address."""

    def get_add_url(self) -> str | None:
        """Return where a source is added, for those who may."""
        return reverse("desk_source_new") if self.user_has_permission("add") else None


class SourceViewSet(OwnRows):
    """Suppliers of copy."""

    model = Source
    index_view_class = SourcesView
    icon = "rotate"
    menu_label = _("Sources")
    menu_order = 400
    url_prefix = "sources"
    search_backend_name = None
    search_fields = ["name"]
    list_display = [
        "name",
        Column("on_arrival", label=_("On arrival"), accessor="get_on_arrival_display"),
        "topic",
        DateColumn("look__asked_at", label=_("Last look"), accessor="look.asked_at"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("on_arrival"),
            FieldPanel("updates"),
            MultiFieldPanel([FieldPanel("asked"), FieldPanel("url"), FieldPanel("key")], heading=_("What we ask")),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("mail_host", "mail_user", "mail_folder", "mail_senders")],
                heading=_("Where it is a mailbox"),
                classname="collapsed",
            ),
            HelpPanel(template="desk/source_push.html", heading=_("Push")),
            MultiFieldPanel([FieldPanel("topic"), FieldPanel("topics"), FieldPanel("section")], heading=_("Filing")),
            MultiFieldPanel(
                [FieldPanel("folder"), FieldPanel("format"), FieldPanel("picture_hosts")],
                heading=_("Folder, format, pictures"),
                classname="collapsed",
            ),
            MultiFieldPanel(
                [FieldPanel("label"), FieldPanel("credit"), FieldPanel("indexing"), FieldPanel("full_text_out")],
                heading=_("What readers and search engines are told"),
            ),
        ],
        base_form_class=SourceForm,
    )


class OneStationView(RowsView):
    """The list of the host's station alone: it opens that row."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go on to the form, for those who may have it."""
        super().dispatch(request, *args, **kwargs)
        return redirect(self.get_edit_url(station_of(request)))


class StationViewSet(OwnRows):
    """The station itself. There is one row: that of the host."""

    model = Station
    index_view_class = OneStationView
    icon = "cog"
    menu_label = _("Station")
    menu_order = 390
    url_prefix = "station"
    add_view_enabled = False
    search_backend_name = None
    search_fields = ["name"]
    list_display = ["name", "town", "timezone"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("town"),
            FieldPanel("tagline"),
            FieldPanel("hosts_text"),
            FieldPanel("media_host"),
            MultiFieldPanel(
                [FieldPanel("timezone"), FieldPanel("language"), FieldPanel("colour")], heading=_("Time, words, look")
            ),
            MultiFieldPanel(
                [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("postal_address")],
                heading=_("Contact"),
            ),
            MultiFieldPanel(
                [FieldPanel(f"forum_{name}") for name in ("open", "mode", "days", "order")], heading=_("Forum")
            ),
            MultiFieldPanel([FieldPanel("mail_ask_above"), FieldPanel("mail_undo_seconds")], heading=_("Mail")),
        ],
        base_form_class=StationForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the station of the request."""
        return Station.objects.filter(pk=station_of(request).pk)
