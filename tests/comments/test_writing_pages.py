"""A reader's way from the story's page to a comment and back, all without JavaScript."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from newsquare.accounts.models import User
from newsquare.comments.models import Comment, Report, State
from tests.cast import PublishedStoryFactory, ReaderFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

pytestmark = pytest.mark.django_db
POSTING = 22  # With the lock that PostgreSQL takes, and the call for the worker that most do without.


def send(client: Client, story: Any, text: str = "The bridge was due.", **more: Any) -> Any:
    return client.post("/comments/post/", {"story": story.pk, "text": text, **more}, follow=True)


def signed_in(user: User, **extra: Any) -> Client:
    client = Client(**extra)
    client.force_login(user)
    return client


def test_a_comment_costs_few_queries_however_much_there_is(django_assert_max_num_queries: Any) -> None:
    story = PublishedStoryFactory()
    client, dot = signed_in(regular(story)), regular(story)
    for number in range(30):
        said = MONDAY_NOON - timedelta(hours=1 + number % 20)
        Comment.objects.create(story=story, author=dot, text=f"Point {number}.", posted_at=said, state="published")

    with django_assert_max_num_queries(POSTING):
        client.post("/comments/post/", {"story": story.pk, "text": "The bridge was due, and so was the vote."})

    assert Comment.objects.filter(text__startswith="The bridge", state=State.PUBLISHED).exists()


def test_a_newcomer_is_told_that_the_comment_waits_and_why() -> None:
    story = PublishedStoryFactory()

    page = send(signed_in(newcomer()), story).content.decode()

    assert "Your comment waits for a moderator" in page
    assert "A moderator reads a first comment" in page
    assert 'href="/me/"' in page


def test_a_regular_is_led_to_the_comment_in_its_place(client: Client) -> None:
    story = PublishedStoryFactory()

    page = send(signed_in(regular(story)), story).content.decode()

    comment = Comment.objects.get(story=story)
    assert f'href="/comments/{comment.pk}/"' in page
    assert comment.text in client.get(story.path).content.decode()
    assert client.get(f"/comments/{comment.pk}/").headers["Location"] == f"{story.path}#comment-{comment.pk}"


def test_the_form_on_the_page_posts_what_it_shows(client: Client) -> None:
    story = PublishedStoryFactory()

    html = client.get(story.path).content.decode()

    assert 'action="/comments/post/"' in html
    assert f'name="story" value="{story.pk}"' in html
    assert "csrf" not in html
    assert not client.cookies


def test_an_answer_is_written_under_the_comment_that_it_answers() -> None:
    story = PublishedStoryFactory()
    first = say(story)
    client = signed_in(regular(story, "Eli"))

    page = client.get(f"/comments/{first.pk}/reply/").content.decode()
    send(client, story, "It was.", parent=first.pk)

    assert first.text in page
    assert f'name="parent" value="{first.pk}"' in page
    assert Comment.objects.get(text="It was.").parent == first


def test_signing_in_posts_what_was_written_before(client: Client) -> None:
    story = PublishedStoryFactory()
    regular(story)

    at_the_door = send(client, story, "Written before signing in.")
    client.post("/sign-in/", {"email": "dot@readers.example", "next": "/comments/finish/"})
    code = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert code
    page = client.post("/sign-in/code/", {"code": code.group()}, follow=True)

    assert at_the_door.redirect_chain[-1][0] == "/sign-in/?next=/comments/finish/"
    assert "Your comment is on the page" in page.content.decode()
    assert Comment.objects.get(story=story).text == "Written before signing in."


def test_the_first_sign_in_asks_for_a_name_and_posts_then(client: Client) -> None:
    story = PublishedStoryFactory()

    send(client, story, "My first words here.")
    client.post("/sign-in/", {"email": "new@readers.example", "next": "/comments/finish/"})
    code = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert code
    asked = client.post("/sign-in/code/", {"code": code.group()}, follow=True)
    page = client.post("/me/name/", {"name": "Nora", "next": "/comments/finish/"}, follow=True)

    assert asked.redirect_chain[-1][0].startswith("/me/name/")
    assert "Your comment waits for a moderator" in page.content.decode()
    assert Comment.objects.get(story=story).author.name == "Nora"  # type: ignore[union-attr]


def test_an_old_draft_is_shown_again_not_posted_by_itself(client: Client) -> None:
    story, dot = PublishedStoryFactory(), ReaderFactory()
    send(client, story, "Written in the morning.")

    with time_machine.travel(MONDAY_NOON + timedelta(hours=3), tick=False):
        client.force_login(dot)
        page = client.get("/comments/finish/")

    assert "Written in the morning." in page.content.decode()
    assert not Comment.objects.filter(story=story).exists()


@pytest.mark.parametrize(("text", "words"), [("   ", "nothing to post yet"), ("long " * 1001, "5004 characters")])
def test_what_cannot_be_posted_is_shown_again_with_the_reason(text: str, words: str) -> None:
    story = PublishedStoryFactory()

    for client in (signed_in(regular(story)), Client()):
        answer = send(client, story, text)

        assert answer.status_code == 400
        assert words in answer.content.decode()
        assert text.strip() in answer.content.decode()


def test_a_closed_forum_gives_the_text_back() -> None:
    story = PublishedStoryFactory(takes_comments=False)

    answer = send(signed_in(regular(story)), story, "Too late, but well put.")

    assert answer.status_code == 403
    assert "Too late, but well put." in answer.content.decode()


def test_a_flood_is_stopped_with_plain_words_and_the_text_kept() -> None:
    story = PublishedStoryFactory()
    client = signed_in(regular(story))

    answers = [send(client, story, f"Comment number {number} of many") for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "Comment number 5 of many" in answers[-1].content.decode()
    assert "post it again in" in answers[-1].content.decode()


def test_a_form_from_elsewhere_is_asked_again_with_a_token() -> None:
    story = PublishedStoryFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(regular(story))

    elsewhere = client.post(
        "/comments/post/", {"story": story.pk, "text": "I never wrote this"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    ours = client.post(
        "/comments/post/", {"story": story.pk, "text": "I wrote this"}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert elsewhere.status_code == 403
    assert ours.status_code == 302
    assert [comment.text for comment in Comment.objects.filter(story=story)] == ["I wrote this"]


def test_ones_own_page_shows_every_state_with_its_reason() -> None:
    story = PublishedStoryFactory()
    dot = regular(story)
    say(story, "The bridge was due.")
    say(story, "What morons.")
    rejected(say(story, "The mayor is a crook."), note="Leave his family out of it.")

    answer = signed_in(dot).get("/me/")
    html = answer.content.decode()

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "A rule of this forum holds it until a moderator has read it: a word that is often an insult." in html
    assert "Attacks a person instead of arguing the point" in html
    assert "Leave his family out of it." in html
    assert html.count(">Change</a>") == 2
    assert html.count(">Delete</a>") == 4


def test_ones_own_page_is_for_the_signed_in() -> None:
    StationFactory()

    assert Client().get("/me/").headers["Location"].startswith("/sign-in/?next=/me/")


def test_ones_own_page_costs_as_few_queries_for_thirty_comments_as_for_two(django_assert_max_num_queries: Any) -> None:
    story = PublishedStoryFactory()
    client = signed_in(regular(story))
    for number in range(28):
        say(story, f"Point number {number}")

    with django_assert_max_num_queries(11):
        client.get("/me/")


def test_an_author_changes_and_deletes_a_comment() -> None:
    story = PublishedStoryFactory()
    client, comment = signed_in(regular(story)), say(story)

    form = client.get(f"/comments/{comment.pk}/edit/").content.decode()
    client.post(f"/comments/{comment.pk}/edit/", {"text": "It was overdue."})
    changed = Comment.objects.get(pk=comment.pk)
    asked = client.get(f"/comments/{comment.pk}/delete/").content.decode()
    client.post(f"/comments/{comment.pk}/delete/")

    assert "The bridge was due." in form
    assert changed.text == "It was overdue."
    assert "It was overdue." in asked
    assert Comment.objects.get(pk=comment.pk).state == State.DELETED
    assert Client().get(f"/comments/{comment.pk}/").status_code == 410


def test_after_five_minutes_the_new_words_are_given_back() -> None:
    story = PublishedStoryFactory()
    client, comment = signed_in(regular(story)), say(story)

    with time_machine.travel(MONDAY_NOON + timedelta(minutes=6), tick=False):
        answer = client.post(f"/comments/{comment.pk}/edit/", {"text": "On second thoughts."})

    assert answer.status_code == 403
    assert "On second thoughts." in answer.content.decode()


def test_nobody_opens_anothers_pages() -> None:
    comment = say(PublishedStoryFactory())
    client = signed_in(newcomer())

    for page in ("edit", "delete", "posted"):
        assert client.get(f"/comments/{comment.pk}/{page}/").status_code == 404


def test_a_reader_reports_without_signing_in(client: Client) -> None:
    comment = say(PublishedStoryFactory())

    form = client.get(f"/comments/{comment.pk}/report/").content.decode()
    unsaid = client.post(f"/comments/{comment.pk}/report/", {"words": "Look at this"})
    answer = client.post(f"/comments/{comment.pk}/report/", {"reason": "spam", "words": "Look at this"})

    assert comment.text in form
    assert "Look at this" in unsaid.content.decode()
    assert "Thank you" in answer.content.decode()
    report = Report.objects.get()
    assert (report.by, report.reason, report.words) == (None, "spam", "Look at this")


def test_another_stations_comments_are_not_here(client: Client) -> None:
    there = PublishedStoryFactory(station__slug="hillcrest")
    comment = approved(say(there, "Over there.", author=newcomer()))
    StationFactory()

    for page in ("", "reply/", "report/"):
        assert client.get(f"/comments/{comment.pk}/{page}").status_code == 404
    assert send(client, there).status_code == 404
    assert client.get(f"/comments/{comment.pk}/", headers={"host": "hillcrest.test"}).status_code == 302


@pytest.mark.parametrize("story_id", ["", "x", "999999", "9" * 40, "²"])
def test_a_comment_without_a_story_is_not_found(client: Client, story_id: str) -> None:
    StationFactory()

    assert client.post("/comments/post/", {"story": story_id, "text": "Hello"}).status_code == 404
