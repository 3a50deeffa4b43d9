"""The forms of the forum: a reader's report, a moderator's rejection, the search through all comments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models import HouseRule, State
from newsquare.comments.rules import MAX_LENGTH


class ReportForm(forms.Form):
    """What a reader says is wrong with a comment."""

    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=HouseRule.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )


class EditForm(forms.Form):
    """The words of a comment, to be changed by its author. Length and emptiness are for the rules to judge."""

    text = forms.CharField(
        label=_("Your comment"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "maxlength": MAX_LENGTH, "required": True}),
    )


class RejectForm(forms.Form):
    """Why a moderator rejects a comment. The author reads both."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *HouseRule.choices])
    note = forms.CharField(label=_("Note to the author"), max_length=500, required=False)


class SearchForm(forms.Form):
    """Which comments to list."""

    q = forms.CharField(label=_("Words, author or story"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *State.choices])
