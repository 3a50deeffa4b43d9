"""Readers leave out whom they do not want to read; nobody else notices."""

import pytest
from django.test import Client

from newsquare.comments.models import Mute
from tests.cast import PublishedStoryFactory
from tests.comments.cast import newcomer, regular, say

pytestmark = pytest.mark.django_db
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def test_a_muted_persons_comments_are_named_to_the_script_of_one_reader_alone(client: Client) -> None:
    story = PublishedStoryFactory()
    theirs = [say(story, f"Point {n}.") for n in range(2)]
    say(story, "Another voice.", author=regular(story, "Eli"))
    client.force_login(newcomer())
    client.post(f"/comments/{theirs[0].pk}/mute/", **HERE)  # type: ignore[arg-type]
    address = f"/comments/muted/{story.pk}/"

    answer = client.get(address)

    assert sorted(answer.json()["muted"]) == [comment.pk for comment in theirs]
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get(address).json() == {"muted": []}
    assert f'data-muted="{address}"' in Client().get(story.path).content.decode()


def test_the_readers_own_page_lists_and_undoes_it(client: Client) -> None:
    comment = say(PublishedStoryFactory())
    client.force_login(newcomer())
    client.post(f"/comments/{comment.pk}/mute/", **HERE)  # type: ignore[arg-type]
    undo = f"/me/muted/{Mute.objects.get().pk}/undo/"

    assert f'action="{undo}"' in client.get("/me/").content.decode()
    Client().post(undo, **HERE)  # type: ignore[arg-type]
    assert Mute.objects.exists()
    client.post(undo, **HERE)  # type: ignore[arg-type]
    assert not Mute.objects.exists()


def test_nobody_mutes_themselves(client: Client) -> None:
    comment = say(PublishedStoryFactory())
    client.force_login(comment.author)  # type: ignore[arg-type]

    assert client.post(f"/comments/{comment.pk}/mute/", **HERE).status_code == 403  # type: ignore[arg-type]
