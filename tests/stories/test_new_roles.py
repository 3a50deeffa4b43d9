"""A role that comes with a new version may do with pictures what its rights say, once the new version has migrated."""

import pytest
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission

from newsquare.accounts.models import Role
from newsquare.stories.actions.collection import ensure_picture_collection
from tests.cast import StationFactory, role_group
from tests.desk.test_two_stations import picture

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_an_upgrade_a_new_role_may_use_the_stations_pictures() -> None:
    station = StationFactory()
    ensure_picture_collection(station)  # With the root of all, which an emptied database lacks.
    picture(station)
    producers = role_group(station, Role.PRODUCER)
    GroupCollectionPermission.objects.filter(group=producers).delete()

    call_command("migrate", verbosity=0)

    assert GroupCollectionPermission.objects.filter(group=producers).count() == 3
