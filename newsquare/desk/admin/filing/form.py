"""The form that composes a rule: rows of conditions, what else copy must be, and what becomes of it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsquare.accounts.queries import staff_of
from newsquare.copydesk.actions import Wanted
from newsquare.copydesk.models import WireRule
from newsquare.copydesk.queries import FIELDS, KINDS, Match, Words, match_of, never_fits, subject_codes
from newsquare.stations.models import Station
from newsquare.stories.models import Label, Section, Topic

ROWS, MOST_ROWS, MOST_VALUES = 3, 12, 60
HOWS = (("any", gettext_lazy("has one of")), ("all", gettext_lazy("has all of")), ("none", gettext_lazy("has none of")))
PICTURED = (("", gettext_lazy("either")), ("yes", gettext_lazy("with")), ("no", gettext_lazy("without")))
FATES = (
    ("", gettext_lazy("as rules below or the source say")),
    ("desk", gettext_lazy("wait on the desk")),
    ("publish", gettext_lazy("be published")),
    ("spike", gettext_lazy("be spiked")),
)
CLOCK = {"type": "time"}
_KEPT = gettext_lazy("as rules below or the source say")


class RuleForm(forms.Form):
    """A rule of a source. `conditions` are the rows; the fields are named by what they say in the sentence."""

    kind = forms.ChoiceField(
        label=gettext_lazy("It is"), required=False, choices=[("", gettext_lazy("anything")), *KINDS.items()]
    )
    pictured = forms.ChoiceField(label=gettext_lazy("Pictures"), required=False, choices=PICTURED)
    urgency = forms.TypedChoiceField(
        label=gettext_lazy("Urgency, 1 is most"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", gettext_lazy("any")),
            *((number, f"1–{number}" if number > 1 else "1") for number in range(1, 9)),
        ],
    )
    shortest = forms.IntegerField(label=gettext_lazy("Words, at least"), required=False, min_value=0, max_value=99_999)
    longest = forms.IntegerField(label=gettext_lazy("Words, at most"), required=False, min_value=0, max_value=99_999)
    since = forms.TimeField(
        label=gettext_lazy("From"), required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    until = forms.TimeField(
        label=gettext_lazy("To"), required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days"),
        required=False,
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    section = forms.ModelChoiceField(
        Section.objects.none(), label=gettext_lazy("Section"), required=False, empty_label=_KEPT
    )
    label = forms.ChoiceField(label=gettext_lazy("Label"), required=False, choices=[("", _KEPT), *Label.choices])
    fate = forms.ChoiceField(label=gettext_lazy("It shall"), required=False, choices=FATES)
    person = forms.ModelChoiceField(
        Topic.objects.none(),
        label=gettext_lazy("Who looks at what waits"),
        required=False,
        empty_label=gettext_lazy("anybody"),
    )

    def __init__(self, station: Station, *args: Any, rows: int = ROWS, **words: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | words)
        self.station, self.rows = station, max(1, min(rows, MOST_ROWS))
        choices: dict[str, Any] = {
            "topics": Topic.objects.filter(station=station).order_by("name", "pk"),
            "section": Section.objects.filter(station=station).order_by("position", "name", "pk"),
            "person": staff_of(station),
        }
        for name, rows_of in choices.items():
            self.fields[name].queryset = rows_of  # type: ignore[attr-defined]  # Choices of rows.
        for number in range(self.rows):
            self.fields[f"field_{number}"] = forms.ChoiceField(
                label=_("Where to look, row %(number)d") % {"number": number + 1}, choices=list(FIELDS.items())
            )
            self.fields[f"how_{number}"] = forms.ChoiceField(
                label=_("How, row %(number)d") % {"number": number + 1}, choices=HOWS
            )
            self.fields[f"words_{number}"] = forms.CharField(
                label=_("Words, row %(number)d") % {"number": number + 1}, required=False, max_length=2000
            )

    @property
    def conditions(self) -> list[tuple[Any, Any, Any]]:
        """The rows, each with its three fields."""
        return [(self[f"field_{n}"], self[f"how_{n}"], self[f"words_{n}"]) for n in range(self.rows)]

    @property
    def facts(self) -> list[Any]:
        """What else copy must be."""
        return [self[name] for name in ("kind", "pictured", "urgency", "shortest", "longest")]

    @property
    def hours(self) -> list[Any]:
        """When it must come."""
        return [self["since"], self["until"]]

    @property
    def deeds(self) -> list[Any]:
        """What becomes of it, but for the topics."""
        return [self[name] for name in ("section", "label", "fate", "person")]

    def clean(self) -> dict[str, Any]:
        """Return the data, with `wanted`. Raises ValidationError for a rule that does nothing or never fits."""
        data = self.cleaned_data
        if bool(data.get("since")) != bool(data.get("until")):
            raise ValidationError(_("Say both from when and to when."))
        if data.get("since") and data.get("since") == data.get("until"):
            raise ValidationError(_("From and to are the same time."))
        if data.get("person") and data.get("fate") != "desk":
            raise ValidationError(_("Somebody can be named only for what waits on the desk."))
        if not any(data.get(name) for name in ("topics", "section", "label", "fate")):
            raise ValidationError(_("Say what becomes of it: a topic, a section, a label, or whether it is published."))
        if not self.errors:
            data["wanted"] = self._wanted(data)
            if never_fits(data["wanted"].match):
                raise ValidationError(_("Nothing can be like this: what one row asks for, another refuses."))
        return data

    def _wanted(self, data: Mapping[str, Any]) -> Wanted:
        match = Match(
            words=tuple(self._rows(data)),
            kind=data["kind"],
            urgency=data["urgency"],
            shortest=data["shortest"],
            longest=data["longest"],
            pictured={"yes": True, "no": False}.get(data["pictured"]),
            since=data["since"],
            until=data["until"],
            days=frozenset(data["days"]),
        )
        topics = tuple(data["topics"])
        return Wanted(match, topics, data["section"], data["label"], data["fate"], data["person"])

    def _rows(self, data: Mapping[str, Any]) -> list[Words]:
        found = []
        for number in range(self.rows):
            field, text = data[f"field_{number}"], data[f"words_{number}"]
            parts = [part.strip() for part in text.split(",") if part.strip()][:MOST_VALUES]
            values = subject_codes(parts) if field == "subject" else list(dict.fromkeys(parts))
            if values:
                found.append(Words(field, data[f"how_{number}"], tuple(values)))
        return found


def initial_of(row: WireRule, codes: Mapping[str, str]) -> dict[str, Any]:
    """Return what stands in the form of a rule that there is."""
    match = match_of(row.match)
    initial: dict[str, Any] = {
        "kind": match.kind,
        "urgency": match.urgency,
        "shortest": match.shortest,
        "longest": match.longest,
        "pictured": {True: "yes", False: "no"}.get(match.pictured, ""),  # type: ignore[arg-type]  # None is neither.
        "since": match.since,
        "until": match.until,
        "days": sorted(match.days),
        "topics": [topic.pk for topic in row.topics.all()],
        "section": row.section_id,
        "label": row.label,
        "fate": row.fate,
        "person": row.person_id,
    }
    for number, each in enumerate(match.words):
        initial |= {f"field_{number}": each.field, f"how_{number}": each.how}
        initial[f"words_{number}"] = ", ".join(codes.get(value, value) for value in each.values)
    return initial


def mark_of(wanted: Wanted) -> str:
    """Return a digest by which it is seen whether a rule is the one that was tried."""
    facts = [
        repr(sorted((each.field, each.how, each.values) for each in wanted.match.words)),
        *(repr(getattr(wanted.match, name)) for name in ("kind", "urgency", "shortest", "longest", "pictured")),
        *(f"{clock:%H:%M}" if isinstance(clock, time) else "" for clock in (wanted.match.since, wanted.match.until)),
        repr(sorted(wanted.match.days)),
        repr(sorted(topic.pk for topic in wanted.topics)),
        repr([wanted.section and wanted.section.pk, wanted.label, wanted.fate, wanted.person and wanted.person.pk]),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:24]
