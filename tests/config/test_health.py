"""The health question is answered before Django, in few words, and tells no secret."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from newsquare.config import health
from newsquare.office.models import Worker
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db(transaction=True)  # It looks after its connection, as a server does.


def ask() -> tuple[str, dict[str, Any]]:
    """Ask as a web server would, from a host that nobody has named."""
    begun: list[Any] = []
    body = health.answer({"PATH_INFO": health.PATH, "HTTP_HOST": "10.0.0.7"}, lambda *words: begun.append(words))
    return begun[0][0], json.loads(b"".join(body))


def worker(seconds: float) -> None:
    beat = MONDAY_NOON - timedelta(seconds=seconds)
    Worker.objects.create(name="one", place="here", started_at=beat, beat_at=beat)


def test_all_is_well_while_the_worker_beats() -> None:
    worker(4)

    status, details = ask()

    assert (status, details["status"], details["database"]) == ("200 OK", "ok", "ok")
    assert details["worker"] == {"status": "ok", "heartbeat_age_seconds": 4.0}


def test_a_silent_worker_is_told() -> None:
    worker(health.LATE + 1)

    status, details = ask()

    assert (status, details["worker"]["status"]) == ("503 Service Unavailable", "silent")


def test_a_worker_that_never_was_is_told() -> None:
    assert ask()[1]["worker"] == {"status": "silent", "heartbeat_age_seconds": None}


def test_no_secret_and_no_place_is_told() -> None:
    words = json.dumps(ask())

    assert settings.SECRET_KEY not in words
    assert str(settings.DATA) not in words
