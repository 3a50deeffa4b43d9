"""A browser in which Ada is at her desk."""

import pytest
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.stories.actions import ensure_picture_collection
from tests.cast import SectionFactory, ada


@pytest.fixture
def desk(client: Client, settings: object) -> Client:
    """Return a client signed in as Ada, the editor."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    user = ada()
    station = SectionFactory().station
    ensure_roles(station)
    ensure_picture_collection(station)
    client.force_login(user, backend="newsquare.accounts.backends.StationBackend")
    return client
