"""What was said under a story, how much, by whom, and what waits for a moderator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from newsquare.accounts.models import User
from newsquare.comments import rules
from newsquare.comments.models import (
    Appeal,
    Comment,
    HoldReason,
    Outcome,
    Print,
    Report,
    State,
    Suspension,
    Thread,
    Waiting,
)
from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import Station
from newsquare.stories import queries as stories
from newsquare.stories.models import Story

MOST_COUNTED = 1000


@dataclass(frozen=True)
class AuthorRecord:
    """How an author's comments at one station have fared."""

    published: int = 0
    rejected: int = 0
    waiting: int = 0


def comments_under(story: Story | int) -> QuerySet[Comment]:
    """Return the comments that readers see under a story, oldest first."""
    return Comment.objects.filter(story=story, state=State.PUBLISHED).order_by("posted_at", "pk")


def featured_under(story: Story | int) -> QuerySet[Comment]:
    """Return the comments that stand above a thread: chosen, or answered in a round of questions; the newest first."""
    chosen = Comment.objects.filter(story=story, featured_at__isnull=False, state=State.PUBLISHED)
    return chosen.select_related("author").order_by("-featured_at", "-pk")


def to_answer(story: Story) -> QuerySet[Comment]:
    """Return what begins a thread and can be answered: published, and questions that wait; the newest first."""
    questions = Q(state=State.HELD, reason=HoldReason.QUESTION)
    begins = Comment.objects.filter(Q(state=State.PUBLISHED) | questions, story=story, parent__isnull=True)
    return begins.select_related("author").order_by("-posted_at", "-pk")


def special_of(story: Story, threads: list[Comment]) -> bool | None:
    """Return None for a forum as others, or whether it holds a round of questions; the threads know without asking."""
    if threads:
        known: bool | None = threads[0].is_round  # type: ignore[attr-defined]  # Annotated by `threads_on_page`.
        return known
    return Thread.objects.filter(story=story).values_list("is_questions", flat=True).first()


def is_round_of_questions(story: Story) -> bool:
    """Say whether readers ask the newsroom under a story, and what they write waits for its answer."""
    return Thread.objects.filter(story=story, is_questions=True).exists()


def answers_to(threads: Iterable[Comment]) -> QuerySet[Comment]:
    """Return the published answers in these threads, oldest first."""
    answers = Comment.objects.filter(parent__in=[thread.pk for thread in threads], state=State.PUBLISHED)
    return answers.select_related("author").order_by("posted_at", "pk")


def comment_count(story_ids: Iterable[int]) -> dict[int, int]:
    """Return for each story how many comments readers see; stories without any are left out."""
    rows = Comment.objects.filter(story__in=list(story_ids), state=State.PUBLISHED)
    return dict(rows.order_by().values_list("story").annotate(count=Count("pk")))


def most_discussed(station: Station, since: datetime, limit: int) -> list[int]:
    """Return the ids of a station's stories with most comments since a moment, the liveliest first.

    Whether the public may see these stories now is for the gate to say.
    """
    rows = Comment.objects.filter(story__station=station, state=State.PUBLISHED, posted_at__gte=since)
    counted = rows.order_by().values("story").annotate(count=Count("pk")).order_by("-count", "-story")
    return [row["story"] for row in counted[:limit]]


def forum_of(story: Story) -> rules.Forum:
    """Return what decides whether a story takes comments. Reads the story's station."""
    station = story.station
    return rules.Forum(station.forum_open, story.takes_comments, story.published_at, station.forum_days)


def closes_at(story: Story, now: datetime) -> datetime | None:
    """Return when an open forum closes; None where it is closed."""
    end = rules.closes_at(forum_of(story))
    return end if end and now < end else None


def takes_comments(story: Story, now: datetime) -> bool:
    """Say whether readers may comment under a story now."""
    return rules.is_open(forum_of(story), now) and stories.is_public(story, now)


def comments_of(author: User, station: Station) -> QuerySet[Comment]:
    """Return a person's own comments at a station in every state but deleted, newest first."""
    mine = Comment.objects.filter(author=author, story__station=station).exclude(state=State.DELETED)
    return mine.select_related("author", "story", "parent__author").order_by("-posted_at", "-pk")


def stories_with_words_of(author: User) -> list[int]:
    """Return the ids of the stories under which readers see a person's name."""
    seen = Comment.objects.filter(author=author, state=State.PUBLISHED).order_by("story")
    return list(seen.values_list("story", flat=True).distinct())


def said_lately(author: User, station: Station, now: datetime, but: Comment | None = None) -> list[Comment]:
    """Return what a person has said at a station within a day, the newest first, but for one comment; 40 at most."""
    rows = _SAID_SINCE.objects(author=author.pk, station=station.pk, since=now - rules.REPEAT_WINDOW)
    return [row for row in rows if but is None or row.pk != but.pk]


_SAID_SINCE = Prepared(
    lambda: (
        Comment.objects.filter(
            author=given("author", int), story__station=given("station", int), posted_at__gt=given("since", datetime)
        )
        .only("story_id", "parent_id", "text", "posted_at", "state")
        .order_by("-posted_at", "-pk")[:40]
    )
)


def waiting(station: Station) -> QuerySet[Comment]:
    """Return what a station's moderators must look at, held and reported, in the order of need."""
    line = Comment.objects.filter(waiting__station=station).select_related("waiting")
    return line.order_by("waiting__stands_at", "waiting__comment_id")


def waiting_count(station: Station, most: int = MOST_COUNTED) -> int:
    """Return how many comments wait; no more than `most` are counted."""
    return Waiting.objects.filter(station=station).order_by()[:most].count()


def trusts_in(reports: Iterable[Report]) -> list[float]:
    """Return how much each report weighs, by what became of its reporter's earlier ones."""
    reports = list(reports)
    by = {report.by_id for report in reports if report.by_id}
    rows = Report.objects.filter(by__in=by, upheld__isnull=False).order_by().values("by")
    known = rows.annotate(upheld_ones=Count("pk", filter=Q(upheld=True)), settled=Count("pk"))
    trust = {row["by"]: rules.trust(row["upheld_ones"], row["settled"]) for row in known} if by else {}
    return [trust.get(report.by_id, rules.trust(0, 0)) if report.by_id else rules.NAMELESS for report in reports]


def perhaps_alike(text: str, station: Station, author: User, now: datetime) -> list[str]:
    """Return texts of a day that may be like this one, not by the author, as an index finds them."""
    prints = rules.prints_of(text)
    if not prints:
        return []
    since = now - rules.REPEAT_WINDOW
    values = dict(zip(_PRINTS, prints, strict=True))
    rows = _SHARING_A_PRINT.rows(since=since, station=station.pk, author=author.pk, **values)
    return list(dict.fromkeys(text for (text,) in rows))


_PRINTS = [f"print_{number}" for number in range(rules.PRINTS)]
_SHARING_A_PRINT = Prepared(
    lambda: (
        Print.objects.filter(
            value__in=[given(name, int) for name in _PRINTS],
            at__gt=given("since", datetime),
            comment__story__station=given("station", int),
        )
        .exclude(comment__author=given("author", int))
        .exclude(comment__state=State.DELETED)
        .order_by()
        .values_list("comment__text")[:30]
    )
)


def appeals_count(station: Station) -> int:
    """Return how many appeals and objections to suspensions wait for an answer."""
    waiting = {"appealed_at__isnull": False, "answered_at__isnull": True, "lifted_at__isnull": True}
    objections = Suspension.objects.filter(station=station, **waiting)
    return Appeal.objects.filter(station=station, outcome=Outcome.OPEN).count() + objections.count()


def line_after(station: Station, after: tuple[datetime, int] | None) -> QuerySet[Comment]:
    """Return the line from a place on, which the index finds without counting what stands before."""
    line = waiting(station)
    if after is None:
        return line
    at, pk = after
    later = Q(waiting__stands_at__gt=at) | Q(waiting__stands_at=at, waiting__comment_id__gt=pk)
    return line.filter(later, waiting__stands_at__gte=at)


def waiting_of_the_author(comment: Comment) -> QuerySet[Comment]:
    """Return what else waits of a comment's author at the station."""
    theirs = Comment.objects.filter(author=comment.author_id, waiting__station=comment.story.station_id)
    if comment.author_id is None:
        return theirs.none()
    return theirs.exclude(pk=comment.pk).select_related("story").order_by("pk")


def alike(comment: Comment, most: int = 500) -> list[Comment]:
    """Return other comments of the station that say mostly the same and are not decided yet."""
    found = Print.objects.filter(value__in=rules.prints_of(comment.text)).order_by().values("comment")
    near = Comment.objects.filter(pk__in=found, story__station=comment.story.station_id, waiting__isnull=False)
    rows = near.exclude(pk=comment.pk).select_related("story").order_by("pk")[:most]
    return [row for row in rows if rules.are_alike(row.text, comment.text)]


def records_of(author_ids: Iterable[int], station: Station) -> dict[int, AuthorRecord]:
    """Return how the comments of each of these people have fared at a station."""
    theirs = Comment.objects.filter(author__in=set(author_ids)).order_by()
    rows = theirs.values("author", "story__station").annotate(  # The index of authors leads; a station has far more.
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
        rejected=Count("pk", filter=Q(state=State.REJECTED)),
        held=Count("pk", filter=Q(state=State.HELD)),
    )
    return {
        row["author"]: AuthorRecord(row["published"], row["rejected"], row["held"])
        for row in rows
        if row["story__station"] == station.pk
    }
