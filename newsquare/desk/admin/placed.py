"""Live broadcasts and sponsors on the desk."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn

from newsquare.desk.models import Broadcast, Sponsor
from newsquare.lib.own_rows import OwnRows
from newsquare.stations.queries import current_station
from newsquare.stories.models import Section
from newsquare.stories.queries import public_stories

STORIES = 60  # The newest ones, of which one may be the story about a broadcast.


def web_address(value: str) -> str:
    """Return an address. Raises ValidationError for one that is none of the web."""
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValidationError(_("Write a whole address, as https://www.example.org/."))
    return value.strip()


class PlacedForm(WagtailAdminModelForm):
    """Puts a new row into the station of the request; its picture is one of the station's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.station = current_station()

    def _own_picture(self, name: str) -> Any:
        picture = self.cleaned_data.get(name)
        if picture and picture.station_id != self.instance.station_id:
            raise ValidationError(_("This picture is not among the station’s: choose another one."))
        return picture


class BroadcastForm(PlacedForm):
    """A live broadcast."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        station = self.instance.station
        newest = list(public_stories(station, timezone.now()).values_list("pk", flat=True)[:STORIES])
        chosen = public_stories(station, timezone.now()).filter(pk__in={*newest, self.instance.story_id or 0})
        self.fields["story"].queryset = chosen.defer("body")

    def clean_address(self) -> str:
        """Return the address. Raises ValidationError for a stream from a host that is not the station's own."""
        address = web_address(self.cleaned_data["address"])
        parts, host = urlsplit(address), self.instance.station.media_host
        if parts.path.endswith(".m3u8") and (parts.netloc != host or parts.scheme != "https"):
            raise ValidationError(_("A stream plays only from the station’s media host, over https."))
        return address

    def clean_poster(self) -> Any:
        """Return the poster."""
        return self._own_picture("poster")


class SponsorForm(PlacedForm):
    """A sponsor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = Section.objects.filter(station=self.instance.station)

    def clean_link(self) -> str:
        """Return the address."""
        return web_address(self.cleaned_data["link"])

    def clean_picture(self) -> Any:
        """Return the picture."""
        return self._own_picture("picture")


TIMES = MultiFieldPanel(
    [FieldPanel("from_at"), FieldPanel("until_at"), FieldPanel("is_off")], heading=gettext_lazy("When")
)


def state_of(row: Broadcast | Sponsor) -> str:
    """Return in a word whether readers see it now."""
    now = timezone.now()
    if row.is_off:
        return _("Switched off")
    if row.until_at and row.until_at <= now:
        return _("Over")
    return _("Coming") if row.from_at and row.from_at > now else _("On now")


TIME_COLUMNS = (
    Column("state", label=gettext_lazy("State"), accessor=state_of),
    DateColumn("from_at", label=gettext_lazy("From")),
    DateColumn("until_at", label=gettext_lazy("Until")),
)


class BroadcastViewSet(OwnRows):
    """Live broadcasts."""

    model = Broadcast
    icon = "media"
    menu_label = gettext_lazy("Live")
    menu_name = "live"
    menu_order = 125
    url_prefix = "live"
    search_backend_name = None
    search_fields = ["title"]
    list_display = [
        "title",
        *TIME_COLUMNS,
    ]
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("address"), TIMES, FieldPanel("poster"), FieldPanel("story", widget=Select)],
        base_form_class=BroadcastForm,
    )


class SponsorViewSet(OwnRows):
    """Sponsors."""

    model = Sponsor
    icon = "tag"
    menu_label = gettext_lazy("Sponsors")
    menu_order = 330
    url_prefix = "sponsors"
    search_backend_name = None
    search_fields = ["name"]
    list_display = [
        "name",
        Column("place", label=gettext_lazy("Where"), accessor="get_place_display"),
        *TIME_COLUMNS,
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("text"),
            FieldPanel("link"),
            FieldPanel("word", widget=Select),
            FieldPanel("picture"),
            MultiFieldPanel(
                [FieldPanel("place", widget=Select), FieldPanel("section", widget=Select)],
                heading=gettext_lazy("Where"),
            ),
            TIMES,
        ],
        base_form_class=SponsorForm,
    )
