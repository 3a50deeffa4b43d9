"""What an editor types and chooses for an issue of a newsletter."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.actions import IssueText
from newsquare.circulation.models import Issue, Newsletter
from newsquare.lib.text import one_line
from newsquare.lib.time_field import LocalTimeField
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story, Topic

MOST_PICKED = 30


class NewIssueForm(forms.Form):
    """A new issue: of which newsletter, under which subject."""

    newsletter = forms.ModelChoiceField(Newsletter.objects.none(), label=_("Newsletter"), empty_label=None)
    subject = forms.CharField(label=_("Subject"), max_length=150)

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["newsletter"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Newsletter.objects.filter(station=station)

    def clean_subject(self) -> str:
        """Return the subject on one line."""
        return one_line(self.cleaned_data["subject"])


class IssueForm(forms.Form):
    """The words of an issue and its rule. Its stories are ticked in the list, each with a place."""

    subject = forms.CharField(label=_("Subject"), max_length=150)
    opening = forms.CharField(
        label=_("Opening words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("An empty line begins a paragraph."),
    )
    newest = forms.IntegerField(
        label=_("And the newest"), min_value=0, max_value=20, help_text=_("So many since the last issue; 0 for none.")
    )
    section = forms.ModelChoiceField(Section.objects.none(), label=_("of the section"), required=False)
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("about the topic"), required=False)

    def __init__(self, data: QueryDict | None = None, *, issue: Issue) -> None:
        initial = {name: getattr(issue, name) for name in ("subject", "opening", "newest", "section", "topic")}
        super().__init__(data, initial=initial)
        self.station = issue.newsletter.station
        for name, model in (("section", Section), ("topic", Topic)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = model.objects.filter(station=self.station)

    def clean_subject(self) -> str:
        """Return the subject on one line."""
        return one_line(self.cleaned_data["subject"])

    @property
    def text(self) -> IssueText:
        """Return what was written and chosen."""
        return IssueText(**self.cleaned_data, picks=tuple(self._picks()))

    def _picks(self) -> list[int]:
        """Return the stories of the station that were ticked, by their places."""
        data: Any = self.data
        ticked = [int(each) for each in data.getlist("pick") if each.isdecimal()]
        ours = set(Story.objects.filter(station=self.station, pk__in=ticked).values_list("pk", flat=True))
        places = {pk: data.get(f"place-{pk}", "") for pk in ticked if pk in ours}
        order = sorted(places, key=lambda pk: int(places[pk]) if places[pk].isdecimal() else MOST_PICKED + 1)
        return order[:MOST_PICKED]


class ScheduleForm(forms.Form):
    """When an issue goes out."""

    at = LocalTimeField(
        second=True,
        label=_("Goes out"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
