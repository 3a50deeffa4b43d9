"""Which story stands where on a front: what an editor arranged, the rest by rule."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from newsquare.desk import rules
from newsquare.desk.models import Arrangement
from newsquare.desk.queries import fillings_of, layout_of
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story, Topic
from newsquare.stories.queries import public_stories

CANDIDATES = 120  # The newest stories that rules choose from; the rest is in sections and topics.
NAMED = 40  # So many more of the sections and topics that rules name.
REST = 60
AKIN = 30  # The newest stories of the lead’s topics, of which some stand under it.


def plan_of(
    station: Station,
    section: Section | None,
    slots: Sequence[rules.Slot],
    arrangement: Arrangement | None,
    now: datetime,
    newest: int = CANDIDATES,
) -> rules.Plan:
    """Return which story stands where, in a number of queries that no number of stories changes."""
    layout, fillings = layout_of(arrangement), fillings_of(arrangement)
    public = public_stories(station, now)
    own = public.filter(section=section) if section else public
    rows = {row[0]: row for row in _rows(own, newest)}
    named = Q(pk__in={place.story for place in layout} - set(rows))
    asked = [rule for rule in fillings.values() if rule.topic or rule.section]
    if asked:
        lists = public.filter(
            Q(topics__in=[rule.topic for rule in asked if rule.topic])
            | Q(section__in=[rule.section for rule in asked if rule.section])
        )
        named |= Q(pk__in=list(lists.values_list("pk", flat=True).distinct()[: NAMED * len(asked)]))
    if layout or asked:
        rows |= {row[0]: row for row in _rows(public.filter(named), None) if row[0] not in rows}
    topics = _topics(rows, {rule.topic for rule in asked if rule.topic})
    candidates = [
        rules.Candidate(pk, filed, bool(picture), published, weight, topics[pk])
        for pk, filed, picture, published, weight in sorted(
            rows.values(), key=lambda row: (row[3], row[0]), reverse=True
        )
    ]
    plan = rules.arrange(slots, layout, fillings, candidates, now, REST)
    if plan.lead is None or section is not None:
        return plan
    akin = public.filter(topics__in=Topic.objects.filter(stories=plan.lead)).values_list("pk", flat=True)
    return rules.with_related(plan, dict.fromkeys(akin[:AKIN]))


def _rows(stories: QuerySet[Story], most: int | None) -> list[tuple[int, int, int | None, datetime, int]]:
    rows = stories.values_list("pk", "section_id", "lead_picture_id", "published_at", "weight")[:most]
    return [(pk, section, picture, published, weight) for pk, section, picture, published, weight in rows if published]


def _topics(stories: Iterable[int], asked: set[int]) -> defaultdict[int, frozenset[int]]:
    """Return by story those of the topics that rules ask for."""
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    if asked:
        filed = Story.topics.through.objects.filter(topic_id__in=asked, story_id__in=list(stories))
        for story, topic in filed.order_by("pk").values_list("story_id", "topic_id"):
            found[story] |= {topic}
    return found
