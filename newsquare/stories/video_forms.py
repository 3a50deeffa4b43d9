"""The desk's form for a video of our own: checked by its content, with captions or a word that nobody speaks."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from newsquare.lib.captions import CaptionsError, captions_from
from newsquare.lib.video import Facts, VideoFileError, facts_of
from newsquare.stations.queries import current_station
from newsquare.stories.actions import name_for
from newsquare.stories.models import Video

LARGEST = 250 * 1024 * 1024


class VideoForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """A video: a file or an address, captions, credit, and how long it may be shown."""

    captions_file = forms.FileField(
        label=gettext_lazy("Captions"),
        required=False,
        help_text=gettext_lazy("A WebVTT (.vtt) or SubRip (.srt) file. Needed wherever somebody speaks."),
    )

    class Meta(WagtailAdminModelForm.Meta):  # type: ignore[misc]  # Holds Wagtail's choice of a widget for each field.
        model = Video
        fields = (
            "title",
            "file",
            "address",
            "credit",
            "captions_file",
            "has_no_speech",
            "transcript",
            "rights_until",
            "width",
            "height",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.station, self.instance.by = current_station(), self.for_user
        self.fields["transcript"].widget.attrs["rows"] = 5
        host = self.instance.station.media_host
        self.fields["file"].help_text = _("MP4 (H.264) or WebM, at most %(most)s MB.") % {"most": LARGEST // 1024**2}
        self.fields["file"].widget.attrs["accept"] = "video/mp4,video/webm,.mp4,.webm"
        if host:
            self.fields["address"].help_text = _("In place of a file: https://%(host)s/…") % {"host": host}
            for name in ("width", "height"):
                self.fields[name].required = False
                self.fields[name].help_text = _("Only for an address: of a file we find it out.")
        else:
            for name in {"address", "width", "height"} & set(self.fields):
                del self.fields[name]
        if self.instance.captions:
            self.fields["captions_file"].help_text = _("There are captions already; a new file takes their place.")

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError for one that browsers cannot play."""
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        if file.size > LARGEST:
            raise ValidationError(
                _("The file has %(size)s MB; at most %(most)s MB can be kept here. Export it smaller.")
                % {"size": file.size // 1024**2, "most": LARGEST // 1024**2}
            )
        try:
            facts = facts_of(file.file)
        except VideoFileError as error:
            raise ValidationError(str(error)) from error
        file.seek(0)
        self._take(facts)
        self.instance.size = file.size
        file.name = name_for(self.cleaned_data.get("title") or "video", facts.kind)
        return file

    def clean_address(self) -> str:
        """Return the address. Raises ValidationError for one that is not a video file at the station's media host."""
        address: str = self.cleaned_data["address"].strip()
        parts, host = urlsplit(address), self.instance.station.media_host
        if address and (parts.scheme != "https" or parts.netloc != host):
            raise ValidationError(_("Write an address that begins with https://%(host)s/.") % {"host": host})
        if address and not parts.path.lower().endswith((".mp4", ".webm")):
            raise ValidationError(_("The address must end in .mp4 or .webm."))
        return address

    def clean_captions_file(self) -> str:
        """Return the captions. Raises ValidationError for a file that holds none."""
        file = self.cleaned_data.get("captions_file")
        try:
            return captions_from(file.read()) if file else ""
        except CaptionsError as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """Return the fields: one video, with captions or without speech."""
        cleaned: dict[str, Any] = super().clean() or {}
        address = cleaned.get("address", "")
        if not {"file", "address"} & set(self.errors):
            if bool(cleaned.get("file")) == bool(address):
                self.add_error("file", _("Choose a file, or write its address: one of the two."))
            elif address:
                self._measure(cleaned, address)
            else:
                cleaned["width"], cleaned["height"] = self.instance.width, self.instance.height
        captions = cleaned.get("captions_file") or self.instance.captions
        if "captions_file" not in self.errors and not captions and not cleaned.get("has_no_speech"):
            self.add_error("captions_file", _("Add captions, or say that nobody speaks in it."))
        self.instance.captions = captions
        return cleaned

    def _measure(self, cleaned: dict[str, Any], address: str) -> None:
        if not (cleaned.get("width") and cleaned.get("height")):
            self.add_error("width", _("Say how wide and high the picture is, so that the page keeps room for it."))
            return
        self.instance.kind = address.rsplit(".", 1)[1].lower()

    def _take(self, facts: Facts) -> None:
        self.instance.kind, self.instance.seconds = facts.kind, facts.seconds
        self.instance.width, self.instance.height = facts.width, facts.height
