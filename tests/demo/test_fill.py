"""The demo fills an empty installation through the actions that people use."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from newsquare.accounts.models import Role, User
from newsquare.accounts.queries import role_at
from newsquare.circulation.models import Delivery, Follower, Kind, State
from newsquare.comments.models import Comment
from newsquare.demo.actions import NotEmptyError, fill
from newsquare.demo.content import load
from newsquare.desk.models import Pick
from newsquare.desk.queries import live_arrangement
from newsquare.office.actions import apply_station
from newsquare.stations.models import Station
from newsquare.stories.models import Correction, Story
from newsquare.tips.models import Idea
from newsquare.wire.models import ItemState, WireItem

NOW = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
OTHER = '[station]\nslug = "other"\nname = "Other"\nhosts = ["other.example"]\n'


def settle_demo(folder: Path, port: int = 8000) -> None:
    fill(password="nine-herons", port=port, folder=folder, now=NOW, say=lambda _words: None)


@pytest.mark.django_db
def test_two_stations_stand_with_all_that_happened(tmp_path: Path, client: Client) -> None:
    settle_demo(tmp_path, port=8123)

    riverbend = Station.objects.get(slug="riverbend")
    stories = Story.objects.filter(station=riverbend)
    told = load(NOW)[0]
    assert riverbend.canonical_host == "127.0.0.1:8123"
    assert stories.filter(public__isnull=False, label="local").count() >= 40
    assert stories.get(slug="kayaker-search").withdrawal_note
    assert stories.filter(live=False, public__isnull=True, withdrawn_at__isnull=True).count() == 2
    assert stories.get(slug="what-the-clerk-looks-for").go_live_at == next(
        story.published_at for story in told.stories if story.state == "scheduled"
    )
    assert {story.published_at for story in told.stories if story.state == "published"} <= set(
        stories.values_list("published_at", flat=True)
    )
    assert Correction.objects.filter(story__station=riverbend).count() >= 3
    assert set(Comment.objects.values_list("state", flat=True)) == {"published", "held", "rejected", "deleted"}
    assert set(Idea.objects.values_list("state", flat=True)) >= {"new", "reading", "contacted", "used", "declined"}
    assert WireItem.objects.filter(source__station=riverbend, state=ItemState.ARRIVED).count() == 8
    assert (
        Pick.objects.filter(arrangement=live_arrangement(riverbend, None), slot="lead").first().story.slug
        == "bridge-vote"
    )  # type: ignore[union-attr]  # It is there.
    assert Follower.objects.filter(confirmed_at__isnull=True).count() == 3
    assert Delivery.objects.filter(state=State.SENT).exists()
    assert Delivery.objects.filter(edition__kind=Kind.NEWSLETTER, state=State.SENT).count() == 7
    mails = Delivery.objects.filter(edition__kind=Kind.STORY)
    assert (
        mails.filter(state=State.SENT).count() > 50
    )  # What came out a while ago has left then, not when it is served.
    assert not mails.filter(state=State.PENDING, created_at__lt=NOW - timedelta(hours=12)).exists()
    assert Comment.objects.filter(respects__gte=5).exists()
    chess = stories.get(slug="night-custodian-chess").path
    assert b"The idea for this story came from" in client.get(chess, headers={"host": "127.0.0.1:8123"}).content
    ada = next(person for person in told.newsroom if person.login == "editor")
    assert role_at(User.objects.get(email=ada.email), riverbend) is Role.EDITOR

    wire = stories.get(headline__startswith="Haskill")
    assert wire.lead_picture
    assert wire.lead_picture.credit == "POOL/NPA via Lumen Pictures"
    home = client.get("/", headers={"host": "127.0.0.1:8123"})
    assert home.status_code == 200
    assert b"to replace Mill Street Bridge" in home.content

    before = Story.objects.count()
    settle_demo(tmp_path, port=8124)
    assert Story.objects.count() == before
    assert Station.objects.get(slug="riverbend").canonical_host == "127.0.0.1:8124"


@pytest.mark.django_db
def test_an_installation_that_holds_another_station_is_left_alone(tmp_path: Path) -> None:
    apply_station(text=OTHER, name="other.toml")

    with pytest.raises(NotEmptyError, match="Other"):
        settle_demo(tmp_path)

    assert Station.objects.count() == 1
