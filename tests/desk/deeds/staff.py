"""Deeds: staff, the station, and the plan of the day."""

import time

from allauth.mfa.models import Authenticator
from django.test import Client, override_settings

from newsquare.accounts.models import Role, StaffLink, User
from newsquare.desk.actions import plan_work
from newsquare.desk.models import Assignment
from newsquare.stations.models import Station
from newsquare.stories.models import Story
from tests.cast import PASSWORD, StationFactory, staff
from tests.clock import MONDAY_NOON
from tests.desk.deeds.deed import deed


@deed("desk/staff/", right="accounts.change_rolegroup")
def puts_somebody_on_the_staff(client: Client) -> bool:
    client.post("/desk/staff/", {"do": "add", "email": "hal@riverbend.example", "name": "Hal", "role": "reporter"})
    return User.objects.filter(name="Hal").exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def gives_another_role(client: Client) -> bool:
    hal = staff("Hal", Role.REPORTER)
    client.post("/desk/staff/", {"do": "role", "person": hal.pk, "role": "editor"})
    return hal.groups.filter(role_group__role="editor").exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def makes_a_new_link(client: Client) -> bool:
    client.post("/desk/staff/", {"do": "reset", "person": staff("Hal", Role.REPORTER).pk})
    return StaffLink.objects.exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def takes_somebody_off_the_staff(client: Client) -> bool:
    hal = staff("Hal", Role.REPORTER)
    client.post("/desk/staff/", {"do": "remove", "person": hal.pk})
    return not hal.groups.exists()


@deed("desk/station/edit/<int:pk>/", right="stations.change_station")
def changes_the_settings(client: Client) -> bool:
    from tests.desk.test_settings import station_form

    client.post(f"/desk/station/edit/{StationFactory().pk}/", station_form(hosts_text="testserver"))
    return Station.objects.filter(name="Channel 9").exists()


@deed("desk/account/second-factor/", right="wagtailadmin.access_admin")
def makes_new_recovery_codes(client: Client) -> bool:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]  # As allauth writes it down.
    session["account_authentication_methods_user"] = session.get("_auth_user_id", "")
    session.save()
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        client.post("/desk/account/second-factor/", {"password": PASSWORD, "do": "codes"})
    return Authenticator.objects.exists()


def planned() -> Assignment:
    """Put something on the plan."""
    return plan_work(station=StationFactory(), title="Bridge vote", by=None, now=MONDAY_NOON)


@deed("desk/assignments/add/", right="desk.add_assignment")
def plans(client: Client) -> bool:
    client.post("/desk/assignments/add/", {"title": "Bridge vote", "person": "", "due_at": "", "note": ""})
    return Assignment.objects.exists()


@deed("desk/assignments/edit/<int:pk>/", right="desk.change_assignment")
def replans(client: Client) -> bool:
    row = planned()
    form = {"title": "Bridge vote, again", "person": "", "due_at": "", "note": ""}
    client.post(f"/desk/assignments/edit/{row.pk}/", form)
    row.refresh_from_db()
    return row.title == "Bridge vote, again"


@deed("desk/assignments/<int:pk>/do/", right="desk.change_assignment")
def strikes_from_the_plan(client: Client) -> bool:
    row = planned()
    client.post(f"/desk/assignments/{row.pk}/do/", {"do": "drop"})
    row.refresh_from_db()
    return row.dropped_at is not None


@deed("desk/assignments/<int:pk>/do/", right="desk.change_assignment")
def says_that_it_is_ready(client: Client) -> bool:
    row = planned()
    client.post(f"/desk/assignments/{row.pk}/do/", {"do": "ready"})
    row.refresh_from_db()
    return row.mark == "ready"


@deed("desk/assignments/<int:pk>/do/", right="stories.add_story")
def begins_what_was_planned(client: Client) -> bool:
    client.post(f"/desk/assignments/{planned().pk}/do/", {"do": "begin"})
    return Story.objects.exists()
