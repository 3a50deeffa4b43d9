"""What search knows is kept right, whatever way a story came to be, and can be noted again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsquare.stories.actions import note_missing_words, publish
from newsquare.stories.models import Credit, DeskWords, PublicWords, Story
from newsquare.stories.search import schema
from tests.cast import SectionFactory, StationFactory, StoryFactory
from tests.clock import MONDAY_NOON
from tests.stories.search.test_finding import desk, find, told

pytestmark = pytest.mark.django_db


def rebuild(*words: str) -> str:
    out = StringIO()
    call_command("search", "rebuild", *words, stdout=out)
    return out.getvalue()


def test_all_is_noted_again() -> None:
    story = told("Ferry.", headline="Boat", by=["Ana Reyes"])
    story.body = [("text", "<p>Lock.</p>")]
    story.save_revision()
    for model in (PublicWords, DeskWords, Credit):
        model.objects.all().delete()
    assert find("ferry") == []

    told_so = rebuild()

    assert told_so == "1 stories can be found by their words.\n"
    assert find("ferry author:reyes") == ["Boat"]
    assert find("lock") == []
    assert desk("lock") == {"Boat"}
    assert Credit.objects.get().slug == "ana-reyes"


def test_words_of_what_is_no_longer_public_are_taken_out() -> None:
    story = told("Ferry.", headline="Boat")
    Story.objects.filter(pk=story.pk).update(public=None)

    rebuild()

    assert not PublicWords.objects.exists()


def test_one_station_alone_is_noted_again() -> None:
    other = StationFactory(slug="harborlight")
    for station in (StationFactory(), other):
        StoryFactory(station=station, section=SectionFactory(station=station))
    DeskWords.objects.all().delete()

    rebuild("--station", "harborlight")

    assert DeskWords.objects.get().story.station == other
    with pytest.raises(CommandError, match="no station 'nowhere'"):
        rebuild("--station", "nowhere")


def test_a_station_that_comes_from_an_older_version_is_noted_by_the_worker() -> None:
    told("Ferry.", headline="Boat")
    PublicWords.objects.all().delete()
    DeskWords.objects.all().delete()

    assert note_missing_words() == 1
    assert note_missing_words() == 0
    assert find("ferry") == ["Boat"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own index")
def test_an_index_that_lost_step_is_found_out_and_made_anew() -> None:
    told("Ferry.", headline="Boat")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO stories_publicwords_fts(stories_publicwords_fts) VALUES ('delete-all')")
    assert find("ferry") == []
    assert not schema.is_sound(connection, "stories_publicwords")

    rebuild()

    assert find("ferry") == ["Boat"]
    assert schema.is_sound(connection, "stories_publicwords")


def test_the_index_is_in_step_after_a_life_of_changes() -> None:
    stories = [told(f"Ferry {number}.", headline=f"Boat {number}") for number in range(3)]
    stories[0].headline = "Changed"
    stories[0].save()
    StoryFactory().delete()

    assert all(schema.is_sound(connection, table) for table in schema.TABLES)


def test_the_desks_notes_in_a_story_are_for_the_desk_alone() -> None:
    body = [("text", "<p>Ferry.</p>"), ("note", "Ask the mayor."), ("facts", {"title": "Pier", "text": "<p>1911.</p>"})]
    story = StoryFactory(headline="Boat", body=body)

    publish(story=story, by=None, now=MONDAY_NOON)

    assert find("pier 1911") == ["Boat"]
    assert find("mayor") == []
    assert desk("mayor") == {"Boat"}
