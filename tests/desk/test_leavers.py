"""Somebody who leaves the staff is out at once, whatever they had open; what they set going is told."""

import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from newsquare.accounts.actions import acting, add_staff, remove_staff
from newsquare.accounts.models import AuditEntry, Did, Role, StaffLink, User
from tests.cast import StationFactory, StoryFactory, ada, staff
from tests.clock import MONDAY_NOON
from tests.desk.deeds import DEEDS, Deed
from tests.desk.test_roles import signed_in
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_session_that_was_open_does_nothing_any_more(deed: Deed, settings: Any, tmp_path: Path) -> None:
    client = signed_in("administrator", settings, tmp_path)
    assert client.get("/desk/").status_code == 200

    remove_staff(user=User.objects.get(name="Finn"), station=StationFactory())

    assert not deed.do(client)


def test_a_form_that_saves_by_itself_is_told_so(desk: Client) -> None:
    story = StoryFactory()
    desk.get(f"/desk/stories/edit/{story.pk}/")

    remove_staff(user=ada(), station=StationFactory())
    answer = desk.post(
        f"/desk/stories/edit/{story.pk}/", written(headline="Late"), headers={"Accept": "application/json"}
    )
    ping = desk.post(f"/desk/editing-sessions/ping/stories/story/{story.pk}/1/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["error_code"], ping.status_code) == (403, "signed_out", 403)
    assert not story.revisions.exists()


def test_password_second_factor_and_invitation_are_void() -> None:
    station = StationFactory()
    welcome = add_staff(email="gail@riverbend.example", station=station, role=Role.EDITOR, now=MONDAY_NOON)
    Authenticator.objects.create(user=welcome.user, type=Authenticator.Type.TOTP, data={})

    remove_staff(user=welcome.user, station=station)

    gail = User.objects.get(pk=welcome.user.pk)
    assert not gail.has_usable_password()
    assert not Authenticator.objects.exists()
    assert not StaffLink.objects.exists()
    assert Client().get(f"/sign-in/link/{welcome.token}/").status_code == 410


def test_what_they_scheduled_stays_and_is_told_and_their_locks_open(settings: Any, tmp_path: Path) -> None:
    client, gail = signed_in("administrator", settings, tmp_path), staff("Gail", Role.EDITOR)
    story = StoryFactory(headline="Bridge opens", locked=True, locked_by=gail, locked_at=MONDAY_NOON)
    story.go_live_at = "2026-03-09T18:00:00Z"
    story.save_revision(user=gail).publish()

    page = client.post("/desk/staff/", {"do": "remove", "person": gail.pk}, follow=True).content.decode()

    story.refresh_from_db()
    assert "Scheduled by Gail, and going out all the same: Bridge opens." in page
    assert story.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert not story.locked
    assert AuditEntry.objects.filter(did=Did.UNLOCKED, who="Finn").exists()


def test_an_invitation_is_seen_mailed_again_and_taken_back(settings: Any, tmp_path: Path, mailoutbox: Any) -> None:
    client, station = signed_in("administrator", settings, tmp_path), StationFactory()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with acting(None, who="newsquare staff"):
        welcome = add_staff(
            email="gail@riverbend.example", name="Gail", station=station, role=Role.EDITOR, now=MONDAY_NOON
        )
    listed = client.get("/desk/staff/").content.decode()

    client.post("/desk/staff/", {"do": "reset", "person": welcome.user.pk})
    again = mailoutbox[-1].body.split("/sign-in/link/")[1].split("/")[0]
    client.post("/desk/staff/", {"do": "remove", "person": welcome.user.pk})

    assert "Invited; the link is good until" in listed
    assert "Take the invitation back" in listed
    assert again != welcome.token
    assert {Client().get(f"/sign-in/link/{token}/").status_code for token in (welcome.token, again)} == {410}


def test_nobody_is_told_that_a_leaver_still_has_a_story_open(desk: Client) -> None:
    gail, story, other = staff("Gail", Role.EDITOR), StoryFactory(), Client()
    other.force_login(gail, backend="newsquare.accounts.backends.StationBackend")
    edit = f"/desk/stories/edit/{story.pk}/"
    pages = [each.get(edit).content.decode() for each in (desk, other)]
    ada_ping, gail_ping = (re.findall(r'data-w-swap-src-value="([^"]*)"', page)[0] for page in pages)
    other.post(gail_ping, {"is_editing": "1"})
    before = desk.post(ada_ping).json()["html"]

    remove_staff(user=gail, station=StationFactory())

    assert "Gail is writing" in before
    assert "Gail" not in desk.post(ada_ping).json()["html"]
