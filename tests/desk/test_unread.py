"""What could not be read: listed by reason, tried again by reason, put away with a word, never lost."""

import pytest
from django.test import Client

from newsquare.wire.actions import receive
from newsquare.wire.models import Dispatch
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source

pytestmark = pytest.mark.django_db
UNREAD = "/desk/arrivals/unread/"
PICTURES = [b"\x89PNG" + bytes([number]) * 20 for number in range(3)]


@pytest.fixture
def broken(desk: Client) -> list[Dispatch]:
    """Three files that are pictures, and one that is a PDF."""
    state_wire = source("desk")
    for number, raw in enumerate([*PICTURES, b"%PDF-1.7 and so on"]):
        receive(source=state_wire, raw=raw, name=f"broken-{number}", now=MONDAY_NOON)
    return list(Dispatch.objects.order_by("pk"))


def test_reasons_are_counted_and_narrow_the_list(desk: Client, broken: list[Dispatch]) -> None:
    page = desk.get(UNREAD).content.decode()
    narrowed = desk.get(UNREAD, {"reason": broken[3].problem}).content.decode()

    assert "<b>3</b>" in page
    assert "<b>1</b>" in page
    assert "broken-3" in narrowed
    assert "broken-0" not in narrowed


def test_all_of_one_reason_are_tried_again(desk: Client, broken: list[Dispatch], clock: object) -> None:
    clock.shift(60)  # type: ignore[attr-defined]  # A traveller.

    desk.post(f"{UNREAD}?reason={broken[3].problem}")

    tried = {each.name: each.tried_at for each in Dispatch.objects.all()}
    assert tried["broken-3"] > MONDAY_NOON  # type: ignore[operator]  # It was tried.
    assert tried["broken-0"] == MONDAY_NOON


def test_one_is_put_away_with_a_word_and_can_be_tried_from_there(desk: Client, broken: list[Dispatch]) -> None:
    desk.post(UNREAD, {"dispatch": broken[0].pk, "do": "away", "note": "The agency’s logo."})

    waits, away = desk.get(UNREAD).content.decode(), desk.get(UNREAD, {"away": "1"}).content.decode()
    assert "broken-0" not in waits
    assert "1 put away" in waits
    assert "broken-0" in away
    assert "The agency’s logo." in away
    assert bytes(Dispatch.objects.get(pk=broken[0].pk).raw) == PICTURES[0]
    assert desk.post(f"{UNREAD}?away=1", {"dispatch": broken[0].pk}).status_code == 302


def test_another_stations_files_are_not_ours(desk: Client, broken: list[Dispatch]) -> None:
    assert desk.post(UNREAD, {"dispatch": "0", "do": "away"}).status_code == 404
    assert not Dispatch.objects.filter(put_away_at__isnull=False).exists()
