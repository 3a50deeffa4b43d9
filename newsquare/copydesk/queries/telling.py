"""What the sentences of rules need to name: topics, sections, people and subjects of a station."""

from collections.abc import Iterable

from newsquare.accounts.queries import staff_of
from newsquare.copydesk.models import SubjectCode
from newsquare.copydesk.rules import TOPS, Deeds, Match
from newsquare.copydesk.sentences import FATES, FIELDS, KINDS, Names, otherwise, sentence, then, when
from newsquare.stations.models import Station
from newsquare.stories.models import Label, Section, Topic

__all__ = ["FATES", "FIELDS", "KINDS", "Deeds", "Match", "Names", "names_at", "otherwise", "sentence", "then", "when"]


def names_at(station: Station, matches: Iterable[Match] = ()) -> Names:
    """Return what things of a station are called, and the subjects that rules name."""
    codes = {code: name.capitalize() for code, name in TOPS.items()}
    named = {value for match in matches for each in match.words if each.field == "subject" for value in each.values}
    if others := named - set(codes):
        rows = SubjectCode.objects.filter(code__in=others).exclude(name="").order_by("code")
        codes |= {row.code: row.name.capitalize() for row in rows}
    return Names(
        topics=dict(Topic.objects.filter(station=station).values_list("slug", "name")),
        sections=dict(Section.objects.filter(station=station).values_list("slug", "name")),
        labels={value: str(label) for value, label in Label.choices},
        codes=codes,
        people={person.pk: str(person) for person in staff_of(station)},
    )
