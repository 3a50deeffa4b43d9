"""A form field for times of the local clock: an hour that does not exist is refused, one that comes twice told."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.lib.local_time import gap_around, moments_of, name_at


class LocalTimeField(forms.DateTimeField):
    """A time of the local clock. Of an hour that comes twice the side is taken on which nothing is seen too much.

    `second`: take the second of the two, as for what comes out; else the first, as for what ends. A value that was
    not changed stays the moment that it was.
    """

    def __init__(self, *, second: bool, before: datetime | None = None, **words: Any) -> None:
        super().__init__(**words)
        self.second, self.before, self.twice = second, before, False

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment. Raises ValidationError for a time that the clocks leap over."""
        wall, zone = self._wall(value), timezone.get_current_timezone()
        if wall is None or not isinstance(zone, ZoneInfo):
            return super().to_python(value)
        if (
            self.before is not None
            and self.before.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) == wall
        ):
            return self.before
        moments = moments_of(wall, zone)
        if not moments:
            edge, after = gap_around(wall, zone)
            words = _(
                "There is no %(time)s on this day: the clocks go from %(edge)s to %(after)s. Choose another time."
            )
            raise ValidationError(words % {"time": f"{wall:%H:%M}", "edge": f"{edge:%H:%M}", "after": f"{after:%H:%M}"})
        self.twice = len(moments) == 2
        return moments[-1 if self.second else 0]

    def told(self, moment: datetime) -> str:
        """Return what is to be said of an hour that came twice."""
        zone = timezone.get_current_timezone()
        assert isinstance(zone, ZoneInfo)
        local = moment.astimezone(zone)
        which = _("the second") if self.second else _("the first")
        words = _("%(time)s comes twice on that day, since the clocks go back: %(which)s is meant, %(time)s %(name)s.")
        return words % {"time": f"{local:%H:%M}", "which": which, "name": name_at(moment, zone)}

    def _wall(self, value: Any) -> datetime | None:
        text = str(value or "").strip().replace("T", " ")
        for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"):
            try:
                return datetime.strptime(text, form)  # noqa: DTZ007  # A time on the wall: its zone is the question.
            except ValueError:
                continue
        return None
