"""The home page and the sections' fronts: an editor's places first, rules fill the rest, nothing twice or missing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsquare.comments.models import Comment, State
from newsquare.desk.actions import arrange, make_top, put_live
from newsquare.desk.rules import Place
from newsquare.stories.actions import unpublish
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, ReaderFactory, SectionFactory, TopicFactory, ada
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


def place(*places: Place, section: object = None) -> None:
    """Have Ada put stories in places, live."""
    editor = ada()
    station = Story.objects.get(pk=places[0].story).station
    draft = arrange(station=station, section=section, by=editor, now=MONDAY_NOON, layout=places)  # type: ignore[arg-type]
    put_live(draft=draft, now=MONDAY_NOON)


def test_a_new_stations_home_lists_every_public_story(client: Client) -> None:
    sports = SectionFactory(slug="sports")
    stories = PublishedStoryFactory.create_batch(30) + PublishedStoryFactory.create_batch(12, section=sports)

    page = client.get("/").content.decode()

    assert [story.path for story in stories if f'href="{story.path}"' not in page] == []


def test_an_editors_pick_leads_however_old(client: Client) -> None:
    old = PublishedStoryFactory(headline="The old lead", published=MONDAY_NOON - timedelta(days=40))
    PublishedStoryFactory.create_batch(3)
    place(Place(old.pk, "lead", 1))

    page = client.get("/").content.decode()

    lead = page[page.index('class="top-lead"') :]
    assert lead.index("The old lead") < lead.index("Council votes")


def test_a_pick_goes_at_its_end_and_a_withdrawn_one_at_once(client: Client) -> None:
    soon = timezone.now() + timedelta(days=1)
    first, second = (PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=days)) for days in (3, 4))
    PublishedStoryFactory.create_batch(3)
    place(Place(first.pk, "lead", 1, until=soon), Place(second.pk, "seconds", 1))

    before = client.get("/")
    unpublish(story=second, now=timezone.now())
    after = client.get("/").content.decode()

    assert int(before.headers["Cache-Control"].split("max-age=")[1].split(",")[0]) <= 60
    assert second.path in before.content.decode()
    assert second.path not in after


def test_home_costs_the_same_with_more_stories(client: Client, django_assert_max_num_queries: object) -> None:
    stories = PublishedStoryFactory.create_batch(25)
    place(*(Place(story.pk, "briefs", number) for number, story in enumerate(stories[:8], 1)))

    with django_assert_max_num_queries(24):  # type: ignore[operator]
        client.get("/")


def test_a_sections_front_costs_the_same_with_more_stories(
    client: Client, django_assert_max_num_queries: object
) -> None:
    PublishedStoryFactory.create_batch(45)

    with django_assert_max_num_queries(19):  # type: ignore[operator]
        client.get("/section/news/")


def test_a_section_nobody_arranged_shows_all_its_newest_and_an_editor_may_lead_it_otherwise(client: Client) -> None:
    stories = PublishedStoryFactory.create_batch(25)
    oldest = Story.objects.order_by("published_at", "pk")[0]

    by_rule = client.get("/section/news/").content.decode()
    place(Place(oldest.pk, "lead", 1), section=stories[0].section)
    arranged = client.get("/section/news/").content.decode()

    assert sum(f'href="{story.path}"' in by_rule for story in stories) == 20
    assert oldest.path not in by_rule
    assert arranged.index(oldest.path) < arranged.index(stories[-1].path)
    assert 'href="/section/news/2/"' in arranged


def test_two_stories_of_the_leads_topic_stand_under_it(client: Client) -> None:
    topic = TopicFactory()
    lead, first, second = (PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=days)) for days in (0, 20, 30))
    for story in (lead, first, second):
        story.topics.add(topic)
        story.save()
    PublishedStoryFactory.create_batch(14, published=MONDAY_NOON - timedelta(days=1))
    place(Place(lead.pk, "lead", 1))

    page = client.get("/").content.decode()

    under = page[page.index('class="also"') : page.index("top-seconds")]
    assert first.path in under
    assert second.path in under
    assert page.count(f'href="{first.path}"') == 1


def test_what_is_discussed_most_is_not_what_stands_above(client: Client) -> None:
    stories = PublishedStoryFactory.create_batch(40)
    reader = ReaderFactory()
    for story in (stories[0], stories[-1]):
        Comment.objects.create(
            story=story,
            author=reader,
            text="Good.",
            state=State.PUBLISHED,
            posted_at=timezone.now() - timedelta(days=1),
        )
    make_top(story=stories[-1], by=ada(), now=MONDAY_NOON)

    page = client.get("/").content.decode()

    assert page.count(f'href="{stories[-1].path}"') == page.count(f'href="{stories[-2].path}"') == 1
    assert stories[0].path in page[page.index('id="discussed"') :]
    assert page.count(f'href="{stories[0].path}"') == 1
