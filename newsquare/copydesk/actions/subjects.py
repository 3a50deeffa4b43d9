"""Say which subjects of agencies belong to a topic, and read all subjects from IPTC's file."""

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.copydesk.models import SubjectCode, TopicCode
from newsquare.copydesk.newscodes import NewsCode, NewsCodesError, codes_in
from newsquare.copydesk.rules import canonical, folded
from newsquare.stories.models import Topic

__all__ = ["NewsCodesError", "give_code", "read_subjects", "set_codes", "take_code"]


@transaction.atomic
def give_code(*, topic: Topic, code: str) -> None:
    """Let a subject stand for a topic."""
    kept = canonical(code)
    _, is_new = TopicCode.objects.get_or_create(topic=topic, code=kept)
    if is_new:
        record(Did.CHANGED, topic, station=topic.station_id, changes=[("subjects", "–", kept)])


@transaction.atomic
def take_code(*, topic: Topic, code: str) -> None:
    """Let a subject no longer stand for a topic."""
    gone, _ = TopicCode.objects.filter(topic=topic, code=code).delete()
    if gone:
        record(Did.CHANGED, topic, station=topic.station_id, changes=[("subjects", code, "–")])


@transaction.atomic
def set_codes(*, topic_id: int, codes: list[str]) -> None:
    """Let these subjects stand for a topic, and no others."""
    TopicCode.objects.filter(topic=topic_id).exclude(code__in=codes).delete()
    for code in codes:
        TopicCode.objects.get_or_create(topic_id=topic_id, code=code)


@transaction.atomic
def read_subjects(*, raw: bytes) -> int:
    """Keep the subjects of a file of IPTC's, in place of what an older one said of them. Return how many there are.

    Raises NewsCodesError for a file that is none.
    """
    codes = codes_in(raw)
    rows = [_row(code) for code in codes]
    SubjectCode.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "folded", "above", "is_retired"],
        batch_size=500,
    )
    return sum(bool(code.name) for code in codes)


def _row(code: NewsCode) -> SubjectCode:
    return SubjectCode(
        code=code.code,
        name=code.name[:200],
        folded=folded(code.name)[:200] if code.name else "",
        above=list(code.above),
        is_retired=code.is_retired,
    )
