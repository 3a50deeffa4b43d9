"""The screen on which a person settles what the wire changed in a story that we edited."""

import pytest
from django.http import HttpResponse
from django.test import Client

from newsquare.copydesk.models import Take
from newsquare.stories.models import Story
from newsquare.wire.models import Updates
from tests.copydesk.feeds import source
from tests.copydesk.test_follow import CLOSES, FERRY, MAYOR, arrive, draft_of, edit, taken

pytestmark = pytest.mark.django_db


def in_conflict() -> Take:
    """Return a take of which both changed the headline, and the wire a paragraph."""
    wire = source("desk")
    story = taken(wire)
    edit(story, headline="Our bridge closes in May")
    arrive(wire, 2, headline="Bridge closes on 1 May", body=[CLOSES, FERRY, MAYOR])
    return Take.objects.get()


def save(client: Client, take: Take, do: str, words: str = "") -> HttpResponse:
    """Send the screen's form."""
    story = Story.objects.get(pk=take.story_id)
    sent = {
        "draft": str(story.latest_revision_id or ""),
        "version": str(take.offered_id),
        "do-headline": do,
        "words-headline": words,
    }
    answer = client.post(f"/desk/wire-update/{take.pk}/", sent)
    assert isinstance(answer, HttpResponse)
    return answer


def test_the_screen_shows_the_three_texts_and_what_followed(desk: Client) -> None:
    take = in_conflict()

    page = desk.get(f"/desk/wire-update/{take.pk}/").content.decode()

    assert "The wire changed 2 places; 1 needs you." in page
    assert "Wire then" in page
    assert "Repairs will take three months and cost four million dollars." in page
    assert page.count("<fieldset") == 1


@pytest.mark.parametrize(
    ("do", "words", "headline"),
    [
        ("take", "", "Bridge closes on 1 May"),
        ("keep", "", "Our bridge closes in May"),
        ("rewrite", "Our bridge closes on 1 May", "Our bridge closes on 1 May"),
    ],
)
def test_a_conflict_is_settled_and_leads_to_the_story(desk: Client, do: str, words: str, headline: str) -> None:
    take = in_conflict()

    answer = save(desk, take, do, words)

    take.refresh_from_db()
    assert answer["Location"] == f"/desk/stories/edit/{take.story_id}/"
    assert (draft_of(take.story).headline, take.conflicts) == (headline, 0)


def test_what_is_not_chosen_stays_open(desk: Client) -> None:
    take = in_conflict()

    save(desk, take, "")

    take.refresh_from_db()
    assert take.conflicts == 1
    assert draft_of(take.story).headline == "Our bridge closes in May"


def test_nothing_is_saved_over_a_story_that_changed_meanwhile(desk: Client) -> None:
    take = in_conflict()
    sent = {"draft": "1", "version": str(take.offered_id), "do-headline": "take"}

    page = desk.post(f"/desk/wire-update/{take.pk}/", sent, follow=True).content.decode()

    assert "changed in the meantime" in page
    assert draft_of(take.story).headline == "Our bridge closes in May"


def test_the_storys_form_and_the_first_screen_lead_there(desk: Client) -> None:
    take = in_conflict()

    form = desk.get(f"/desk/stories/edit/{take.story_id}/").content.decode()
    first = desk.get("/desk/").content.decode()

    assert f"/desk/wire-update/{take.pk}/" in form
    assert f"/desk/wire-update/{take.pk}/" in first


def test_a_proposed_update_is_let_in(desk: Client) -> None:
    wire = source("desk", updates=Updates.PROPOSE)
    story = taken(wire)
    edit(story, headline="Our bridge closes in May")
    arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])
    take = Take.objects.get()

    page = desk.get(f"/desk/wire-update/{take.pk}/").content.decode()
    save(desk, take, "")

    assert "Let it into our draft" in page
    assert not Take.objects.get().is_proposed
