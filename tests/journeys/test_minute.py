"""The demo's minute in a browser: every part by its button, the editor's choice by one key, the reader watching."""

import time
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.people import PATIENCE, look_until
from tests.journeys.town import Town

MADE = """
from pathlib import Path
from django.conf import settings
from newsquare.demo.minute.laying import SOURCE
from newsquare.stations.models import Station
from newsquare.wire.models import Source
station = Station.objects.get(slug="riverbend")
(Path(settings.DATA) / "demo" / "riverbend").mkdir(parents=True, exist_ok=True)
Source.objects.get_or_create(station=station, slug=SOURCE, defaults={"name": "Capitol Desk News Service"})
"""
LOCAL, THEIRS, PRICE = "Mill Street bridge is one of them", "Thirteen of the 42 gauges", "cost about $46,000"
EXITS = ("/", "/feed.xml", "/corrections/", "/sitemap.xml", "/search/?q=gauges")


def play(ada: Page, until: str) -> None:
    """Press the button, and wait until the next part is the one that begins so."""
    ada.goto("/desk/")
    ada.get_by_role("button", name="Play the next part").click()
    look_until(ada, lambda: until in ada.locator("[aria-current=step]").inner_text())


def test_the_minute_plays_before_a_reader(desk: Any, visit: Any, riverbend: Town) -> None:
    riverbend.fill(MADE)
    ada, dot = desk("Ada"), visit(javascript=False, allow=(410,))

    play(ada, "An editor takes it")
    play(ada, "The agency corrects its story")
    address = str(ada.get_by_role("link", name="What readers get").get_attribute("href"))
    dot.goto(address)
    expect(dot.locator("article")).to_contain_text(LOCAL)

    play(ada, "one sentence needs a choice")
    ada.get_by_role("link", name="The story on the desk").click()
    ada.get_by_role("link", name="See and settle").click()
    expect(ada.locator("[data-hint]")).to_be_visible()
    began = time.perf_counter()
    ada.keyboard.press("t")
    ada.keyboard.press("Enter")
    expect(ada.locator(".messages")).to_contain_text("Settled", timeout=PATIENCE)
    assert time.perf_counter() - began < 10
    ada.get_by_role("button", name="Publish", exact=True).first.click()
    expect(ada.locator(".messages")).to_contain_text("published", timeout=PATIENCE)
    look_until(dot, lambda: PRICE in dot.locator("article").inner_text())
    for words in (LOCAL, THEIRS, "Riverbend’s is one of them", "Thirteen river gauges were lost, not eleven"):
        expect(dot.locator("article")).to_contain_text(words)

    ada.goto("/desk/")
    ada.get_by_role("button", name="Play the next part").click()
    look_until(dot, lambda: dot.goto(address).status == 410)
    for exit_ in EXITS:
        assert b"river gauges" not in riverbend.server.get(exit_)[1], exit_
