"""The forms of the forum: a reader's report, a moderator's rejection, the search through all comments."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models import Comment, HouseRule, Reading, State
from newsquare.comments.rules import MAX_LENGTH
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story


class ReportForm(forms.Form):
    """What a reader says is wrong with a comment."""

    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=HouseRule.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )


class ObjectionForm(forms.Form):
    """What somebody says against their suspension."""

    words = forms.CharField(label=_("What do you say against it?"), max_length=2000, widget=forms.Textarea({"rows": 6}))


class EditForm(forms.Form):
    """The words of a comment, to be changed by its author. Length and emptiness are for the rules to judge."""

    text = forms.CharField(
        label=_("Your comment"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "maxlength": MAX_LENGTH, "required": True}),
    )


class AppealForm(forms.Form):
    """What an author says against a rejection."""

    words = forms.CharField(
        label=_("Why should it stand?"),
        max_length=1000,
        required=False,
        help_text=_("The moderators read it, nobody else. You need not say anything."),
        widget=forms.Textarea({"rows": 5}),
    )


NUMBERED = [("", _("Choose a reason")), *((rule.value, f"{n}. {rule.label}") for n, rule in enumerate(HouseRule, 1))]


class RejectForm(forms.Form):
    """Why a moderator rejects a comment, and what else goes with it. The author reads reason and note."""

    reason = forms.ChoiceField(label=_("Reason"), choices=NUMBERED)
    note = forms.CharField(label=_("Note to the author"), max_length=500, required=False)
    scope = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("one", _("Only this comment")),
            ("author", _("All that wait of this author")),
            ("alike", _("All that wait and look like this")),
        ],
    )


class SuspendForm(forms.Form):
    """For how long somebody may not write, and why. They read all of it."""

    days = forms.ChoiceField(
        label=_("For how long"),
        required=False,
        choices=[("1", _("a day")), ("7", _("a week")), ("30", _("thirty days")), ("", _("for good (a ban)"))],
        initial="7",
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=NUMBERED)
    note = forms.CharField(label=_("Note to the author"), max_length=500, required=False)


class ReadingForm(forms.Form):
    """Whose comments are read first, or appear at once, and for how long."""

    reading = forms.ChoiceField(label=_("Comments"), choices=Reading.choices)
    scope = forms.ChoiceField(
        label=_("Of"),
        choices=[
            ("station", _("the whole station")),
            ("section", _("a section")),
            ("story", _("a story")),
            ("author", _("an author")),
        ],
    )
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), required=False)
    story = forms.CharField(label=_("Story (its address)"), required=False, max_length=400)
    author = forms.CharField(label=_("Author (a comment’s address)"), required=False, max_length=400)
    hours = forms.ChoiceField(
        label=_("For"),
        initial="12",
        required=False,
        choices=[
            ("12", _("12 hours")),
            ("72", _("three days")),
            ("168", _("a week")),
            ("", _("until somebody ends it")),
        ],
    )

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.station = station
        sections = self.fields["section"]
        assert isinstance(sections, forms.ModelChoiceField)
        sections.queryset = Section.objects.filter(station=station)

    def clean(self) -> dict[str, Any]:
        """Find what the scope asks for."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        scope = cleaned.get("scope")
        find = {"section": self._section, "story": self._story, "author": self._author}.get(str(scope))
        if find and not find(cleaned):
            self.add_error(str(scope), _("Say which one: nothing here has this address."))
        return cleaned

    def of_whom(self) -> dict[str, Any]:
        """Return the section, story or author for which it holds."""
        scope = self.cleaned_data["scope"]
        return {} if scope == "station" else {scope: self.cleaned_data[f"found_{scope}"]}

    def _section(self, cleaned: dict[str, Any]) -> object:
        cleaned["found_section"] = cleaned.get("section")
        return cleaned["found_section"]

    def _story(self, cleaned: dict[str, Any]) -> object:
        path = urlsplit(str(cleaned.get("story", "")).strip()).path
        cleaned["found_story"] = Story.objects.filter(station=self.station, path=path).first() if path else None
        return cleaned["found_story"]

    def _author(self, cleaned: dict[str, Any]) -> object:
        numbers = re.findall(r"\d+", str(cleaned.get("author", "")))
        known = Comment.objects.filter(story__station=self.station, pk=int(numbers[-1][:18]) if numbers else 0)
        comment = known.select_related("author").first()
        cleaned["found_author"] = comment.author if comment else None
        return cleaned["found_author"]


class WordsForm(forms.Form):
    """Two lists of words, a word a line; a star at the end stands for any ending."""

    banned = forms.CharField(
        label=_("Banned: insults of people for what they are"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 14}),
    )
    suspect = forms.CharField(
        label=_("Suspect: rude as often as not"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 14}),
    )


class SearchForm(forms.Form):
    """Which comments to list."""

    q = forms.CharField(label=_("Words, author or story"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *State.choices])
