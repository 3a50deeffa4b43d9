"""What each role may do, cell by cell of the table in docs/reference/roles.md: at the screens and by the forms."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.accounts.models import Role
from newsquare.accounts.rules import RIGHTS
from newsquare.stories.actions import ensure_picture_collection
from tests.cast import PASSWORD, SectionFactory, staff
from tests.desk.deeds import DEEDS, LOOKS, Do

pytestmark = pytest.mark.django_db
ALL = sorted({right for rights in RIGHTS.values() for right in rights})
DOORS: list[tuple[str, Do]] = [*LOOKS.items(), *((deed.right, deed.do) for deed in DEEDS)]
CELLS = [
    pytest.param(role, right, door, id=f"{role}-{right}-{door.__name__}") for right, door in DOORS for role in RIGHTS
]


def signed_in(role: str, settings: Any, folder: Path) -> Client:
    """Return the browser of somebody of a role, at a station that has what every station has."""
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MEDIA_ROOT = settings.DATA = folder
    settings.EMAIL_BACKEND = "newsquare.lib.outbox.OutboxBackend"
    station = SectionFactory().station
    ensure_roles(station)
    ensure_picture_collection(station)
    client = Client(raise_request_exception=False)
    finn = staff("Finn", Role(role))
    finn.set_password(PASSWORD)
    finn.save()
    client.force_login(finn, backend="newsquare.accounts.backends.StationBackend")
    return client


def test_every_right_has_a_door_and_every_door_a_right() -> None:
    assert {right for right, _ in DOORS} == set(ALL)


@pytest.mark.parametrize(("role", "right", "door"), CELLS)
def test_a_door_opens_for_those_with_its_right_and_for_nobody_else(
    role: str, right: str, door: Do, settings: Any, tmp_path: Path
) -> None:
    client = signed_in(role, settings, tmp_path)

    assert door(client) == (right in RIGHTS[role])


@pytest.mark.parametrize("door", [pytest.param(door, id=door.__name__) for _, door in DOORS])
def test_a_reader_opens_no_door(door: Do, settings: Any, tmp_path: Path) -> None:
    client = signed_in("reporter", settings, tmp_path)
    client.logout()

    assert not door(client)
