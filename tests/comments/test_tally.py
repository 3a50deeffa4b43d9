"""What was removed from the forum, by month, for everybody to read."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.comments.actions import appeal, decide_appeal
from newsquare.comments.queries.tally import months_of
from newsquare.stories.models import HousePage
from tests.cast import PublishedStoryFactory, cleo
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, rejected, say

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(minutes=30)


def test_a_month_counts_by_rule_by_whom_and_how_appeals_ended() -> None:
    story = PublishedStoryFactory()
    removed = rejected(say(story, "The mayor is a crook."))
    rejected(say(story, "Hello", author=newcomer()))
    approved(say(story, "Hi there", author=newcomer("Max")))
    made = appeal(comment=removed, by=removed.author, words="", now=LATER)  # type: ignore[arg-type]
    decide_appeal(appeal=made, by=cleo(), stands=True, answer="", now=LATER)

    (month,) = months_of(story.station, MONDAY_NOON - timedelta(days=400))

    assert (month.begins.isoformat(), dict(month.removed), dict(month.refused)) == (
        "2026-03-01",
        {"personal attack": 1},
        {"personal attack": 1},
    )
    assert (month.by_person, month.by_rule, month.approved, dict(month.held)) == (2, 0, 1, {"first comment": 2})
    assert dict(month.appeals) == {"upheld": 1}


def test_months_are_the_stations_own() -> None:
    story = PublishedStoryFactory()
    rejected(say(story), now=MONDAY_NOON.replace(month=4, day=1, hour=3))  # Still March in Chicago.

    (month,) = months_of(story.station, MONDAY_NOON - timedelta(days=400))

    assert month.begins.isoformat() == "2026-03-01"


def test_everybody_may_read_it_and_the_guidelines_lead_there(client: Client) -> None:
    story = PublishedStoryFactory()
    rejected(say(story, "The mayor is a crook."))
    HousePage.objects.get_or_create(station=story.station, slug="guidelines", defaults={"title": "Guidelines"})

    html = client.get("/comments/decisions/").content.decode()

    assert "Attacks a person instead of arguing the point" in html
    assert "crook" not in html
    for path in ("/guidelines/", story.path):
        assert 'href="/comments/decisions/"' in client.get(path).content.decode()
