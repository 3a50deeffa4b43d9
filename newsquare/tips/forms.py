"""What somebody types to send an idea, and what the newsroom says about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.tips.models import LONGEST_CONTACT, LONGEST_NAME, LONGEST_TEXT, Idea, MayName, TipDesk
from newsquare.tips.queries import tip_readers

TOO_LONG = _("This is longer than %(limit_value)d characters (it has %(show_value)d). Please shorten it.")
SHORT_ENOUGH = _("At most %(limit_value)d characters, please.")


class SeveralFiles(forms.FileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class ParcelForm(forms.Form):
    """What a sender hands over. Files are read beside the form (`uploads`), never by it."""

    text = forms.CharField(
        label=_("What should we look into?"),
        max_length=LONGEST_TEXT,
        help_text=_("What happened, where, when, and how you know. Rough notes are fine."),
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
        error_messages={
            "required": _("Write a line or two, so that we know what to look into."),
            "max_length": TOO_LONG,
        },
    )
    file = forms.FileField(
        label=_("Photos and documents"),
        required=False,
        widget=SeveralFiles(
            attrs={"multiple": True, "accept": ".jpg,.jpeg,.png,.webp,.avif,.pdf,.docx,.xlsx,.odt,.txt"}
        ),
        help_text=_(
            "Up to 10 files of 10 MB, 25 MB together. Photos (JPEG, PNG, WebP, AVIF) are drawn anew: place, time and "
            "camera are gone from them. PDF, DOCX, XLSX, ODT and plain text stay as they are and may name whoever "
            "wrote or changed them. We keep no file’s name."
        ),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": SHORT_ENOUGH},
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        max_length=LONGEST_CONTACT,
        required=False,
        help_text=_(
            "An e-mail address, a telephone number: as you like. You can stay unknown to us and still get our answer: "
            "you will be given a receipt to come back with."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": SHORT_ENOUGH},
    )
    may_name = forms.ChoiceField(
        label=_("If a story comes of it, may we name you?"),
        choices=MayName.choices,
        initial=MayName.NO,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # A browser would cut a long paste off without a word.

    def clean(self) -> dict[str, Any]:
        """Return what was typed; leave to name somebody needs a name."""
        said: dict[str, Any] = super().clean() or {}
        said["may_name"] = MayName(said.get("may_name") or MayName.NO)
        if said["may_name"] is MayName.YES and "name" not in self.errors and not one_line(said.get("name")):
            self.add_error("name", _("Write the name under which we may name you, or choose another answer below."))
        return said


class AdditionForm(ParcelForm):
    """What a sender adds later: words, files, or another answer about being named."""

    text = forms.CharField(
        label=_("Add something"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )


class ReceiptForm(forms.Form):
    """The seven words."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        max_length=200,
        help_text=_("The seven words that you were given. Case, spaces and hyphens do not matter."),
        widget=forms.Textarea(
            attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the seven words of your receipt."), "max_length": SHORT_ENOUGH},
    )


class TriageForm(forms.ModelForm[Idea]):
    """How far the newsroom is, who has it, until when."""

    class Meta:
        model = Idea
        fields = ["state", "owner", "due_on", "note"]
        widgets = {
            "note": forms.Textarea(attrs={"rows": 4}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"note": _("For the newsroom alone; the sender never sees it. It is deleted with the idea.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset, owner.empty_label = tip_readers(self.instance.station), str(_("Nobody yet"))


class AnswerForm(forms.Form):
    """What the newsroom writes to the sender."""

    text = forms.CharField(
        label=_("Write to the sender"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("They read it when they come back with their receipt. Nothing is mailed."),
        error_messages={"required": _("Write something first.")},
    )


class KeepingForm(forms.ModelForm[TipDesk]):
    """How long ideas are kept."""

    class Meta:
        model = TipDesk
        fields = ["keep_days"]


def desk_of(station: Station) -> TipDesk:
    """Return how a station keeps its ideas, not yet saved where nobody said."""
    return TipDesk.objects.filter(station=station).first() or TipDesk(station=station)
