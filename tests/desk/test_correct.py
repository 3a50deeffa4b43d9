"""An editor corrects a published story on one screen of the desk."""

import re
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, ben

pytestmark = pytest.mark.django_db
BODY = [("text", "<p>Bea Lindell is an engineer.</p><p>Five came. Five left.</p>")]


def screen(story: Story) -> str:
    """Return the screen's address."""
    return f"/desk/stories/correct/{story.pk}/"


def test_the_list_and_the_story_lead_to_the_screen(desk: Client) -> None:
    story, draft = PublishedStoryFactory(), StoryFactory()

    listed = desk.get("/desk/stories/").content.decode()

    assert f'href="{screen(story)}"' in listed
    assert f'href="{screen(draft)}"' not in listed
    assert f'href="{screen(story)}"' in desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    assert f'href="{screen(draft)}"' not in desk.get(f"/desk/stories/edit/{draft.pk}/").content.decode()


def test_wrong_words_right_words_and_the_sentence_are_all_it_takes(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)
    assert "Bea Lindell is an engineer." in desk.get(screen(story)).content.decode()

    form = {"wrong": "an engineer", "right": "an architect", "text": "Bea Lindell is an architect, not an engineer."}
    answer = desk.post(screen(story), form, follow=True)

    assert "Corrected: readers see it now." in answer.content.decode()
    page = desk.get(story.path).content.decode()
    assert "Bea Lindell is an architect." in page
    assert "Bea Lindell is an architect, not an engineer." in page
    assert story.corrections.get().by.name == "Ada"


def test_the_sentence_is_proposed_and_goes_out_only_when_it_was_read(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)

    page = desk.post(screen(story), {"wrong": "an engineer", "right": "an architect"}).content.decode()

    assert "said “an engineer”. It should have said “an architect”." in page
    assert not story.corrections.exists()


def test_of_several_places_the_screen_asks_which_are_wrong(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)
    form = {"wrong": "Five", "right": "Four", "text": "Four left."}

    page = desk.post(screen(story), form).content.decode()
    keys = [part.split('"')[0] for part in page.split('name="places" value="')[1:]]
    desk.post(screen(story), form | {"places": keys[1]})

    assert len(keys) == 2
    assert "Five came. Four left." in desk.get(story.path).content.decode()


def test_what_cannot_be_corrected_is_told_and_nothing_typed_is_lost(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)

    page = desk.post(screen(story), {"wrong": "a plumber", "right": "x", "text": "Sentence."}).content.decode()

    assert "do not stand in the published story" in page
    assert ">a plumber</textarea>" in page
    assert ">Sentence.</textarea>" in page


def test_a_draft_that_says_it_again_elsewhere_is_pointed_out(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)
    draft: Any = Story.objects.get(pk=story.pk)
    draft.deck = "An engineer speaks: she is an engineer."
    draft.save_revision()

    form = {"wrong": "an engineer", "right": "an architect", "text": "Sentence."}
    page = desk.post(screen(story), form, follow=True).content.decode()

    assert "The unpublished draft has “an engineer” also here: Deck." in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reporter_does_not_correct(desk: Client, method: str) -> None:
    story = PublishedStoryFactory(body=BODY)
    desk.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")

    getattr(desk, method)(screen(story), {"wrong": "an engineer", "right": "x", "text": "Sentence."})

    assert not story.corrections.exists()
    assert screen(story) not in desk.get("/desk/stories/").content.decode()


def test_nobody_corrects_a_draft_or_a_story_of_another_station(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    theirs = PublishedStoryFactory(station=other, section=SectionFactory(station=other))

    assert desk.get(screen(theirs)).status_code == 404
    assert desk.get(screen(StoryFactory())).status_code == 404


def test_a_second_press_corrects_nothing_twice(desk: Client) -> None:
    story = PublishedStoryFactory(body=[("text", "<p>The Pell rose.</p>")])
    version = re.search(r'name="version" value="(\d+)"', desk.get(screen(story)).content.decode())
    assert version
    form = {"version": version[1], "wrong": "Pell", "right": "Pell River", "text": "It is the Pell River."}

    desk.post(screen(story), form)
    again = desk.post(screen(story), form).content.decode()

    assert "Readers have a newer version by now" in again
    assert 'name="version" value="2"' in again
    assert story.corrections.count() == 1


def test_places_left_on_purpose_are_no_reason_to_look_at_the_draft(desk: Client) -> None:
    story = PublishedStoryFactory(body=BODY)
    draft: Any = Story.objects.get(pk=story.pk)
    draft.deck = "Another deck."
    draft.save_revision()
    form = {"wrong": "Five", "right": "Four", "text": "Four left."}
    page = desk.post(screen(story), form).content.decode()
    keys = [part.split('"')[0] for part in page.split('name="places" value="')[1:]]

    answer = desk.post(screen(story), form | {"places": keys[1]}, follow=True).content.decode()

    assert "<mark>Five</mark> left." in page
    assert "Look at it." not in answer
