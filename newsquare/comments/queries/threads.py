"""Where each comment stands: threads in one of three orders, the first answers of each, and pages of both."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Count, Q, QuerySet, Subquery

from newsquare.comments import rules
from newsquare.comments.models import Comment, State, Thread
from newsquare.stations.models import ForumOrder
from newsquare.stories.models import Story

ORDERS: dict[str, tuple[str, ...]] = {
    ForumOrder.OLDEST: ("posted_at", "pk"),
    ForumOrder.NEWEST: ("-posted_at", "-pk"),
    ForumOrder.RESPECTED: ("-worth", "posted_at", "pk"),
}

_BEGINS = (Q(state=State.PUBLISHED) | Q(answers__gt=0)) & Q(parent__isnull=True, featured_at__isnull=True)


def threads_under(story: Story | int, order: str = ForumOrder.OLDEST) -> QuerySet[Comment]:
    """Return what threads begin with: comments, and those gone that have published answers.

    What stands above the thread stands there alone.
    """
    return Comment.objects.filter(_BEGINS, story=story).order_by(*ORDERS[order])


def counts_under(story: Story) -> tuple[int, int]:
    """Return how many threads stand under a story, and how many comments readers see there."""
    threads, comments = Count("pk", filter=_BEGINS), Count("pk", filter=Q(state=State.PUBLISHED))
    found = Comment.objects.filter(story=story).aggregate(threads=threads, comments=comments)
    return found["threads"], found["comments"]


def threads_on_page(story: Story, order: str, number: int) -> list[Comment]:
    """Return a page of threads, and one more where others follow."""
    begin, ordered = (number - 1) * rules.THREADS_ON_A_PAGE, threads_under(story, order)
    end = begin + rules.THREADS_ON_A_PAGE + 1
    if begin == 0:
        special = Thread.objects.filter(story=story).values("is_questions")[:1]
        return list(ordered.annotate(is_round=Subquery(special)).select_related("author")[:end])
    page = ordered.values_list("pk", flat=True)[begin:end]  # What is passed over is read from the index alone.
    return list(Comment.objects.filter(pk__in=list(page)).select_related("author").order_by(*ORDERS[order]))


def first_answers(threads: Sequence[Comment]) -> list[Comment]:
    """Return the first published answers in each of these threads, oldest first, however many there are."""
    short = [thread.pk for thread in threads if 0 < thread.answers <= rules.ANSWERS_SHOWN]
    long = [thread.pk for thread in threads if thread.answers > rules.ANSWERS_SHOWN]
    if not short and not long:
        return []
    shown = Q(parent__in=short, state=State.PUBLISHED) | Q(pk__in=_first_in(long))
    found = Comment.objects.filter(shown).select_related("author").order_by()  # Asked to sort, SQLite reads all of it.
    return sorted(found, key=lambda answer: (answer.posted_at, answer.pk))


def _first_in(threads: list[int]) -> list[int]:
    """Return the ids of the first answers of long threads.

    In SQL by hand: the limit holds for each thread, and no more rows are read than are shown.
    """
    if not threads:
        return []
    table, one = connection.ops.quote_name(Comment._meta.db_table), "parent_id = %s AND state = %s"
    part = f"SELECT * FROM (SELECT id FROM {table} WHERE {one} ORDER BY posted_at, id LIMIT %s) AS t"  # noqa: S608  # Nothing in it was typed by anybody.
    values = [value for thread in threads for value in (thread, State.PUBLISHED.value, rules.ANSWERS_SHOWN)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(threads)), values)
        return [row[0] for row in cursor.fetchall()]


def answers_to(thread: Comment) -> QuerySet[Comment]:
    """Return the published answers in a thread, oldest first."""
    answers = Comment.objects.filter(parent=thread, state=State.PUBLISHED)
    return answers.select_related("author").order_by("posted_at", "pk")


def page_of(comment: Comment, order: str) -> int:
    """Return the number of the forum's page on which a comment's thread stands."""
    first = comment.parent or comment
    if first.featured_at:
        return 1
    sooner = Q(posted_at__lt=first.posted_at) | Q(posted_at=first.posted_at, pk__lt=first.pk)
    later = Q(posted_at__gt=first.posted_at) | Q(posted_at=first.posted_at, pk__gt=first.pk)
    before = {
        ForumOrder.OLDEST: sooner,
        ForumOrder.NEWEST: later,
        ForumOrder.RESPECTED: Q(worth__gt=first.worth) | (Q(worth=first.worth) & sooner),
    }[ForumOrder(order)]
    return threads_under(comment.story_id).filter(before).count() // rules.THREADS_ON_A_PAGE + 1


def page_among_answers(answer: Comment) -> int:
    """Return the page of the thread's own on which an answer stands; 0 where it is one of the first few."""
    sooner = Q(posted_at__lt=answer.posted_at) | Q(posted_at=answer.posted_at, pk__lt=answer.pk)
    before = Comment.objects.filter(sooner, parent=answer.parent_id, state=State.PUBLISHED).count()
    return 0 if before < rules.ANSWERS_SHOWN else before // rules.ANSWERS_ON_A_PAGE + 1
