"""Deeds: agency copy and its sources."""

from django.test import Client

from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, Source, WireItem
from tests.cast import TopicFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.desk.deeds.deed import deed


def arrived() -> WireItem:
    """Return an item that waits on the desk."""
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    return WireItem.objects.get()


@deed("desk/arrivals/<int:pk>/do/", right="stories.add_story")
def takes_an_arrival(client: Client) -> bool:
    client.post(f"/desk/arrivals/{arrived().pk}/do/", {"do": "take"})
    return Story.objects.exists()


@deed("desk/arrivals/<int:pk>/do/", right="wire.change_wireitem")
def spikes_an_arrival(client: Client) -> bool:
    client.post(f"/desk/arrivals/{arrived().pk}/do/", {"do": "spike"})
    return WireItem.objects.get().state == ItemState.SPIKED


@deed("desk/arrivals/<int:pk>/do/", right="wire.change_wireitem")
def brings_an_arrival_back(client: Client) -> bool:
    item = arrived()
    WireItem.objects.update(state=ItemState.SPIKED)
    client.post(f"/desk/arrivals/{item.pk}/do/", {"do": "unspike"})
    return WireItem.objects.get().state == ItemState.ARRIVED


@deed("desk/arrivals/paste/", right="stories.add_story")
def pastes_copy(client: Client) -> bool:
    from tests.desk.test_arrivals import PASTED

    client.post("/desk/arrivals/paste/", {"text": PASTED})
    return Story.objects.exists()


@deed("desk/arrivals/unread/", right="wire.change_dispatch")
def tries_to_read_again(client: Client) -> bool:
    receive(source=source("desk"), raw=b"\x00\x01", name="broken.bin", now=MONDAY_NOON)
    return client.post("/desk/arrivals/unread/").headers.get("Location") == "/desk/arrivals/unread/"


@deed("desk/sources/add/", right="wire.add_source")
def makes_a_source(client: Client) -> bool:
    from tests.desk.test_settings import source_form

    TopicFactory()
    client.post("/desk/sources/add/", source_form())
    return Source.objects.exists()


@deed("desk/sources/edit/<int:pk>/", right="wire.change_source")
def changes_a_source(client: Client) -> bool:
    from tests.desk.test_settings import source_form

    client.post(f"/desk/sources/edit/{source().pk}/", source_form(name="River Wire"))
    return Source.objects.filter(name="River Wire").exists()
