"""What readers may type: an address, and which topics."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Topic


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


class TopicsForm(forms.Form):
    """A choice among topics."""

    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.none(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: "QuerySet[Topic]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topics"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = choices
