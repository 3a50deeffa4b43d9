"""Before a draft is held for its words, its writer may look at it once more; nothing typed is lost."""

import pytest
from django.test import Client
from django.utils import timezone

from newsquare.comments import drafts
from newsquare.comments.models import Comment, State
from newsquare.stories.actions import unpublish
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, regular, say

pytestmark = pytest.mark.django_db
UNKIND = "You are all a bunch of morons."
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def story() -> Story:
    return PublishedStoryFactory()


def sent(client: Client, story: Story, text: str, **more: str) -> str:
    answer = client.post("/comments/post/", {"story": story.pk, "text": text, **more}, follow=True, **HERE)  # type: ignore[arg-type]
    return answer.content.decode()


def test_passage_and_rule_are_named_and_nothing_is_posted(client: Client, story: Story) -> None:
    client.force_login(regular(story))

    html = sent(client, story, UNKIND)

    assert "“morons”, a word that is often an insult" in html
    assert "Send it as it is" in html
    assert f"{UNKIND}</textarea>" in html
    assert not Comment.objects.filter(text=UNKIND).exists()


def test_a_changed_draft_is_published_and_an_unchanged_one_is_held_without_asking_again(
    client: Client, story: Story
) -> None:
    client.force_login(regular(story))

    sent(client, story, "You are all wrong.", asked="1")
    html = sent(client, story, UNKIND, asked="1", anyway="1")

    assert Comment.objects.get(text="You are all wrong.").state == State.PUBLISHED
    assert Comment.objects.get(text=UNKIND).state == State.HELD
    assert "waits for a moderator" in html


def test_nobody_is_asked_for_what_other_words_would_not_help(client: Client, story: Story) -> None:
    client.force_login(newcomer())

    sent(client, story, "Hello, I am new here.")

    assert Comment.objects.get().state == State.HELD


def test_who_is_not_signed_in_is_asked_before_signing_in(client: Client, story: Story) -> None:
    assert "“morons”" in sent(client, story, UNKIND)
    assert drafts.kept(client.session) is None
    assert "Sign in" in sent(client, story, UNKIND, asked="1")
    kept = drafts.kept(client.session)
    assert kept is not None
    assert kept.text == UNKIND


def test_the_text_comes_back_where_the_story_is_gone(client: Client, story: Story) -> None:
    client.force_login(regular(story))
    unpublish(story=story, now=MONDAY_NOON)

    assert "The bridge was due.</textarea>" in sent(client, story, "The bridge was due.")


def test_who_changes_a_comment_is_asked_as_well(client: Client, story: Story) -> None:
    comment = say(story)
    client.force_login(comment.author)  # type: ignore[arg-type]
    Comment.objects.update(posted_at=timezone.now())
    address = f"/comments/{comment.pk}/edit/"

    html = client.post(address, {"text": UNKIND}, **HERE).content.decode()  # type: ignore[arg-type]

    assert "“morons”, a word that is often an insult" in html
    assert f"{UNKIND}</textarea>" in html
    assert Comment.objects.get(pk=comment.pk).state == State.PUBLISHED
    client.post(address, {"text": UNKIND, "asked": "1"}, **HERE)  # type: ignore[arg-type]
    assert Comment.objects.get(pk=comment.pk).state == State.HELD
