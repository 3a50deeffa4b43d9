"""Forms of the desk for stories and what they are filed under."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import StreamBlockValidationError, StreamValue
from wagtail.rich_text import RichText

from newsquare.lib.time_field import LocalTimeField
from newsquare.stations.queries import current_station
from newsquare.stories.models import Label, Picture, Section, Story, Topic, Video
from newsquare.stories.nameless import no_credit
from newsquare.stories.rules import slug_of


class StationRowForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """Puts a new row into the station of the request and keeps its slug unique there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.station_id is None:
            self.instance.station = current_station()
        if self.instance.pk and "slug" in self.fields:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = _("It stays: addresses, sources and the station’s file name it.")

    def clean_slug(self) -> str:
        """Return the slug. Raises ValidationError where another row of the station has it."""
        slug: str = self.cleaned_data["slug"]
        same = type(self.instance).objects.filter(station=self.instance.station, slug=slug)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another one here already has this slug: choose a different one."))
        return slug


NOT_HERE = gettext_lazy("This picture is not among the station’s: choose another one.")


NO_SUCH_VIDEO = gettext_lazy("This video is not among the station’s: choose another one.")


def pictures_of(body: Iterable[Any]) -> Iterator[Picture]:
    """Yield the pictures in the blocks of a body."""
    for block in body:
        for name in ("picture", "poster"):
            if isinstance(block.value, Mapping) and (picture := block.value.get(name)):
                yield picture


def drop_empty_text(body: Any) -> None:
    """Take out the blocks of text in which nobody wrote: the form offers one to begin in."""
    for place in reversed(range(len(body))):
        if body[place].block_type == "text" and not strip_tags(body[place].value.source).strip():
            del body[place]


def wanted_in(body: Iterable[Any]) -> list[str]:
    """Return what is still to be placed in a body, a line each."""
    return [": ".join(str(block.value).splitlines()[:2]) for block in body if block.block_type == "wanted"]


def videos_of(body: Iterable[Any]) -> Iterator[Video]:
    """Yield the videos of our own in the blocks of a body."""
    for block in body:
        if block.block_type == "video" and (video := block.value.get("video")):
            yield video


def _on_the_station_s_clock(field: Any, before: Any, *, second: bool) -> LocalTimeField:
    """Return Wagtail's field for a time as one that knows the days on which clocks are changed."""
    station = current_station()
    told = _("By the station’s clock (%(zone)s).") % {"zone": station.timezone} if station else ""
    return LocalTimeField(
        second=second, before=before, required=False, label=field.label, widget=field.widget, help_text=told
    )


class StoryForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """A story as reporters and editors write it. The slug makes itself from the headline."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.station_id is None:
            self.instance.station = current_station()
        station = self.instance.station
        self.fields["section"].queryset = Section.objects.filter(station=station)
        self.fields["section"].initial = Section.objects.filter(station=station).first()
        self.fields["section"].empty_label = None
        self.fields["topics"].queryset = Topic.objects.filter(station=station)
        for name, second in (("go_live_at", True), ("expire_at", False)):
            if name in self.fields:
                self.fields[name] = _on_the_station_s_clock(self.fields[name], self.initial.get(name), second=second)
        self.fields["slug"].required = False
        self.fields["weight"].required = False
        if not self.instance.body:
            self.initial["body"] = StreamValue(self.instance.body.stream_block, [("text", RichText(""))])

    def clean_weight(self) -> int:
        """Return how big the story is; as it was, where nothing is said."""
        return int(self.cleaned_data.get("weight") or self.instance.weight)

    def clean(self) -> dict[str, Any]:
        """Return the fields, with a slug where none was written."""
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("slug") and cleaned.get("headline"):
            cleaned["slug"] = slug_of(cleaned["headline"])
        if cleaned.get("body"):
            drop_empty_text(cleaned["body"])
        if (lead := cleaned.get("lead_picture")) and lead.station_id != self.instance.station_id:
            self.add_error("lead_picture", NOT_HERE)
        if any(picture.station_id != self.instance.station_id for picture in pictures_of(cleaned.get("body") or [])):
            self.add_error("body", StreamBlockValidationError(non_block_errors=[ValidationError(NOT_HERE)]))
        if "action-publish" in self.data and (left := wanted_in(cleaned.get("body") or [])):
            message = _("Something is still to be placed: %(what)s. Put it in, or delete the block.") % {
                "what": left[0]
            }
            self.add_error("body", StreamBlockValidationError(non_block_errors=[ValidationError(message)]))
        self._check_credits(cleaned)
        self._check_videos(cleaned)
        if cleaned.get("label") not in {None, Label.LOCAL} and not cleaned.get("distributor"):
            self.add_error("distributor", _("Say who it comes from: readers are told."))
        return cleaned

    def _check_credits(self, cleaned: dict[str, Any]) -> None:
        """Publish, now or by a clock, nothing whose pictures name nobody."""
        if "action-publish" not in self.data:
            return
        if (lead := cleaned.get("lead_picture")) and not lead.credit.strip():
            self.add_error("lead_picture", no_credit(lead))
        body = {picture for picture in pictures_of(cleaned.get("body") or []) if not picture.credit.strip()}
        if body:
            words = [ValidationError(no_credit(picture)) for picture in sorted(body, key=lambda each: each.pk)]
            self.add_error("body", StreamBlockValidationError(non_block_errors=words))

    def _check_videos(self, cleaned: dict[str, Any]) -> None:
        films = [*videos_of(cleaned.get("body") or []), *filter(None, [cleaned.get("lead_video")])]
        if any(film.station_id != self.instance.station_id for film in films):
            self.add_error(None, NO_SUCH_VIDEO)
        if cleaned.get("lead_video") and not cleaned.get("lead_picture"):
            self.add_error("lead_video", _("Choose a lead picture too: it is the video’s poster, and stands on cards."))

    class Meta(WagtailAdminModelForm.Meta):  # type: ignore[misc]  # Holds Wagtail's choice of a widget for each field.
        model = Story
        fields: list[str] = []
