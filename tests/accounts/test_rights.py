"""Each role has its rights at its own station, and none at another."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.actions import add_staff, ensure_roles
from newsquare.accounts.models import Role, RoleGroup, User
from newsquare.accounts.queries import role_at, roles_at
from newsquare.accounts.rules import RIGHTS
from newsquare.stations.queries import set_current_station
from tests.cast import ReaderFactory, StationFactory, ada, ben, cleo, staff
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def _no_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def at_riverbend(user: User) -> User:
    set_current_station(StationFactory())
    return User.objects.get(pk=user.pk)


def test_every_right_in_the_table_exists() -> None:
    wanted = {right for rights in RIGHTS.values() for right in rights}

    known = {
        f"{right.content_type.app_label}.{right.codename}"
        for right in Permission.objects.select_related("content_type")
    }

    assert wanted <= known, wanted - known


def test_a_new_station_has_its_roles_with_their_rights() -> None:
    station = StationFactory(slug="hill-valley")

    roles = RoleGroup.objects.filter(station=station)

    assert {role.role for role in roles} == set(Role)
    assert all(role.group.permissions.count() == len(set(RIGHTS[role.role])) for role in roles)


def test_making_the_roles_again_changes_nothing() -> None:
    station = StationFactory()

    first = {role: group.pk for role, group in ensure_roles(station).items()}
    again = {role: group.pk for role, group in ensure_roles(station).items()}

    assert first == again
    assert RoleGroup.objects.count() == len(Role)


def test_a_reporter_writes_and_an_editor_publishes() -> None:
    reporter, editor = at_riverbend(ben()), at_riverbend(ada())

    assert reporter.has_perm("stories.change_story")
    assert not reporter.has_perm("stories.publish_story")
    assert editor.has_perm("stories.publish_story")
    assert not editor.has_perm("stations.change_station")


def test_a_moderator_keeps_the_forum_and_touches_no_story() -> None:
    moderator = at_riverbend(cleo())

    assert moderator.has_perm("comments.change_comment")
    assert not moderator.has_perm("tips.change_tipreader")
    assert not moderator.has_perm("stories.change_story")


def test_only_an_administrator_sets_the_station_and_the_staff() -> None:
    administrator = at_riverbend(staff("Finn", Role.ADMINISTRATOR))

    assert administrator.has_perms(["stations.change_station", "accounts.change_rolegroup", "stories.publish_story"])


@pytest.mark.usefixtures("_no_factor")
def test_rights_at_one_station_open_no_desk_of_another() -> None:
    editor = ada()
    StationFactory(slug="hill-valley")
    here, there = Client(), Client(headers={"Host": "hill-valley.test"})
    here.force_login(editor)
    there.force_login(editor)

    assert here.get("/desk/").status_code == 200
    assert there.get("/desk/").status_code == 403


@pytest.mark.usefixtures("_no_factor")
def test_a_role_at_each_of_two_stations_is_only_that_role_at_each() -> None:
    person, other = ada(), StationFactory(slug="hill-valley")
    add_staff(email=person.email, station=other, role=Role.MODERATOR, now=MONDAY_NOON)

    set_current_station(other)
    there = User.objects.get(pk=person.pk)

    assert there.has_perm("comments.change_comment")
    assert not there.has_perm("stories.publish_story")
    assert role_at(person, other) is Role.MODERATOR
    assert roles_at(StationFactory(), [person.pk]) == {person.pk: Role.EDITOR}


def test_a_new_role_takes_the_place_of_the_old_one() -> None:
    person = ada()

    call_command("staff", "add", person.email, "--station", "riverbend", "--role", "reporter")

    assert role_at(person, StationFactory()) is Role.REPORTER


def test_who_works_elsewhere_already_gets_no_link_that_would_open_both_desks() -> None:
    person, other = ada(), StationFactory(slug="hill-valley")

    welcome = add_staff(email=person.email, station=other, role=Role.ADMINISTRATOR, now=MONDAY_NOON)

    assert welcome.token is None


def test_adding_staff_never_makes_a_superuser() -> None:
    welcome = add_staff(
        email="finn@riverbend.example", station=StationFactory(), role=Role.ADMINISTRATOR, now=MONDAY_NOON
    )

    assert not welcome.user.is_superuser


@pytest.mark.usefixtures("_no_factor")
def test_an_administrator_adds_staff_on_the_desk_and_the_link_goes_out_by_mail(client: Client) -> None:
    client.force_login(staff("Finn", Role.ADMINISTRATOR))

    answer = client.post(
        "/desk/staff/",
        {"do": "add", "email": "gail@riverbend.example", "name": "Gail", "role": "reporter"},
        follow=True,
    )

    assert "Gail" in answer.content.decode()
    assert mail.outbox[-1].to == ["gail@riverbend.example"]
    assert "/sign-in/link/" in str(mail.outbox[-1].body)
    assert "/sign-in/link/" not in answer.content.decode()


@pytest.mark.usefixtures("_no_factor")
def test_the_staff_screen_is_for_administrators_and_shows_its_own_station(client: Client) -> None:
    staff("Hal", Role.EDITOR, StationFactory(slug="hill-valley"))
    client.force_login(ada())
    assert client.get("/desk/staff/").status_code == 302

    client.force_login(staff("Finn", Role.ADMINISTRATOR))
    page = client.get("/desk/staff/").content.decode()

    assert "Ada" in page
    assert "Hal" not in page


@pytest.mark.usefixtures("_no_factor")
def test_the_staff_screen_leaves_people_of_other_stations_alone(client: Client) -> None:
    hal = staff("Hal", Role.EDITOR, StationFactory(slug="hill-valley"))
    client.force_login(staff("Finn", Role.ADMINISTRATOR))

    answer = client.post("/desk/staff/", {"do": "remove", "person": hal.pk})

    assert answer.status_code == 404
    assert hal.groups.exists()


def test_a_reader_has_no_rights() -> None:
    assert at_riverbend(ReaderFactory()).get_all_permissions() == set()
