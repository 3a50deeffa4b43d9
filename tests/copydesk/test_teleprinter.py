"""Teleprinter copy has no ids: a lead follows its story, a kill in words holds it, words to desks stay private."""

import pytest
from django.test import Client

from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.wire.actions import receive
from newsquare.wire.models import WireItem
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source


def anpa(number: int, over: str, text: str, *, priority: str = "r", clock: str = "1500") -> bytes:
    """Return a message in ANPA 1312."""
    return (
        f"\x16\x16\x01P{number:04}\x1friver\n{priority} n\x13\x11 BC-PL--Mayor     03-02 0400\r\n\x02^{over}\r\n"
        f"\t   {text}\r\n\r\n\t   \x03PVW-RB-03-02-26 {clock}GMT<\r\n\x0c\r\n\x04"
    ).encode("cp1252")


def iptc(number: int, over: str, text: str, *, clock: str = "1500") -> bytes:
    """Return a message in IPTC 7901."""
    return (
        f"\x01pvx{number:03} 3 pl 60   pvw {number:03}\r\n\r\nMayor/\r\n\x02{over} =\r\n\r\n{text}\r\n\r\n"
        f"* * * *\r\nThe following information is not for publication\r\n- Clerk +1 555 0117, c@pvw.example\r\n\r\n"
        f"\x0302{clock} GMT Mar 26\r\n\x04"
    ).encode("cp1252")


pytestmark = pytest.mark.django_db
FIRST = "RIVERBEND (PVW) _ The mayor of Riverbend resigned on Monday after nine years, the clerk said."
FIRST += " The council meets on Tuesday to choose who leads the town until a vote can be held, the clerk said."
SECOND = f"{FIRST} A vote will be held in June."
HEAD = "Mayor of Riverbend resigns after nine years"


def arrive(*raws: bytes) -> list[str]:
    """Take in messages, each a file; return what became of each."""
    wire = source()
    lines = [receive(source=wire, raw=raw, name="a", now=MONDAY_NOON) for raw in raws]
    return [line.outcome.action for each in lines for line in each]


def is_out() -> bool:
    return is_public(Story.objects.get(), MONDAY_NOON)


def test_a_lead_follows_the_story_of_the_same_keyword_and_day() -> None:
    told = arrive(
        anpa(1, f"BC-PL--Mayor,90<\r\n^{HEAD}<", FIRST),
        anpa(2, f"BC-PL--Mayor, 1st Ld-Writethru,110<\r\n^{HEAD}<", SECOND, clock="1530"),
    )

    assert told == ["published", "updated"]
    assert "A vote will be held in June" in str(Story.objects.get().body)


def test_alerts_that_share_a_keyword_are_items_of_their_own() -> None:
    arrive(
        anpa(1, "BC-PL--Mayor,9<", FIRST, priority="b"),
        anpa(2, "BC-PL--Mayor,9<", "RIVERBEND (PVW) _ The ferry sank.", priority="b"),
    )

    assert WireItem.objects.count() == 2


@pytest.mark.parametrize("priority", ["b", "u"])
@pytest.mark.parametrize("over", ["BC-PL--Mayor, KILL,<", "BC-PL--Mayor,<\r\n^Eds: BULLETIN KILL<"])
def test_a_kill_in_words_holds_the_story_of_its_keyword(priority: str, over: str) -> None:
    order = "Editors: Kill the story slugged BC-PL--Mayor. A kill is mandatory."

    told = arrive(
        anpa(1, f"BC-PL--Mayor,90<\r\n^{HEAD}<", FIRST), anpa(9, over, order, priority=priority, clock="1600")
    )

    assert told == ["published", "held"]
    assert not is_out()
    assert "Kill the story" not in str(Story.objects.get().body)


@pytest.mark.parametrize("over", ["KILL KILL KILL", "(Achtung) bitte nicht verwenden", "BULLETIN KILL"])
def test_a_kill_over_iptc_7901_holds_the_story_of_its_slug(over: str) -> None:
    order = 'Please kill "Mayor of Riverbend resigns after nine years" (pvx001). He did not.'

    told = arrive(iptc(1, HEAD, FIRST), iptc(2, over, order, clock="1600"))

    assert told == ["published", "held"]
    assert not is_out()


def test_words_that_are_not_for_publication_are_in_no_page(client: Client) -> None:
    arrive(iptc(1, HEAD, FIRST))

    page = client.get(Story.objects.get().path).content.decode()

    assert "after nine years" in page
    assert not any(word in page for word in ("555 0117", "c@pvw.example", "not for publication"))


def test_what_breaks_off_waits_for_a_person() -> None:
    assert arrive(anpa(1, f"BC-PL--Mayor,90<\r\n^{HEAD}<", FIRST).partition(b"\x03")[0]) == ["held"]
