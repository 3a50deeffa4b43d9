"""Rules of a source on the desk: composed without a script, tried on the last days, saved once they were tried."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.accounts.models import AuditEntry
from newsquare.copydesk.actions import Wanted, add_rule
from newsquare.copydesk.models import TopicCode, WireRule
from newsquare.copydesk.queries import Match, Words
from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import Source, WireItem
from tests.cast import StationFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


def composed(**more: Any) -> dict[str, Any]:
    """Return the form of a rule: what has “levee” in its headline is published."""
    rows = {f"{name}_{row}": value for row in range(3) for name, value in (("field", "headline"), ("how", "any"))}
    return {"rows": 3, **rows, "words_0": "Levee, dike", "fate": "publish", "do": "try", **more}


def text_of(page: Any) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def add(desk: Client, wire: Source, **more: Any) -> Any:
    """Send the form of a new rule."""
    with time_machine.travel(MONDAY_NOON, tick=False):
        return desk.post(f"/desk/rules/{wire.pk}/add/", composed(**more))


def test_a_rule_is_tried_on_the_last_days_then_saved_then_holds(desk: Client) -> None:
    wire = source("desk")
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    receive(source=wire, raw=feed(guid="b", headline="Levee note", body="<p>Short.</p>"), name="b", now=MONDAY_NOON)

    tried = add(desk, wire)
    words, mark = text_of(tried), re.search(r'name="tried" value="(\w+)"', tried.content.decode())
    assert mark is not None
    assert not WireRule.objects.exists()
    saved = add(desk, wire, do="save", tried=mark[1])

    assert "When the headline has “Levee” or “dike”: publish it." in words
    assert "2 items came. This rule fits 2 of them." in words
    assert "Published: 1 State pays for half of levee" in words
    assert "It has hardly any text." in words
    assert saved.headers["Location"] == f"/desk/rules/{wire.pk}/"
    receive(source=wire, raw=feed(guid="c", headline="Dike holds"), name="c.xml", now=MONDAY_NOON)
    assert Story.objects.get().headline == "Dike holds"
    page = text_of(desk.get(f"/desk/arrivals/{WireItem.objects.get(take__story__isnull=False).pk}/"))
    assert "When the headline has “Levee” or “dike”: publish it." in page


def test_what_was_not_tried_as_it_is_is_not_saved(desk: Client) -> None:
    wire = source("desk")

    answer = add(desk, wire, do="save", tried="0123")

    assert not WireRule.objects.exists()
    assert "it is not saved yet" in text_of(answer)


def test_one_more_row_keeps_what_was_typed(desk: Client) -> None:
    wire, topic = source("desk"), TopicFactory(slug="weather")

    page = add(desk, wire, do="more", topics=[topic.pk], days=["5", "6"], since="22:00").content.decode()

    assert 'name="words_3"' in page
    assert 'value="Levee, dike"' in page
    assert page.count("checked") == 3
    assert 'value="22:00"' in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"fate": ""}, "Say what becomes of it"),
        ({"since": "06:00"}, "Say both from when and to when."),
        ({"how_1": "none", "words_1": "levee, dike"}, "what one row asks for, another refuses"),
        ({"shortest": "9", "longest": "3"}, "what one row asks for, another refuses"),
    ],
)
def test_a_rule_that_makes_no_sense_is_told(desk: Client, more: dict[str, str], words: str) -> None:
    answer = add(desk, source("desk"), **more)

    assert words in text_of(answer)
    assert 'name="tried"' not in answer.content.decode()


def test_subjects_are_found_by_name_also_those_with_commas(desk: Client) -> None:
    wire = source("desk")

    words = text_of(add(desk, wire, field_0="subject", words_0="Crime, law and justice, weather, River levels"))

    assert "the subject is under Crime, law and justice, Weather or River levels" in words


def test_the_list_tells_what_has_no_effect_and_what_the_source_says(desk: Client) -> None:
    wire = source("desk", topics={"Farm": "county-government"})
    add_rule(source=wire, wanted=Wanted(Match(), fate="spike"))
    add_rule(source=wire, wanted=Wanted(Match(words=(Words("body", "any", ("levee",)),)), fate="publish"))

    page = text_of(desk.get(f"/desk/rules/{wire.pk}/"))

    assert "Whatever comes: spike it." in page
    assert "whatever it fits is decided by rule 1 already" in page
    assert "“Farm” goes under County Government" in page
    assert "Otherwise: topic County Government, the first section, waits on the desk." in page


def test_rules_are_moved_switched_and_deleted_and_the_list_says_who_did(desk: Client) -> None:
    wire = source("desk")
    first = add_rule(source=wire, wanted=Wanted(Match(), fate="spike"))
    second = add_rule(source=wire, wanted=Wanted(Match(), fate="publish"))

    for do, rule in (("down", first), ("off", first), ("delete", second)):
        desk.post(f"/desk/rules/{wire.pk}/", {"do": do, "rule": rule.pk})

    first.refresh_from_db()
    assert (first.position, first.is_off, WireRule.objects.count()) == (1, True, 1)
    done = [entry.changes[0] for entry in AuditEntry.objects.filter(did="ruled", who="Ada").order_by("pk")]
    assert done == [
        ["Whatever comes: spike it.", "1.", "2."],
        ["Whatever comes: spike it.", "on", "off"],
        ["1.", "Whatever comes: publish it.", "–"],
    ]
    assert "Whatever comes: publish it." in text_of(desk.get(f"/desk/rules/{wire.pk}/"))


def test_the_form_of_a_rule_holds_what_it_says(desk: Client) -> None:
    wire = source("desk")
    add(desk, wire, field_0="subject", words_0="weather")
    match = Match(words=(Words("subject", "any", ("medtop:17000000",)),), urgency=3)
    rule = add_rule(source=wire, wanted=Wanted(match, fate="spike"))

    page = desk.get(f"/desk/rules/{wire.pk}/{rule.pk}/").content.decode()

    assert 'value="Weather"' in page
    assert '<option value="spike" selected>' in page


def test_a_topic_takes_the_subject_that_its_name_names(desk: Client) -> None:
    topic = TopicFactory(slug="severe-weather")

    page = text_of(desk.get("/desk/subjects/"))
    desk.post("/desk/subjects/", {"topic": topic.pk, "code": "medtop:17000000", "do": "add"})

    assert "Take “Weather”" in page
    assert TopicCode.objects.get().code == "medtop:17000000"
    assert "Weather medtop:17000000" in text_of(desk.get("/desk/subjects/"))
    desk.post("/desk/subjects/", {"topic": topic.pk, "code": "medtop:17000000", "do": "remove"})
    assert not TopicCode.objects.exists()


def test_rules_of_another_station_are_not_there(desk: Client) -> None:
    other = source("desk", station=StationFactory(slug="harborlight"))
    rule = add_rule(source=other, wanted=Wanted(Match(), fate="spike"))

    assert desk.get(f"/desk/rules/{other.pk}/").status_code == 404
    assert desk.get(f"/desk/rules/{other.pk}/{rule.pk}/").status_code == 404
    assert desk.post(f"/desk/rules/{other.pk}/", {"do": "delete", "rule": rule.pk}).status_code == 404
