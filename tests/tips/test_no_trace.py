"""Canaries: nothing that a sender's browser says, and no word of an idea outside its row, is kept anywhere."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client

from newsquare.lib import flood
from newsquare.tips.models import Idea
from tests.cast import StationFactory

pytestmark = pytest.mark.django_db
SENDER = {
    "User-Agent": "CanaryBrowser/77.7",
    "Accept-Language": "xx-canary",
    "Referer": "https://canary.example/where-i-was",
    "Cookie": "sessionid=canarysession; other=canarycookie",
    "Sec-Fetch-Site": "same-origin",
    "X-Forwarded-For": "203.0.113.77",
}
ADDRESS = "198.18.77.77"
WORDS, CONTACT = "canarywords about the mayor", "canary@sources.example"
TRACES = ["CanaryBrowser", "xx-canary", "where-i-was", "canarysession", "canarycookie", "203.0.113.77", ADDRESS]
CONTENT = ["canarywords", "canary@sources"]


def kept() -> Iterator[tuple[str, str]]:
    """Yield everything that the house keeps: rows, files, cache and the memory of floods."""
    for model in apps.get_models():
        if model is not Idea:
            yield model._meta.label, serializers.serialize("json", model._default_manager.order_by("pk"))
    for path in Path(settings.DATA).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes().decode("utf-8", "replace")
    yield "cache", repr(getattr(cache, "_cache", ""))
    yield "flood", repr(flood._seen)


def found(canaries: list[str]) -> list[str]:
    return [f"{canary} in {where}" for where, what in kept() for canary in canaries if canary in what]


def visit(client: Client) -> None:
    """Read the page, make a mistake, send an idea twice, and go on to the next page."""
    client.get("/story-idea/?from=canarywords", headers=SENDER, REMOTE_ADDR=ADDRESS)
    for fields in ({"text": "", "contact": CONTACT}, {"text": WORDS, "contact": CONTACT}, {"text": WORDS * 800}):
        client.post("/story-idea/", fields, headers=SENDER, REMOTE_ADDR=ADDRESS)
    client.post(
        "/story-idea/", {"text": WORDS}, headers={**SENDER, "Sec-Fetch-Site": "cross-site"}, REMOTE_ADDR=ADDRESS
    )
    client.get("/story-idea/thanks/", headers=SENDER, REMOTE_ADDR=ADDRESS)


def test_a_visit_leaves_no_trace_but_the_idea(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    StationFactory()

    visit(client)

    assert Idea.objects.filter(text=WORDS, contact=CONTACT).exists()
    assert found(TRACES + CONTENT) == []
    said = "".join(capfd.readouterr())
    assert [canary for canary in TRACES + CONTENT if canary in said] == []
    assert "story-idea" not in said  # Not even the hour of a visit.
    row = serializers.serialize("json", Idea.objects.all())
    assert [canary for canary in TRACES if canary in row] == []


def test_a_database_that_fails_puts_nothing_into_the_log(
    client: Client, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    StationFactory()

    def fail(execute: object, sql: str, params: object, many: bool, context: object) -> None:
        if "tips_idea" in sql:
            raise DatabaseError(f"cannot write {params}")
        return execute(sql, params, many, context)  # type: ignore[operator]

    with connection.execute_wrapper(fail):
        answer = client.post("/story-idea/", {"text": WORDS, "contact": CONTACT}, headers=SENDER, REMOTE_ADDR=ADDRESS)

    assert answer.status_code == 503
    assert WORDS in answer.content.decode()
    said = "".join(capfd.readouterr()) + caplog.text
    assert "could not be kept" in said
    assert [canary for canary in TRACES + CONTENT if canary in said] == []


def test_an_idea_in_a_log_line_would_say_nothing() -> None:
    idea = Idea(pk=7, text=WORDS, contact=CONTACT)

    assert "canary" not in f"{idea} {idea!r}"


def test_the_canaries_would_be_found() -> None:
    """The net holds: a canary put into a row, a file and the cache is caught."""
    StationFactory(slug="canarywords", name=json.dumps(sys.version)[:60])
    cache.set("seen", ADDRESS)

    assert any("canarywords in stations.Station" in hit for hit in found(CONTENT))
    assert found([ADDRESS])
