"""Deeds: agency copy and its sources."""

from django.test import Client

from newsquare.copydesk.actions import Wanted, add_rule
from newsquare.copydesk.models import Take, TopicCode, Use, WireRule
from newsquare.copydesk.queries import Match
from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import Dispatch, ItemState, Key, KillOrder, Look, Source, WireItem
from tests.cast import TopicFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source
from tests.copydesk.ninjs import hour, ninjs
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


@deed("desk/arrivals/unread/", right="wire.change_dispatch")
def puts_a_broken_file_away(client: Client) -> bool:
    receive(source=source("desk"), raw=b"\x00\x01", name="broken.bin", now=MONDAY_NOON)
    dispatch = Dispatch.objects.get()
    client.post("/desk/arrivals/unread/", {"dispatch": dispatch.pk, "do": "away", "note": "A test."})
    return Dispatch.objects.get().put_away_at is not None


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


def a_rule() -> WireRule:
    """Return a rule that spikes whatever comes."""
    return add_rule(source=source("desk"), wanted=Wanted(Match(), fate="spike"))


def tried_and_saved(client: Client, address: str, **more: str) -> None:
    """Try a rule, then save it."""
    form = {"rows": "1", "field_0": "headline", "how_0": "any", "words_0": "levee", "fate": "publish", **more}
    page = client.post(address, {**form, "do": "try"}).content.decode()
    mark = page.partition('name="tried" value="')[2].partition('"')[0]
    client.post(address, {**form, "do": "save", "tried": mark})


@deed("desk/rules/<int:source>/add/", right="wire.change_source")
def makes_a_rule(client: Client) -> bool:
    tried_and_saved(client, f"/desk/rules/{source('desk').pk}/add/")
    return WireRule.objects.exists()


@deed("desk/rules/<int:source>/<int:pk>/", right="wire.change_source")
def changes_a_rule(client: Client) -> bool:
    rule = a_rule()
    tried_and_saved(client, f"/desk/rules/{rule.source_id}/{rule.pk}/")
    return WireRule.objects.filter(fate="publish").exists()


@deed("desk/rules/<int:pk>/", right="wire.change_source")
def switches_a_rule_off(client: Client) -> bool:
    rule = a_rule()
    client.post(f"/desk/rules/{rule.source_id}/", {"do": "off", "rule": rule.pk})
    return WireRule.objects.filter(is_off=True).exists()


@deed("desk/rules/<int:pk>/", right="wire.change_source")
def deletes_a_rule(client: Client) -> bool:
    rule = a_rule()
    client.post(f"/desk/rules/{rule.source_id}/", {"do": "delete", "rule": rule.pk})
    return not WireRule.objects.exists()


@deed("desk/subjects/", right="stories.change_topic")
def lets_a_subject_stand_for_a_topic(client: Client) -> bool:
    client.post("/desk/subjects/", {"topic": TopicFactory().pk, "code": "medtop:17000000", "do": "add"})
    return TopicCode.objects.exists()


@deed("desk/sources/new/", right="wire.add_source")
def adds_a_feed_by_its_address(client: Client) -> bool:
    address = "https://wire.example/feed.xml"
    form = {"do": "add", "address": address, "name": "River Wire", "on_arrival": "desk", "label": "wire"}
    client.post("/desk/sources/new/", form)
    return Source.objects.filter(url=address, slug="river-wire").exists()


@deed("desk/sources/push/<int:pk>/", right="wire.change_source")
def makes_a_token_to_push_with(client: Client) -> bool:
    client.post(f"/desk/sources/push/{source().pk}/", {"do": "make"})
    return Key.objects.exists()


@deed("desk/sources/push/<int:pk>/", right="wire.change_source")
def takes_no_more_pushed_copy(client: Client) -> bool:
    wire = source()
    Key.objects.create(source=wire, kind="push", value="x", made_at=MONDAY_NOON)
    client.post(f"/desk/sources/push/{wire.pk}/", {"do": "end"})
    return not Key.objects.exists()


@deed("desk/wire/", right="wire.change_dispatch")
def lets_in_what_waits(client: Client) -> bool:
    client.post("/desk/wire/", {"do": "let", "source": source().pk})
    return Look.objects.filter(open_until__isnull=False).exists()


@deed("desk/wire/", right="wire.change_dispatch")
def has_a_source_asked_at_once(client: Client) -> bool:
    client.post("/desk/wire/", {"do": "ask", "source": source().pk})
    return Look.objects.filter(next_at__isnull=False).exists()


def killed() -> WireItem:
    """Return an item whose story its agency killed."""
    wire = source()
    for raw in (ninjs(1), ninjs(2, at=hour(17), status="canceled", words=())):
        receive(source=wire, raw=raw, name="a.json", now=MONDAY_NOON)
    return WireItem.objects.get()


@deed("desk/kills/<int:pk>/do/", right="wire.change_wireitem")
def signs_a_kill_off(client: Client) -> bool:
    client.post(f"/desk/kills/{killed().pk}/do/", {"do": "sign-off", "note": "Told the printer."})
    return KillOrder.objects.filter(signed_off_by__name="Finn", note="Told the printer.").exists()


@deed("desk/kills/<int:pk>/do/", right="stories.publish_story")
def overrules_a_kill(client: Client) -> bool:
    client.post(f"/desk/kills/{killed().pk}/do/", {"do": "release", "reason": "They took it back."})
    return KillOrder.objects.filter(lifted_by__name="Finn").exists()


@deed("desk/kills/<int:pk>/do/", right="stories.publish_story")
def says_that_a_story_is_not_meant(client: Client) -> bool:
    item = killed()
    use = Use.objects.get()
    Use.objects.update(kind="tied")
    client.post(f"/desk/kills/{item.pk}/do/", {"do": "not-meant", "use": str(use.pk)})
    return Use.objects.filter(settled_by__name="Finn").exists()


@deed("desk/wire-update/<int:pk>/", right="stories.change_story")
def settles_what_the_wire_changed(client: Client) -> bool:
    from tests.desk.test_wire_update import in_conflict, save

    take = in_conflict()
    save(client, take, "take")
    return Take.objects.get(pk=take.pk).conflicts == 0
