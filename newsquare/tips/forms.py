"""What somebody types to send an idea, and what the newsroom says about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsquare.tips.models import LONGEST_CONTACT, LONGEST_TEXT, Idea


class IdeaForm(forms.Form):
    """An idea. Nothing but the text is needed."""

    text = forms.CharField(
        label=_("What should we look into?"),
        max_length=LONGEST_TEXT,
        help_text=_("What happened, where, when, and how you know. Rough notes are fine."),
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
        error_messages={
            "required": _("Write a line or two, so that we know what to look into."),
            "max_length": _(
                "This is longer than %(limit_value)d characters (it has %(show_value)d). Please shorten it."
            ),
        },
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        max_length=LONGEST_CONTACT,
        required=False,
        help_text=_(
            "A name, an e-mail address, a telephone number: as you like. Leave it empty to stay unknown to us."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("At most %(limit_value)d characters, please.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # A browser would cut a long paste off without a word.


class TriageForm(forms.ModelForm[Idea]):
    """How far the newsroom is."""

    class Meta:
        model = Idea
        fields = ["state", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
