"""Deeds: what is live, sponsors, fronts and the breaking bar."""

from typing import Any

from django.test import Client

from newsquare.desk.actions import make_top
from newsquare.desk.models import Breaking, Broadcast, Pick, Sponsor
from tests.cast import PublishedStoryFactory, StationFactory, ada
from tests.clock import MONDAY_NOON
from tests.desk.deeds.deed import deed


def placed(**more: Any) -> dict[str, Any]:
    """Return the form of something placed for a while."""
    empty = dict.fromkeys(("from_at", "until_at", "story", "poster", "picture", "section", "text"), "")
    return {**empty, "link": "https://pell.example/", "word": "sponsored", "place": "home", **more}


@deed("desk/live/add/", right="desk.add_broadcast")
def goes_live(client: Client) -> bool:
    client.post("/desk/live/add/", placed(title="Council", address="https://live.example/1"))
    return Broadcast.objects.exists()


@deed("desk/live/edit/<int:pk>/", right="desk.change_broadcast")
def switches_off(client: Client) -> bool:
    row = Broadcast.objects.create(station=StationFactory(), title="Council", address="https://live.example/1")
    client.post(f"/desk/live/edit/{row.pk}/", placed(title="Council", address="https://live.example/1", is_off="on"))
    return Broadcast.objects.filter(is_off=True).exists()


@deed("desk/sponsors/add/", right="desk.add_sponsor")
def places_a_sponsor(client: Client) -> bool:
    client.post("/desk/sponsors/add/", placed(name="Pell Hardware"))
    return Sponsor.objects.exists()


@deed("desk/sponsors/edit/<int:pk>/", right="desk.change_sponsor")
def changes_a_sponsor(client: Client) -> bool:
    row = Sponsor.objects.create(station=StationFactory(), name="Pell", link="https://pell.example/")
    client.post(f"/desk/sponsors/edit/{row.pk}/", placed(name="Pell Hardware"))
    return Sponsor.objects.filter(name="Pell Hardware").exists()


@deed("desk/front/", "desk/front/<int:section_id>/", right="desk.change_front")
def puts_a_front_live(client: Client) -> bool:
    story = PublishedStoryFactory()
    for address in ("/desk/front/", f"/desk/front/{story.section_id}/"):
        client.post(address, {"story": story.pk, "do": "put", "at": "lead-1"})
        client.post(address, {"do": "live"})
    return Pick.objects.filter(arrangement__number=1).count() == 2


@deed("desk/front/versions/", "desk/front/<int:section_id>/versions/", right="desk.change_front")
def brings_an_old_front_back(client: Client) -> bool:
    story = PublishedStoryFactory()
    for section, address in ((None, ""), (story.section, f"{story.section_id}/")):
        make_top(story=story, by=ada(), section=section, now=MONDAY_NOON)
        client.post(f"/desk/front/{address}versions/", {"number": "1"})
    return Pick.objects.filter(arrangement__number=2).count() == 2


@deed("desk/now/", right="desk.change_front")
def puts_the_breaking_bar_up(client: Client) -> bool:
    client.post("/desk/now/", {"do": "break", "text": "The levee holds"})
    return Breaking.objects.exists()
