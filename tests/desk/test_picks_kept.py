"""Fronts that were picked before there were versions keep what was picked (desk migration 0005)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from newsquare.desk.models import Arrangement, Pick
from newsquare.desk.queries import live_arrangement
from newsquare.stations.models import Station
from tests.cast import PublishedStoryFactory, StationFactory, ada

pytestmark = pytest.mark.django_db(transaction=True)


def move_to(name: str) -> Any:
    """Bring the tables of the desk to a migration; return the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate([("desk", name)])
    return executor.loader.project_state([("desk", name)]).apps


@pytest.fixture
def before() -> Iterator[Any]:
    """The models as they were before fronts had versions."""
    yield move_to("0004_arrange_fronts_in_versions")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("desk"))


def test_old_picks_become_the_first_version_in_their_order(before: Any) -> None:
    station, editor, now = StationFactory(), ada(), timezone.now()
    stories = [PublishedStoryFactory(headline=f"Story {number}") for number in range(14)]
    old = before.get_model("desk", "Pick")
    for number, story in enumerate(stories):
        old.objects.create(station_id=station.pk, story_id=story.pk, position=number, picked_at=now, by_id=editor.pk)
    bare: Station = StationFactory(slug="harborlight", name="Harborlight")

    move_to("0006_forget_the_plain_list")

    first = Arrangement.objects.get()
    found = {(pick.slot, pick.place): pick.story_id for pick in Pick.objects.order_by("pk")}
    assert (first.number, first.by, first.at) == (1, editor, now)
    assert len(found) == 12
    assert [found["lead", 1], found["seconds", 1], found["briefs", 8]] == [stories[n].pk for n in (0, 1, 11)]
    assert live_arrangement(station, None) == first
    assert live_arrangement(bare, None) is None
