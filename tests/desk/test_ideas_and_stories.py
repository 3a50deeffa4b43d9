"""An idea becomes a story: its sender is told where they come back, and thanked on the page where they allowed it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.models import Role
from newsquare.desk.models import Credit
from newsquare.tips.actions import erase_idea
from newsquare.tips.models import Idea, MayName, Message, State
from tests.cast import PublishedStoryFactory, StoryFactory, ada, cleo, staff
from tests.tips.cast import FROM_HERE, named, reading, sent

pytestmark = pytest.mark.django_db
LINE = "This story began with an idea of Dot Lane."


@pytest.fixture(autouse=True)
def _no_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def became(client: Client, idea: Idea, story: Any) -> Any:
    return client.post(f"/desk/ideas/{idea.pk}/story/", {"do": "became", "story": story.pk}, follow=True)


def thank(client: Client, idea: Idea, words: str = LINE) -> Any:
    return client.post(f"/desk/ideas/{idea.pk}/story/", {"do": "thank", "words": words}, follow=True)


def test_one_press_tells_the_sender_at_their_receipt(client: Client) -> None:
    story = PublishedStoryFactory(headline="Paint in the water of Mill Street")
    idea, receipt = sent(about_story=story.pk)
    desk = reading()

    screen = desk.get(f"/desk/ideas/{idea.pk}/").content.decode()
    became(desk, idea, story)
    became(desk, idea, story)

    idea.refresh_from_db()
    assert f'<option value="{story.pk}" selected>' in screen
    assert (idea.became_story, idea.state, Message.objects.count()) == (story.pk, State.USED, 1)
    page = client.post("/story-idea/answer/", {"receipt": receipt}, headers=FROM_HERE).content.decode()
    assert "Your idea became this story: “Paint in the water of Mill Street”" in page
    assert f'href="{story.path}"' in page


def test_nobody_is_told_of_a_story_that_is_not_out() -> None:
    idea, _ = sent()

    page = became(reading(), idea, StoryFactory(headline="Not out yet")).content.decode()

    assert "Readers cannot see that story now" in page
    assert not Message.objects.exists()


def test_who_allowed_it_is_thanked_on_the_page_in_words_that_an_editor_confirmed(client: Client) -> None:
    story = PublishedStoryFactory()
    idea, _ = sent(name="Dot Lane", may_name=MayName.YES)
    desk = reading()
    before = client.get(story.path).content.decode()

    offered = became(desk, idea, story).content.decode()
    thank(desk, idea)

    assert LINE not in before
    assert f'value="{LINE}"' in offered
    assert LINE in client.get(story.path).content.decode()


@pytest.mark.parametrize("choice", [MayName.NO, MayName.ASK])
def test_who_did_not_allow_it_is_not_named(client: Client, choice: MayName) -> None:
    story = PublishedStoryFactory()
    idea, _ = sent(name="Dot Lane", may_name=choice)
    desk = reading()

    offered = became(desk, idea, story).content.decode()
    thank(desk, idea)

    assert "did not say that we may name them" in offered
    assert not Credit.objects.exists()
    assert "Dot Lane" not in client.get(story.path).content.decode()


def test_thanks_go_on_the_story_that_came_of_it_alone() -> None:
    idea, _ = sent(name="Dot Lane", may_name=MayName.YES)
    PublishedStoryFactory()

    assert thank(reading(), idea).status_code == 404


def test_a_reader_of_ideas_who_may_not_publish_puts_nothing_on_a_page() -> None:
    story = PublishedStoryFactory()
    idea, _ = sent(name="Dot Lane", may_name=MayName.YES)
    desk = reading(cleo())

    became(desk, idea, story)
    thank(desk, idea)

    assert not Credit.objects.exists()


def test_an_editor_without_the_key_does_nothing_to_an_idea(client: Client) -> None:
    idea, _ = sent()
    client.force_login(ada())

    became(client, idea, PublishedStoryFactory())

    assert not Message.objects.exists()


def test_thanks_outlive_the_idea_and_come_off_when_asked(client: Client) -> None:
    story = PublishedStoryFactory()
    idea, _ = sent(name="Dot Lane", may_name=MayName.YES)
    desk = reading()
    became(desk, idea, story)
    thank(desk, idea)
    erase_idea(idea=idea)
    kept = client.get(story.path).content.decode()

    desk.post("/desk/ideas/thanks/", {"credit": Credit.objects.get().pk})

    assert LINE in kept
    assert "Dot Lane" not in client.get(story.path).content.decode()
    assert named(staff("Finn", Role.ADMINISTRATOR))
