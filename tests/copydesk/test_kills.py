"""What an agency kills or withholds is gone, whatever the order in which its files came."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from django.test import Client

from newsquare.copydesk.actions import KilledError, look_for_copies, release, settle_use, take
from newsquare.copydesk.models import Use, UseKind
from newsquare.stories.actions import publish
from newsquare.stories.models import BarKind, Story
from newsquare.stories.queries import is_public
from newsquare.wire.actions import OverrideError, receive, sign_off
from newsquare.wire.models import ItemState, KillOrder, Source, WireItem
from tests.cast import PublishedStoryFactory, ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.ninjs import ID, WORDS, hour, ninjs

pytestmark = pytest.mark.django_db
KILL = ninjs(3, at=hour(17), status="canceled", headline="", words=(), ednote="A kill is mandatory.")
WITHHOLD = ninjs(2, at=hour(17), status="withheld", words=())


def arrive(wire: Source, *raws: bytes) -> list[str]:
    """Take files in one after the other; return what became of each."""
    lines = [receive(source=wire, raw=raw, name="a.json", now=MONDAY_NOON) for raw in raws]
    return [line.outcome.action for each in lines for line in each]


def is_out() -> bool:
    """Say whether readers see the story, the only one there is."""
    return is_public(Story.objects.get(), MONDAY_NOON)


def test_a_kill_with_an_empty_body_takes_the_page_away_and_leaves_its_words(client: Client) -> None:
    wire = source()
    arrive(wire, ninjs(1))
    page = Story.objects.get().path
    assert client.get(page).status_code == 200

    assert arrive(wire, KILL) == ["killed"]

    answer = client.get(page)
    assert answer.status_code == 410
    assert "at the request of the agency" in answer.content.decode()
    assert not any(words in answer.content.decode() for words in ("levee", "mandatory", "kill"))
    story = Story.objects.get()
    assert story.headline == "State pays for half of levee"
    assert str(WireItem.objects.get()) == "State pays for half of levee"
    assert client.get(f"/api/stories/{story.pk}.json").status_code in {404, 410}


@pytest.mark.parametrize("order", list(permutations(["first", "second", "kill"])), ids="-".join)
def test_a_kill_wins_in_whatever_order_files_come(order: tuple[str, ...]) -> None:
    raws = {"first": ninjs(1), "second": ninjs(2, at=hour(16), headline="State pays for all of levee"), "kill": KILL}
    wire = source()

    arrive(wire, *(raws[each] for each in order), *(raws[each] for each in order))

    assert not any(is_public(story, MONDAY_NOON) for story in Story.objects.all())
    assert KillOrder.objects.count() == 1


@pytest.mark.parametrize(
    "update", [ninjs(4, at=hour(18)), ninjs(2, at=hour(9)), ninjs(None, at=None, headline="Levee")]
)
def test_no_update_brings_a_killed_item_to_life(update: bytes) -> None:
    wire = source()
    arrive(wire, ninjs(1), KILL)

    arrive(wire, update)

    assert not is_out()


def test_an_id_that_one_source_killed_is_not_published_from_another_one() -> None:
    wire = source()
    arrive(wire, KILL)
    second = Source.objects.create(station=wire.station, slug="second", name="Second", on_arrival="publish")

    assert arrive(second, ninjs(1)) == ["killed"]

    assert not Story.objects.exists()


def test_a_killed_item_leaves_the_arrivals_and_cannot_be_taken() -> None:
    wire = source("desk")
    arrive(wire, ninjs(1))

    arrive(wire, KILL)

    item = WireItem.objects.get()
    assert item.state == ItemState.KILLED
    with pytest.raises(KilledError):
        take(item=item, by=ada(), now=MONDAY_NOON)


def test_a_story_that_we_edited_is_gone_too() -> None:
    wire = source("desk")
    arrive(wire, ninjs(1))
    story = take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)
    story.headline = "Our own headline"
    story.save()
    publish(story=story, by=ada(), now=MONDAY_NOON)

    arrive(wire, KILL)
    publish(story=story, by=ada(), now=MONDAY_NOON)

    assert not is_out()


def test_what_was_withheld_follows_the_newer_version_that_its_agency_sends() -> None:
    wire = source()
    arrive(wire, ninjs(1), WITHHOLD)
    assert not is_out()

    arrive(wire, ninjs(3, at=hour(18), headline="State pays for a third of levee"))

    assert is_out()
    assert Story.objects.get().headline == "State pays for a third of levee"


@pytest.mark.parametrize("late", [ninjs(3, at=hour(16)), ninjs(None, at=None, headline="Levee")])
def test_what_was_withheld_stays_so_for_what_is_older_or_unknown(late: bytes) -> None:
    wire = source()
    arrive(wire, ninjs(1), WITHHOLD)

    arrive(wire, late)

    assert not is_out()


def test_an_order_to_withhold_that_comes_too_late_does_nothing() -> None:
    wire = source()

    arrive(wire, ninjs(1), ninjs(3, at=hour(18), headline="State pays for a third of levee"), WITHHOLD)

    assert is_out()


def test_a_withheld_story_of_ours_waits_for_a_person_when_its_agency_goes_on() -> None:
    wire = source()
    arrive(wire, ninjs(1))
    story = Story.objects.get()
    story.headline = "Our own headline"
    story.save()
    publish(story=story, by=ada(), now=MONDAY_NOON)
    arrive(wire, WITHHOLD)

    arrive(wire, ninjs(3, at=hour(18), headline="State pays for a third of levee"))
    assert not is_out()

    release(item=WireItem.objects.get(), by=ada(), reason="Compared; ours does not have it.", now=MONDAY_NOON)
    assert is_out()


def test_a_person_needs_a_reason_to_overrule_an_agency() -> None:
    arrive(source(), ninjs(1), KILL)
    item = WireItem.objects.get()

    with pytest.raises(OverrideError):
        release(item=item, by=ada(), reason=" ", now=MONDAY_NOON)
    assert not is_out()

    release(item=item, by=ada(), reason="The agency took it back by telephone.", now=MONDAY_NOON)
    assert is_out()
    assert KillOrder.objects.get().lift_reason == "The agency took it back by telephone."


def test_an_order_says_what_it_took_away_until_somebody_signs_it_off() -> None:
    arrive(source(), ninjs(1), KILL)

    use = Use.objects.get()
    order = use.order
    assert (use.story, use.kind, order.reason) == (Story.objects.get(), UseKind.TAKEN, "A kill is mandatory.")
    assert use.bar is not None
    assert use.bar.kind == BarKind.KILL

    assert sign_off(item=order.item, by=ada(), note="Called the printer.", now=MONDAY_NOON) == 1
    order.refresh_from_db()
    assert (order.signed_off_by, order.note) == (ada(), "Called the printer.")


def test_a_kill_in_words_holds_what_it_seems_to_mean_and_calls_a_person() -> None:
    wire = source()
    arrive(wire, ninjs(1))

    told = arrive(
        wire, ninjs(1, guid="urn:statewire:2026:kill-77", headline="BULLETIN KILL State pays for half of levee")
    )

    assert told == ["held"]
    assert not is_out()
    use = Use.objects.get()
    assert (use.kind, use.bar.kind if use.bar else "") == (UseKind.TIED, BarKind.WITHHELD)
    settle_use(use=use, is_meant=False, by=ada(), now=MONDAY_NOON)
    assert is_out()


def test_a_kill_in_words_that_nothing_ties_to_a_story_only_calls_a_person() -> None:
    wire = source()
    arrive(wire, ninjs(1))

    arrive(wire, ninjs(1, guid="urn:statewire:2026:kill-78", headline="MANDATORY KILL: Ferry to Harborlight sold"))

    assert is_out()
    assert KillOrder.objects.get().signed_off_at is None


def test_a_kill_in_words_also_holds_what_is_made_of_the_item_later() -> None:
    wire = source()
    arrive(wire, ninjs(1, guid="urn:statewire:2026:kill-79", headline="BULLETIN KILL State pays for half of levee"))

    arrive(wire, ninjs(1))

    assert not is_out()
    assert Use.objects.get().why == "Its headline is alike."


def test_words_that_name_an_id_or_a_slug_tie_a_kill_to_its_story() -> None:
    wire = source()
    arrive(wire, ninjs(1, slugline="BC-ST--Levee Money"))
    note = ninjs(1, guid="urn:x:1", headline="Advisory", words=(f"EDITORS: kill this story. Id {ID}",))
    slug = ninjs(1, guid="urn:x:2", headline="Eds", slugline="BC-ST--Levee Money, KILL", words=("See.",))

    for raw in (note, slug):
        arrive(wire, raw)
        assert not is_out()
        settle_use(use=Use.objects.latest("pk"), is_meant=False, by=ada(), now=MONDAY_NOON)
        assert is_out()


def test_a_story_with_the_words_of_a_killed_one_is_listed_and_stays_until_somebody_looked() -> None:
    wire = source()
    arrive(wire, ninjs(1))
    copied = PublishedStoryFactory(headline="Levee money", body=[("text", f"<p>{WORDS[0]}</p><p>{WORDS[1]}</p>")])
    other = PublishedStoryFactory(headline="Ferry sold")
    arrive(wire, KILL)

    look_for_copies(order_id=KillOrder.objects.get().pk, now=MONDAY_NOON)

    use = Use.objects.get(kind=UseKind.POSSIBLE)
    assert (use.story, use.why) == (copied, "It holds 100% of it, word for word.")
    assert is_public(copied, MONDAY_NOON)
    settle_use(use=use, is_meant=True, by=ada(), now=MONDAY_NOON)
    assert not is_public(copied, MONDAY_NOON)
    assert is_public(other, MONDAY_NOON)


SPANS: list[tuple[dict[str, Any], int, bool]] = [
    ({"embargoed": hour(20)}, 1, False),
    ({"embargoed": hour(20)}, 3, True),
    ({"expires": hour(20)}, 1, True),
    ({"expires": hour(20)}, 3, False),
]


@pytest.mark.parametrize(("fields", "hours", "public"), SPANS)
def test_an_embargo_and_an_end_hold_to_the_minute(fields: dict[str, Any], hours: int, public: bool) -> None:
    arrive(source(), ninjs(1, **fields))

    assert is_public(Story.objects.get(), MONDAY_NOON + timedelta(hours=hours)) == public


def test_an_embargo_moves_with_the_versions_of_its_agency() -> None:
    wire, late = source(), MONDAY_NOON + timedelta(hours=3)
    arrive(wire, ninjs(1, embargoed=hour(20)))
    story = Story.objects.get()

    arrive(wire, ninjs(2, at=hour(17), embargoed=hour(22)))
    assert not is_public(story, late)

    arrive(wire, ninjs(3, at=hour(18), embargoed=hour(19)))
    assert is_public(story, late)
    assert not is_public(story, MONDAY_NOON)

    arrive(wire, ninjs(2, at=hour(17), embargoed=hour(22), headline="Late and older"))
    assert is_public(story, late)

    arrive(wire, ninjs(4, at=hour(19)))
    assert is_public(story, MONDAY_NOON)
