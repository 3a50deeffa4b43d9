"""The front page: the editor's order first, rules fill the rest, nothing twice, nothing missing."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from newsquare.desk.models import Pick
from newsquare.desk.rules import Candidate, arrange, with_related
from tests.cast import PublishedStoryFactory, SectionFactory, TopicFactory
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

    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get("/")


@pytest.mark.django_db
def test_two_stories_of_the_leads_topic_stand_under_it(client: Client) -> None:
    topic = TopicFactory()
    lead, first, second = (PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=days)) for days in (0, 20, 30))
    for story in (lead, first, second):
        story.topics.add(topic)
        story.save()
    PublishedStoryFactory.create_batch(14, published=MONDAY_NOON - timedelta(days=1))
    Pick.objects.create(station=lead.station, story=lead, position=1, picked_at=MONDAY_NOON)

    page = client.get("/").content.decode()

    under = page[page.index('class="also"') : page.index("top-seconds")]
    assert first.path in under
    assert second.path in under
    assert page.count(f'href="{first.path}"') == 1


@given(
    picked=st.lists(st.integers(1, 40), unique=True),
    newest=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 4), st.booleans()), unique_by=lambda row: row[0]),
    akin=st.lists(st.integers(1, 40), unique=True),
)
def test_no_story_stands_twice_and_none_is_lost(
    picked: list[int], newest: list[tuple[int, int, bool]], akin: list[int]
) -> None:
    plan = with_related(arrange(picked, [Candidate(*row) for row in newest], [1, 2, 3, 4], rest=100), akin)

    lead = [plan.lead] if plan.lead else []
    stood = [
        *lead,
        *plan.related,
        *plan.seconds,
        *plan.briefs,
        *(story for _, ids in plan.strips for story in ids),
        *plan.rest,
    ]

    assert sorted(stood) == sorted(row[0] for row in newest)
    if here := [story for story in picked if story in {row[0] for row in newest}]:
        assert plan.lead == here[0]
