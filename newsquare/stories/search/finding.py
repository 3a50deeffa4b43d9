"""Which stories somebody finds. What readers find, the gate is asked about when they ask."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from newsquare.stations.models import Station
from newsquare.stories.gate import kept_back, public_stories
from newsquare.stories.models import DeskWords, PublicWords, Section, Story, Topic
from newsquare.stories.search.asking import Asked, Doubt, Named, Phrase
from newsquare.stories.search.engine import best, matching
from newsquare.stories.search.expressions import Group, In, Sought, filed
from newsquare.stories.search.folding import stems

MOST = 1000  # Stories that one question finds; who looks for more, asks more closely.
FRESH = timedelta(days=90)  # A story of today counts twice; one of so long ago, one and a half times.


@dataclass(frozen=True)
class Found:
    """The ids of what readers find, in order; whether there is more; and what of the question was not understood."""

    asked: Asked
    ids: list[int]
    is_all: bool = True


def found_by_readers(asked: Asked, station: Station, now: datetime, *, newest: bool) -> Found:
    """Return what readers find now, the best first, or the newest."""
    sought, asked = sought_by(asked, station)
    if sought is None:
        return Found(asked, [])
    dated = _dated(asked, station)
    public = public_stories(station, now).filter(dated)
    if newest or not asked.wanted:
        rows = public.filter(pk__in=matching(PublicWords, sought)).values_list("pk", flat=True)
        ids = list(rows[: MOST + 1])
        return Found(asked, ids[:MOST], len(ids) <= MOST)
    among = Story.objects.filter(dated, station=station) if dated else None
    ranked = Sought((tuple(In(phrase) for phrase in asked.wanted),))
    scores = dict(best(PublicWords, sought, ranked, among, MOST, without=kept_back(station, now)))
    seen = public.filter(pk__in=list(scores)).values_list("pk", "published_at")
    weights = {pk: scores[pk] * _freshness(published_at, now) for pk, published_at in seen if published_at}
    return Found(asked, sorted(weights, key=lambda pk: (-weights[pk], -pk)), len(scores) < MOST)


def found_at_the_desk(stories: QuerySet[Story], asked: Asked, station: Station) -> tuple[QuerySet[Story], Asked]:
    """Return those of the newsroom's stories that hold what is asked for, drafts included."""
    sought, asked = sought_by(asked, station)
    if sought is None:
        return stories.none(), asked
    days = _dated(asked, station)
    if days:
        drafts = Q(published_at__isnull=True) & _dated(asked, station, "latest_revision__created_at")
        stories = stories.filter(days | drafts)
    return stories.filter(pk__in=matching(DeskWords, sought)), asked


def sought_by(asked: Asked, station: Station) -> tuple[Sought | None, Asked]:
    """Return what to ask the index; None where a topic or section was named that there is not."""
    groups: list[Group] = [(In(Phrase((filed("station", station.pk),)), "filed"),)]
    groups += [(In(phrase),) for phrase in asked.wanted]
    without = [In(phrase) for phrase in asked.unwanted]
    doubts = list(asked.doubts)
    impossible = False
    for named in asked.named:
        group = _group(named, station)
        if named.unwanted:
            without += group
        elif group:
            groups.append(group)
        if not group:
            doubts.append((Doubt.NO_TOPIC if named.key == "topic" else Doubt.NO_SECTION, named.text))
            impossible = impossible or not named.unwanted
    asked = replace(asked, doubts=tuple(doubts))
    return (None if impossible else Sought(tuple(groups), tuple(without))), asked


def _group(named: Named, station: Station) -> Group:
    if named.key == "author":
        return (In(Phrase(named.words), "byline"),)
    model = Topic if named.key == "topic" else Section
    return tuple(In(Phrase((filed(named.key, pk),)), "filed") for pk in subjects(model, named.words, station))


def topics_named(words: tuple[str, ...], station: Station) -> list[int]:
    """Return the ids of the topics of a name, or else of those that hold its words."""
    return subjects(Topic, words, station)


def subjects(model: type[Topic] | type[Section], words: tuple[str, ...], station: Station) -> list[int]:
    """Return the ids of the topics or sections of a name or slug; where none is it, of those that hold its words."""
    rows = model.objects.filter(station=station).order_by("pk").values_list("pk", "slug", "name")
    known = [(pk, {stems(slug), stems(name)}) for pk, slug, name in rows]
    exact = [pk for pk, names in known if words in names]
    return exact or [pk for pk, names in known if any(set(words) <= set(name) for name in names)]


def _dated(asked: Asked, station: Station, field: str = "published_at") -> Q:
    """Return the days asked for, in the station's time: from the first of them on, and before the last."""
    question = Q()
    if asked.after:
        question &= Q(**{f"{field}__gte": _midnight(asked.after, station)})
    if asked.before:
        question &= Q(**{f"{field}__lt": _midnight(asked.before, station)})
    return question


def _midnight(day: date, station: Station) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=station.zone)


def _freshness(published_at: datetime, now: datetime) -> float:
    age = max(now - published_at, timedelta(0))
    return 1 + FRESH / (FRESH + age)
