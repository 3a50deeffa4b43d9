"""Questions about follows and the ledger."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext

from newsquare.circulation.models import (
    Delivery,
    Edition,
    EditionState,
    Follow,
    Follower,
    Issue,
    Kind,
    Newsletter,
    State,
    Subject,
    SubjectKind,
    Wording,
    author_subject,
    subject_of,
)
from newsquare.circulation.rules import LATE, Timing, quiet_until
from newsquare.stations.models import Station
from newsquare.stories.models import Correction, Section, Story, Topic
from newsquare.stories.queries import (
    by_author,
    found_by_readers,
    public_among,
    public_stories,
    read_question,
    slug_of_name,
    wrong_versions,
)

TO_PICK = 40  # Stories offered at once to an editor.


def due_among(edition: Edition | None, now: datetime) -> QuerySet[Delivery]:
    """Return the mails of an edition that nobody has claimed and that are due; of none, those to single readers."""
    which = {"edition": edition} if edition else {"edition__isnull": True}
    return Delivery.objects.filter(state=State.PENDING, next_attempt_at__lte=now, **which)


def leaving_editions(now: datetime) -> QuerySet[Edition]:
    """Return the editions whose mails leave now, the smallest first."""
    rows = Edition.objects.filter(Q(leaves_at=None) | Q(leaves_at__lte=now), state=EditionState.FROZEN)
    return rows.select_related("station").prefetch_related("station__hosts").order_by("audience", "pk")


def mail_is_due(now: datetime) -> bool:
    """Say whether there is anything for the sender to do."""
    late = Delivery.objects.filter(state=State.SENDING, next_attempt_at__lte=now)
    waits = due_among(None, now).exists() or late.exists()
    return waits or leaving_editions(now).exists() or due_editions(now).exists()


def due_editions(now: datetime) -> QuerySet[Edition]:
    """Return the editions whose text may be fixed by now, and those whose counting was broken off."""
    waiting = Q(state=EditionState.WAITING, next_attempt_at__lte=now)
    return Edition.objects.filter(waiting | Q(state=EditionState.FREEZING)).order_by("pk")


def keys_of(content: dict[str, Any]) -> list[str]:
    """Return the keys of all whose followers a story with this content is news for."""
    authors = {slug_of_name(byline["name"]) for byline in content["bylines"]} - {""}
    return [
        *(f"topic:{pk}" for pk in content["topics"]),
        f"section:{content['section']}",
        *(f"author:{slug}" for slug in sorted(authors)),
    ]


def find_subject(station: Station, kind: SubjectKind, slug: str, now: datetime) -> Subject | None:
    """Return what may be followed under an address, perhaps not saved yet: only what readers may see."""
    if kind == SubjectKind.TOPIC:
        topic = Topic.objects.filter(station=station, slug=slug).select_related("station").first()
        return subject_of(topic) if topic else None
    if kind == SubjectKind.SECTION:
        section = Section.objects.filter(station=station, slug=slug).select_related("station").first()
        return subject_of(section) if section else None
    if kind == SubjectKind.AUTHOR:
        story = by_author(station, slug, now).first()
        name = story.credits.filter(slug=slug).values_list("name", flat=True).first() if story else None
        return author_subject(station, slug, name) if name else None
    if kind == SubjectKind.NEWSLETTER:
        newsletter = newsletters_offered(station).filter(slug=slug).first()
        return subject_of(newsletter) if newsletter else None
    story = public_stories(station, now).filter(pk=slug).select_related("station").first() if slug.isdigit() else None
    return subject_of(story) if story else None


def newsletters_offered(station: Station) -> QuerySet[Newsletter]:
    """Return the newsletters that readers may ask for."""
    return Newsletter.objects.filter(station=station, is_offered=True).select_related("station").order_by("name", "pk")


def stories_of(issue: Issue, now: datetime) -> list[int]:
    """Return the stories of an issue, in their order: those picked, then the newest since the last by its rule."""
    station = issue.newsletter.station
    last = issue.newsletter.issues.filter(send_at__lte=now).exclude(pk=issue.pk).order_by("-send_at").first()
    newest = public_stories(station, now).exclude(pk__in=issue.picks)
    if last and last.send_at:
        newest = newest.filter(published_at__gt=last.send_at)
    if issue.section:
        newest = newest.filter(section=issue.section)
    if issue.topic:
        newest = newest.filter(topics=issue.topic)
    return [*issue.picks, *newest.values_list("pk", flat=True)[: issue.newest]]


def subjects_asked_for(follower: Follower) -> QuerySet[Subject]:
    """Return what waits for the reader's confirmation."""
    return _whole(Subject.objects.filter(follows__follower=follower, follows__since__isnull=True))


def subjects_followed(follower: Follower) -> QuerySet[Subject]:
    """Return what a reader gets mail about."""
    return _whole(Subject.objects.filter(follows__follower=follower, follows__since__isnull=False))


def subjects_offered(follower: Follower) -> list[Subject]:
    """Return what else the station offers to follow, perhaps not saved yet: its newsletters, topics and sections."""
    station = follower.station
    have = set(follower.follows.filter(since__isnull=False).values_list("subject__key", flat=True))
    topics = Topic.objects.filter(station=station).select_related("station").order_by("name", "pk")
    sections = Section.objects.filter(station=station).select_related("station").order_by("position", "name", "pk")
    things: list[Topic | Section | Newsletter] = [*newsletters_offered(station), *topics, *sections]
    subjects = [subject_of(thing) for thing in things]
    return [each for each in subjects if each.key not in have]


def follows_of(follower: Follower) -> list[Follow]:
    """Return what counts of a reader's follows, with what their names need."""
    follows = follower.follows.filter(since__isnull=False)
    rows = follows.select_related("subject__topic", "subject__section", "subject__newsletter", "subject__story__public")
    return list(rows.order_by("subject__kind", "subject__topic__name", "subject__section__name", "pk"))


def subjects_of(station: Station, keys: Iterable[str]) -> QuerySet[Subject]:
    """Return subjects of a station by their keys."""
    return _whole(Subject.objects.filter(station=station, key__in=list(keys)))


def subjects_with_followers(station: Station) -> QuerySet[Subject]:
    """Return what is followed at a station, each with its number of confirmed `followers`, the most followed first."""
    counted = Count("follows", filter=Q(follows__since__isnull=False))
    rows = _whole(Subject.objects.filter(station=station)).annotate(followers=counted).filter(followers__gt=0)
    return rows.order_by("-followers", "kind", "pk")


def names_of(subjects: Iterable[Subject], now: datetime) -> dict[int, str]:
    """Return the names of subjects by id. The headline of a story that may not be seen just now is told nobody."""
    found = list(subjects)
    public = public_among([each.story_id for each in found if each.story_id], now)
    return {each.pk: _name(each, public) for each in found}


def name_of(subject: Subject) -> str:
    """Return the name of something that readers may see just now."""
    return _name(subject, {subject.story_id} if subject.story_id else set())


def _name(subject: Subject, public: set[int]) -> str:
    story = subject.story
    if story is None:
        return str(subject)
    content = story.public.content if story.public and story.pk in public else None
    return content["headline"] if content else gettext("a story that is not out now")


def _whole(subjects: QuerySet[Subject]) -> QuerySet[Subject]:
    """Return subjects with what their names need, in the order in which they are told."""
    rows = subjects.select_related("station", "topic", "section", "newsletter", "story__public")
    return rows.order_by("kind", "topic__name", "section__name", "name", "pk")


def timing_of(follower: Follower) -> Timing:
    """Return when mail suits a follower, as the rules take it."""
    quiet = (follower.quiet_from, follower.quiet_until)
    return Timing(
        zone=follower.station.zone,
        hour=follower.hour,
        weekday=follower.weekday,
        quiet=None if None in quiet else quiet,  # type: ignore[arg-type]  # Both are there.
    )


def editions_with_numbers(station: Station) -> QuerySet[Edition]:
    """Return a station’s mailings, newest first, with how many mails are `sent`, `waiting`, `failed`, `pulled`."""
    states = {
        "sent": Q(deliveries__state=State.SENT),
        "waiting": Q(deliveries__state__in=[State.PENDING, State.SENDING]),
        "failed": Q(deliveries__state=State.FAILED),
        "pulled": Q(deliveries__state=State.PULLED),
    }
    numbers = {name: Count("deliveries", filter=state) for name, state in states.items()}
    editions = Edition.objects.filter(station=station).select_related("story").annotate(**numbers)
    return editions.order_by("-opened_at", "-pk")


def put_off_in(edition: Edition) -> list[tuple[str, int, datetime]]:
    """Return for whose sake mails of an edition wait: the provider's domain, how many, and when the last is tried."""
    rows = edition.deliveries.filter(state=State.PENDING).exclude(put_off_for="").values_list("put_off_for")
    found = rows.annotate(mails=Count("pk"), last=Max("next_attempt_at")).order_by("-mails", "put_off_for")
    return [(domain, mails, last) for domain, mails, last in found]


def wakes_at(delivery: Delivery, now: datetime) -> datetime | None:
    """Return when the quiet hours end in which a mailing must not reach its reader; None outside them.

    What a reader waits for, as a confirmation, has no edition and is never held.
    """
    if delivery.follower is None or delivery.edition is None or delivery.follower.quiet_from is None:
        return None
    delivery.follower.station = delivery.station
    return quiet_until(timing_of(delivery.follower), now)


def stations_with_digests(now: datetime) -> QuerySet[Station]:
    """Return the stations at which a digest is due."""
    return Station.objects.filter(followers__digest_at__lte=now).distinct().order_by("pk")


def readers_of(newsletter: Newsletter) -> int:
    """Return how many get a newsletter."""
    follows = Follow.objects.filter(subject__newsletter=newsletter, since__isnull=False)
    return follows.filter(follower__confirmed_at__isnull=False).count()


def issues_with_mailings(station: Station, newest: int) -> list[tuple[Issue, Edition | None, bool]]:
    """Return the newest issues of a station's newsletters, each with its mailing if any, and whether that was late."""
    rows = Issue.objects.filter(newsletter__station=station).select_related("newsletter__station", "by")
    issues = list(rows.order_by("-created_at", "-pk")[:newest])
    mailings = {each.key: each for each in Edition.objects.filter(key__in=[issue.key for issue in issues])}
    found = [(issue, mailings.get(issue.key)) for issue in issues]
    return [(issue, mailing, left_late(issue, mailing)) for issue, mailing in found]


def left_late(issue: Issue, mailing: Edition | None) -> bool:
    """Say whether an issue left long after its hour, as when nothing ran then."""
    frozen = mailing.frozen_at if mailing else None
    return bool(frozen and issue.send_at and frozen - issue.send_at > LATE)


def mailing_of(issue: Issue) -> Edition | None:
    """Return the mailing of an issue that was scheduled."""
    return Edition.objects.filter(key=issue.key).first()


def stories_to_pick(issue: Issue, words: str, now: datetime) -> list[tuple[int, Story]]:
    """Return the stories of an issue with their places, then (place 0) public ones: the newest, or found by words."""
    station = issue.newsletter.station
    picked = {story.pk: story for story in Story.objects.filter(station=station, pk__in=issue.picks).defer("body")}
    public = public_stories(station, now).exclude(pk__in=picked).defer("body")
    if words:
        public = public.filter(pk__in=found_by_readers(read_question(words), station, now, newest=True).ids[:TO_PICK])
    order = [picked[pk] for pk in issue.picks if pk in picked]
    return [*enumerate(order, 1), *((0, story) for story in public[:TO_PICK])]


def got_the_wrong_version(correction: Correction, *, after: int = 0) -> Iterator[Delivery]:
    """Return the mails that told a version that was wrong, in the order of their followers, after one of them.

    Of a mail that shows several stories by reader, as a digest, only those that told this one.
    """
    story, numbers = correction.story_id, wrong_versions(correction)
    shown = Wording.objects.filter(edition__stories=story)
    wrong = [row.pk for row in shown if row.versions.get(str(story)) in numbers]
    sent = Delivery.objects.filter(wording__in=wrong, state=State.SENT, follower__gt=after)
    for row in sent.order_by("follower_id", "pk").only("follower_id", "reasons", "facts").iterator():
        if story in row.facts.get("stories", [story]):
            yield row


def corrections_to_tell(edition: Edition) -> list[Correction]:
    """Return the corrections of what an edition shows that nobody was told of yet though some got it wrong."""
    told = {
        key.partition(":")[2]
        for key in Edition.objects.filter(kind=Kind.CORRECTION, station=edition.station_id).values_list(
            "key", flat=True
        )
    }
    found = Correction.objects.filter(story__in=edition.stories.all()).select_related("before", "story")
    return [
        each
        for each in found.order_by("-corrected_at", "-pk")
        if str(each.pk) not in told and next(got_the_wrong_version(each), None)
    ]
