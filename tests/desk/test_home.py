"""The front page: the editor's order first, rules fill the rest, nothing twice, nothing missing."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from newsquare.desk.models import Pick
from newsquare.desk.rules import Candidate, arrange
from tests.cast import PublishedStoryFactory, SectionFactory
from tests.clock import MONDAY_NOON


@pytest.mark.django_db
def test_a_new_stations_home_lists_every_public_story(client: Client) -> None:
    sports = SectionFactory(slug="sports")
    stories = PublishedStoryFactory.create_batch(30) + PublishedStoryFactory.create_batch(12, section=sports)

    page = client.get("/").content.decode()

    assert [story.path for story in stories if f'href="{story.path}"' not in page] == []


@pytest.mark.django_db
def test_an_editors_pick_leads_however_old(client: Client) -> None:
    old = PublishedStoryFactory(headline="The old lead", published=MONDAY_NOON - timedelta(days=40))
    PublishedStoryFactory.create_batch(3)
    Pick.objects.create(station=old.station, story=old, position=1, picked_at=MONDAY_NOON)

    page = client.get("/").content.decode()

    lead = page[page.index('class="top-lead"') :]
    assert lead.index("The old lead") < lead.index("Council votes")


@pytest.mark.django_db
def test_home_costs_the_same_with_more_stories(client: Client, django_assert_max_num_queries: object) -> None:
    PublishedStoryFactory.create_batch(25)

    with django_assert_max_num_queries(18):  # type: ignore[operator]
        client.get("/")


@given(
    picked=st.lists(st.integers(1, 40), unique=True),
    newest=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 4), st.booleans()), unique_by=lambda row: row[0]),
)
def test_no_story_stands_twice_and_none_is_lost(picked: list[int], newest: list[tuple[int, int, bool]]) -> None:
    plan = arrange(picked, [Candidate(*row) for row in newest], [1, 2, 3, 4], rest=100)

    lead = [plan.lead] if plan.lead else []
    stood = [*lead, *plan.seconds, *plan.briefs, *(story for _, ids in plan.strips for story in ids), *plan.rest]

    assert sorted(stood) == sorted(row[0] for row in newest)
    if here := [story for story in picked if story in {row[0] for row in newest}]:
        assert plan.lead == here[0]
