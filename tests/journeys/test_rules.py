"""An editor composes a rule without a script, sees what it would have done, saves it; then copy comes and obeys."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.judging import judge
from tests.journeys.people import look_until
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import Town, wire_file

SOURCE = "Rivers Wire"
TO_MAKE = """
from newsquare.stations.models import Station
from newsquare.wire.models import Source

station = Station.objects.get(slug="riverbend")
Source.objects.create(station=station, slug="rivers-wire", name="Rivers Wire", topic="county-government")
"""


def test_a_rule_is_composed_tried_saved_and_obeyed(desk: Any, visit: Any, riverbend: Town) -> None:
    riverbend.fill(TO_MAKE)
    riverbend.lay_in("rivers-wire", "gauge.xml", wire_file("River gauge reads eleven feet", number=71))
    judged = desk("Ada")
    judged.goto("/desk/arrivals/")
    look_until(judged, lambda: judged.get_by_role("link", name="River gauge reads eleven feet").count() == 1)

    ada = desk("Ada", javascript=False)
    ada.goto("/desk/rules/")
    ada.get_by_role("link", name=SOURCE, exact=True).click()
    ada.get_by_role("link", name="Add a rule").click()
    ada.get_by_label("Words, row 1").fill("gauge, crest")
    ada.get_by_role("button", name="One more row").click()
    expect(ada.get_by_label("Words, row 1")).to_have_value("gauge, crest")
    ada.get_by_label("Where to look, row 4").select_option("body")
    ada.get_by_label("How, row 4").select_option("none")
    ada.get_by_label("Words, row 4").fill("drill")
    ada.get_by_label("Schools").check()
    ada.get_by_label("It shall").select_option("publish")
    ada.get_by_role("button", name="Try it on the last 7 days").click()

    trial = ada.get_by_role("region", name="On the copy of the last 7 days")
    expect(trial).to_contain_text("1 item came. This rule fits 1 of them. It would have filed 1 under Schools.")
    expect(trial).to_contain_text("Published: 1")
    expect(trial).to_contain_text("River gauge reads eleven feet")
    ada.get_by_role("button", name="Save this rule").click()
    sentence = "When the headline has “gauge” or “crest” and the text does not have “drill”:"
    expect(ada.locator(".desk-rule-list")).to_contain_text(sentence)
    rules = ada.url

    riverbend.lay_in("rivers-wire", "crest.xml", wire_file("Crest passes Riverbend at noon", number=72))
    dot = visit()
    dot.goto("/topic/schools/")
    look_until(dot, lambda: dot.get_by_role("link", name="Crest passes Riverbend at noon").count() > 0)
    ada.goto("/desk/arrivals/?state=taken")
    ada.get_by_role("link", name="Crest passes Riverbend at noon").first.click()
    expect(ada.locator(".desk-why")).to_contain_text(sentence)

    judged.goto(rules)
    judged.get_by_role("link", name="Change rule 1").click()
    judged.get_by_role("button", name="Try it on the last 7 days").click()
    judged.get_by_role("button", name="Save this rule").wait_for()
    found = judge(judged, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    assert [finding for finding in found if UNDECIDED not in finding] == []
