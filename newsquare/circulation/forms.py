"""What readers may type and choose: an address, what comes by mail, and when."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models import Rhythm


class AddressForm(forms.Form):
    """An e-mail address."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address, as name@example.com."),
            "invalid": _("This is not a whole e-mail address. Write it as name@example.com."),
        },
    )

    def clean_email(self) -> str:
        """Return the address in lower case, so that one reader is one follower."""
        return str(self.cleaned_data["email"]).strip().lower()


class NewAddressForm(AddressForm):
    """The address that mail shall go to from now on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class SubjectsForm(forms.Form):
    """A choice among what was asked for, named as readers may see it."""

    subjects = forms.TypedMultipleChoiceField(
        label=_("What you follow"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, names: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subjects"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = list(names.items())


HOURS = [(hour, f"{hour}:00") for hour in range(24)]
NO_HOUR = ("", "–")
NO_MORE = ("", _("no more"))


class ChoicesForm(forms.Form):
    """All that a reader may choose: what comes, how soon, and at which hours of the station's day.

    `followed` are ids with name, rhythm and the rhythms to choose from, `offered` keys with names.
    """

    hour = forms.TypedChoiceField(label=_("Digests come at"), coerce=int, choices=HOURS)
    weekday = forms.TypedChoiceField(label=_("The weekly one on"), coerce=int, choices=list(WEEKDAYS.items()))
    quiet_from = forms.TypedChoiceField(
        label=_("No mail from"), coerce=int, empty_value=None, required=False, choices=[NO_HOUR, *HOURS]
    )
    quiet_until = forms.TypedChoiceField(
        label=_("until"), coerce=int, empty_value=None, required=False, choices=[NO_HOUR, *HOURS]
    )
    more = forms.MultipleChoiceField(label=_("Follow more"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        followed: Sequence[tuple[int, str, str, Sequence[tuple[str, Any]]]],
        offered: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.followed = {pk: f"rhythm-{pk}" for pk, *_rest in followed}
        for pk, name, rhythm, rhythms in followed:
            self.fields[f"rhythm-{pk}"] = forms.ChoiceField(
                label=name, required=False, choices=[*rhythms, NO_MORE], initial=rhythm
            )
        more = self.fields["more"]
        assert isinstance(more, forms.MultipleChoiceField)
        more.choices = list(offered)

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of the quiet hours, or for none."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if (found.get("quiet_from") is None) != (found.get("quiet_until") is None):
            self.add_error("quiet_until", _("Choose both hours, or neither."))
        return found

    @property
    def rhythms(self) -> dict[int, Rhythm]:
        """Return what was chosen for each thing followed; what shall come no more is not in it."""
        chosen = {pk: self.cleaned_data[name] for pk, name in self.followed.items()}
        return {pk: Rhythm(value) for pk, value in chosen.items() if value}

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Return the quiet hours, if any."""
        begin, end = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return None if begin is None or begin == end else (begin, end)

    @property
    def follows(self) -> list[forms.BoundField]:
        """Return the choice of each thing that is followed."""
        return [self[name] for name in self.followed.values()]

    @property
    def hours(self) -> list[forms.BoundField]:
        """Return the choices of hours."""
        return [self[name] for name in ("hour", "weekday", "quiet_from", "quiet_until")]
