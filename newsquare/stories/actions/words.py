"""Let the newsroom find stories by the words of their drafts, and keep all that search knows right."""

from collections.abc import Iterator

from django.db import connection, transaction
from wagtail.models import Revision

from newsquare.stations.models import Station
from newsquare.stories.content import content_of
from newsquare.stories.models import DeskWords, Story
from newsquare.stories.search import index, schema

BATCH = 100


def note_words(*, story: Story) -> None:
    """Let the newsroom find a story by what its row holds."""
    whole = {"body": story.body.get_prep_value() if story.body else []}  # With what readers never get.
    index.write_desk(story.pk, story.station_id, content_of(story) | whole)


def note_words_of_draft(*, draft: Revision) -> None:
    """Let the newsroom find a story by a draft, if there is no later one."""
    story = Story.objects.filter(pk=draft.object_id).values("pk", "station_id", "latest_revision_id").first()
    if story and (story["latest_revision_id"] or 0) <= draft.pk:
        index.write_desk(story["pk"], story["station_id"], draft.content)


def note_missing_words() -> int:
    """Note the words of stories of which nothing is known, as after an upgrade; return of how many."""
    ids = list(
        Story.objects.exclude(pk__in=DeskWords.objects.values("pk")).order_by("-pk").values_list("pk", flat=True)
    )
    for start in range(0, len(ids), BATCH):
        _note_again(ids[start : start + BATCH])
    return len(ids)


def rebuild(*, station: Station | None = None) -> Iterator[tuple[int, int]]:
    """Note the words of every story again, or of a station's; yield how many are done, and how many there are.

    Readers and newsroom may search meanwhile: each batch is a transaction of its own.
    """
    schema.create(connection)
    for table in schema.TABLES:
        if not schema.is_sound(connection, table):
            schema.renew(connection, table)
    stories = Story.objects.filter(station=station) if station else Story.objects.all()
    ids = list(stories.order_by("-pk").values_list("pk", flat=True))
    yield 0, len(ids)
    for start in range(0, len(ids), BATCH):
        _note_again(ids[start : start + BATCH])
        yield min(start + BATCH, len(ids)), len(ids)


@transaction.atomic
def _note_again(ids: list[int]) -> None:
    stories = Story.objects.filter(pk__in=ids).select_related("public", "latest_revision")
    for story in stories.prefetch_related("bylines", "topics").order_by("pk"):
        if story.latest_revision:
            index.write_desk(story.pk, story.station_id, story.latest_revision.content)
        else:
            note_words(story=story)
        if story.public:
            index.write_public(story, story.public.content)
        else:
            index.forget_public(story)
