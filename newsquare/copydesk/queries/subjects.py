"""Subjects by their codes and names, and which of them stand for a topic of ours."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsquare.copydesk.models import SubjectCode, TopicCode
from newsquare.copydesk.rules import BY_NAME, TOPS, canonical, folded
from newsquare.stations.models import Station
from newsquare.stories.models import Topic


@dataclass(frozen=True)
class Subject:
    """A code with its name."""

    code: str
    name: str


def subject_codes(parts: Sequence[str]) -> list[str]:
    """Return the codes of subjects that somebody named; what is no subject known here stays as it was written.

    A name may hold commas (“crime, law and justice”), and so come in several parts: the longest name wins.
    """
    found, place = [], 0
    while place < len(parts):
        for end in range(len(parts), place, -1):
            code = _code_of(", ".join(parts[place:end]))
            if code or end == place + 1:
                found.append(code or parts[place])
                place = end
                break
    return list(dict.fromkeys(found))


def _code_of(text: str) -> str:
    """Return the code of a subject by its name, or of a code itself; empty for anything else."""
    code = canonical(text)
    if code in TOPS or (":" in code and " " not in code):
        return code
    name = folded(text)
    row = SubjectCode.objects.filter(folded=name, is_retired=False).order_by("code").first()
    return BY_NAME.get(name) or (row.code if row else "")


def codes_by_topic(station: Station) -> list[tuple[Topic, list[Subject]]]:
    """Return the topics of a station, each with the subjects that stand for it."""
    topics = Topic.objects.filter(station=station).prefetch_related("codes").order_by("name", "pk")
    named = {row.code for row in TopicCode.objects.filter(topic__station=station)}
    names = TOPS | {row.code: row.name for row in SubjectCode.objects.filter(code__in=named) if row.name}
    return [
        (topic, [Subject(row.code, names.get(row.code, row.code).capitalize()) for row in topic.codes.all()])
        for topic in topics
    ]


def suggested_code(topic: Topic) -> Subject | None:
    """Return the subject that a topic's name names."""
    code = _code_of(topic.name)
    if not code:
        return None
    row = SubjectCode.objects.filter(code=code).first()
    return Subject(code, (TOPS.get(code) or (row.name if row else code)).capitalize())


def how_many_subjects() -> int:
    """Return how many subjects are known, from IPTC's file or without it."""
    return SubjectCode.objects.exclude(name="").filter(is_retired=False).count() or len(TOPS)
