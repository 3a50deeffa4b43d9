"""The one reaction: respect."""

from datetime import timedelta

import pytest
from django.test import Client

from newsquare.comments.actions import OwnCommentError, delete_comment, respect, take_respect_back
from newsquare.comments.models import Comment, Respect
from newsquare.comments.rules import lower_bound, worth
from newsquare.press.models import Touch
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, regular, say


def test_the_lower_bound_is_wilsons() -> None:
    assert lower_bound(0, 0) == 0.0
    assert lower_bound(1, 1, z=1.96) == pytest.approx(0.2065, abs=1e-4)
    assert lower_bound(50, 100, z=1.96) == pytest.approx(0.4038, abs=1e-4)


def test_many_rank_above_one_and_quiet_respect_above_a_quarrel() -> None:
    ranked = [worth(respects=r, unmoved=u) for r, u in ((40, 0), (3, 0), (40, 30), (1, 0), (1, 9), (0, 0))]

    assert ranked == sorted(ranked, reverse=True)
    assert worth(respects=0, unmoved=20) == 0.0


@pytest.mark.django_db
def test_a_person_respects_a_comment_once_and_may_take_it_back() -> None:
    comment, eve = say(PublishedStoryFactory()), newcomer()

    assert respect(comment=comment, by=eve, now=MONDAY_NOON)
    assert not respect(comment=comment, by=eve, now=MONDAY_NOON)
    comment.refresh_from_db()
    assert (comment.respects, comment.worth > 0) == (1, True)
    assert take_respect_back(comment=comment, by=eve)
    comment.refresh_from_db()
    assert (comment.respects, comment.worth) == (0, 0.0)
    with pytest.raises(OwnCommentError):
        respect(comment=comment, by=comment.author, now=MONDAY_NOON)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_answers_count_against_respect_while_they_stand() -> None:
    story = PublishedStoryFactory()
    comment = say(story)
    respect(comment=comment, by=newcomer(), now=MONDAY_NOON)
    before = Comment.objects.get(pk=comment.pk).worth

    answer = say(story, "I think not.", parent=comment, author=regular(story, "Eli"))
    argued = Comment.objects.get(pk=comment.pk)
    delete_comment(comment=answer, by=answer.author, now=MONDAY_NOON)  # type: ignore[arg-type]
    quiet = Comment.objects.get(pk=comment.pk)

    assert (argued.answers, quiet.answers) == (1, 0)
    assert argued.worth < before == quiet.worth


@pytest.mark.django_db
def test_one_press_respects_and_the_page_shows_the_number(client: Client) -> None:
    story = PublishedStoryFactory()
    comment, eve = say(story), newcomer()
    address = f"/comments/{comment.pk}/respect/"
    at_home = {"HTTP_SEC_FETCH_SITE": "same-origin"}

    assert client.post(address, **at_home).headers["Location"] == f"/sign-in/?next={address}"  # type: ignore[arg-type]
    client.force_login(eve)
    Touch.objects.all().delete()
    client.post(address, **at_home)  # type: ignore[arg-type]

    touched = [f"comments:{story.pk}", f"rest:forum:{story.pk}", Touch.SHARED]
    assert [touch.tags for touch in Touch.objects.all()] == [touched]
    assert "Respect 1" in client.get(f"{story.path}?comment={comment.pk}").content.decode()
    assert "You respect this comment" in client.post(address, **at_home).content.decode()  # type: ignore[arg-type]
    client.post(address, {"do": "back"}, **at_home)  # type: ignore[arg-type]
    assert not Respect.objects.exists()


@pytest.mark.django_db
def test_nobody_respects_from_elsewhere_or_what_cannot_be_seen(client: Client) -> None:
    story = PublishedStoryFactory()
    held = say(story, "Hello", author=newcomer())
    seen = say(story, now=MONDAY_NOON + timedelta(minutes=1))
    client.force_login(newcomer("Max"))

    assert client.post(f"/comments/{held.pk}/respect/", HTTP_SEC_FETCH_SITE="same-origin").status_code == 404
    strange = Client(enforce_csrf_checks=True)
    strange.force_login(newcomer("Max"))
    assert strange.post(f"/comments/{seen.pk}/respect/", HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert not Respect.objects.exists()


@pytest.mark.django_db
def test_the_script_is_told_what_its_button_says_or_where_else_to_go(client: Client) -> None:
    comment = say(PublishedStoryFactory())
    address = f"/comments/{comment.pk}/respect/"
    asked = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ACCEPT": "application/json"}

    assert client.post(address, **asked).json() == {"go": f"/sign-in/?next={address}"}  # type: ignore[arg-type]
    client.force_login(newcomer())
    given = client.post(address, **asked).json()  # type: ignore[arg-type]
    again = client.post(address, **asked).json()  # type: ignore[arg-type]
    back = client.post(address, {"do": "back"}, **asked).json()  # type: ignore[arg-type]

    assert given == {"name": "Respect 1", "label": "Respect 1: the comment by Dot", "given": True}
    assert again == {"go": address}
    assert (back["name"], back["given"]) == ("Respect", False)
