"""The desk's form for pictures: one or many at once, filled from what the file says, checked by its content."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from newsquare.lib.picture_facts import facts_in
from newsquare.stations.queries import current_station
from newsquare.stories.actions import PictureError, redraw, take_facts


class ReadableImageField(WagtailImageField):  # type: ignore[misc]  # Wagtail is untyped.
    """Wagtail's field, which says of a broken file that it is broken instead of breaking itself."""

    def to_python(self, data: Any) -> Any:
        """Return the file. Raises ValidationError, naming it, where it cannot be read."""
        try:
            return super().to_python(data)
        except (OSError, ValueError, SyntaxError) as error:
            words = _("%(name)s is damaged and cannot be read. Export it again, and upload that.")
            raise ValidationError(words % {"name": data.name}) from error


class PictureForm(BaseImageForm):  # type: ignore[misc]  # Wagtail is untyped.
    """A picture as uploaded: it belongs to the station at whose desk it was uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.station_id is None:
            self.instance.station = current_station()
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = ReadableImageField(label=old.label, required=old.required, widget=old.widget)
        helps = {
            "credit": _("Who is to be named. Without a credit it is not shown, and no story with it is published."),
            "description": _("What the picture shows, for those who do not see it. Needed unless it is decorative."),
            "rights_until": _("Empty: for good. At that minute it is gone from every page. Times are the station’s."),
        }
        for name, words in helps.items():
            if name in self.fields:
                self.fields[name].help_text = words
        if "caption" in self.fields:
            self.fields["caption"].widget.attrs["rows"] = 3
        if "description" in self.fields:
            self.fields["description"].label = _("Alternative text")

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError, naming it, for one that cannot be shown or would change the past."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        if self.instance.pk and self.instance.uses.exists():
            words = _(
                "Readers have seen this picture, so its file stays. Upload the other one as a picture of its own."
            )
            raise ValidationError(words)
        file.seek(0)
        self.raw = file.read()
        file.seek(0)
        try:
            redraw(self.raw)
        except PictureError as error:
            raise ValidationError(f"{file.name}: {error}") from error
        return file

    def clean(self) -> dict[str, Any]:
        """Return the fields: what is decorative needs no words in its place."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("is_decorative") and cleaned.get("description"):
            self.add_error(
                "is_decorative", _("Either it is decorative or it has an alternative text: clear one of them.")
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Keep the picture; what its file says fills what was left empty."""
        if hasattr(self, "raw"):
            take_facts(self.instance, facts_in(self.raw))
        return super().save(commit)
