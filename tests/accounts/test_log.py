"""What staff did stands in a log that nobody can change, and that holds nothing it should not."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.actions import acting, add_staff, change_role, record, remove_staff
from newsquare.accounts.models import AuditEntry, Did, KeptError, Role
from newsquare.stations.models import Station
from newsquare.stories.models import Topic
from tests.cast import ReaderFactory, StationFactory, TopicFactory, ada, staff
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source

pytestmark = pytest.mark.django_db


def lines(**wanted: Any) -> list[tuple[str, str, str]]:
    """Return who did what to which thing, oldest first."""
    return list(AuditEntry.objects.filter(**wanted).order_by("pk").values_list("who", "did", "thing"))


@pytest.fixture
def finn(client: Client, settings: Settings) -> Client:
    """Finn, the administrator, at the desk."""
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(staff("Finn", Role.ADMINISTRATOR))
    return client


def test_who_came_changed_and_left_stands_in_the_log_with_before_and_after() -> None:
    finn, station = staff("Finn", Role.ADMINISTRATOR), StationFactory()

    with acting(finn):
        gail = add_staff(
            email="gail@riverbend.example", name="Gail", station=station, role=Role.REPORTER, now=MONDAY_NOON
        ).user
        change_role(user=gail, station=station, role=Role.EDITOR)
        change_role(user=gail, station=station, role=Role.EDITOR)
        remove_staff(user=gail, station=station)

    assert lines() == [("Finn", Did.INVITED, "Gail"), ("Finn", Did.ROLE, "Gail"), ("Finn", Did.REMOVED, "Gail")]
    assert AuditEntry.objects.get(did=Did.ROLE).changes == [["role", "Reporter", "Editor"]]


def test_the_database_itself_refuses_to_change_or_delete_a_line() -> None:
    from importlib import import_module

    record(Did.CHANGED, StationFactory(), station=StationFactory())
    row = AuditEntry.objects.get()
    module = import_module("newsquare.accounts.migrations.0002_audit_log_and_producers")

    for refused in (
        row.delete,
        row.save,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(who="Eve"),
    ):
        with pytest.raises(KeptError):
            refused()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # tests/conftest.py took this one away.
            cursor.execute(next(line for line in module.SQLITE if "audit_no_delete" in line))
        for line in ("UPDATE accounts_auditentry SET who = 'Eve'", "DELETE FROM accounts_auditentry"):
            with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
                cursor.execute(line)
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_delete")
    assert AuditEntry.objects.get().who == "Newsquare"


def test_a_line_stays_when_the_thing_and_the_person_are_gone() -> None:
    editor, topic = ada(), TopicFactory(name="Bridges")

    with acting(editor):
        topic.delete()
    editor.delete()

    row = AuditEntry.objects.get()
    assert (row.who, row.did, row.thing, row.kind) == ("Ada", Did.DELETED, "Bridges", "stories.topic")


def test_what_is_undone_is_not_in_the_log() -> None:
    editor, topic = ada(), TopicFactory()

    with acting(editor), transaction.atomic():
        topic.name = "Bridges"
        topic.save()
        assert AuditEntry.objects.exists()
        transaction.set_rollback(True)

    assert not AuditEntry.objects.exists()


def test_a_change_of_settings_is_told_field_by_field_and_what_nobody_did_is_not(finn: Client) -> None:
    topic, station = TopicFactory(), StationFactory()
    topic.save()
    assert not AuditEntry.objects.exists()

    finn.post(f"/desk/topics/edit/{topic.pk}/", {"name": "The County", "slug": "x", "description": ""})
    form = {"name": "Nine", "hosts_text": "testserver", "timezone": "UTC", "language": "en-US", "colour": "#aa0000"}
    form |= {"forum_order": "oldest", "mail_ask_above": "5000", "mail_undo_seconds": "60"}
    finn.post(f"/desk/station/edit/{station.pk}/", {**form, "forum_mode": "everybody", "forum_days": "3"})

    assert Topic.objects.get().name == "The County"
    assert AuditEntry.objects.get(kind="stories.topic").changes == [["name", "County Government", "The County"]]
    changes = AuditEntry.objects.get(kind="stations.station").changes
    assert ["colour", "#1f4e79", "#aa0000"] in changes
    assert ["who waits for a moderator", "Newcomers’ first comment waits", "Every comment waits"] in changes


def test_the_log_holds_no_key_of_a_feeds_address() -> None:
    wire = source("feed")

    with acting(ada()):
        for address in ("https://us:word@wire.example/feed?key=hush", "https://us:word@wire.example/feed?key=quiet"):
            wire.url = address
            wire.save()

    told = [
        ["address of the feed", before, "https://wire.example/feed"] for before in ("–", "https://wire.example/feed")
    ]
    assert [row.changes[0] for row in AuditEntry.objects.order_by("pk")] == told


def test_commands_on_the_server_are_in_the_log_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    StationFactory()

    with acting(None, who="newsquare staff"):
        call_command("staff", "add", "gail@riverbend.example", "--role", "reporter")

    assert lines() == [("newsquare staff", Did.INVITED, "gail@riverbend.example")]


def test_signing_in_and_failing_to_is_in_the_log_for_staff_and_not_for_readers(client: Client) -> None:
    editor = ada()
    editor.set_password("four unrelated green words")
    editor.save()
    ReaderFactory(name="Dot")

    for address in ("ada@riverbend.example", "dot@readers.example", "nobody@readers.example"):
        Client().post("/sign-in/password/", {"email": address, "password": "wrong"})
    client.post("/sign-in/password/", {"email": editor.email, "password": "four unrelated green words"})
    client.post("/sign-out/", {"next": ""})

    assert [did for _, did, _ in lines()] == [Did.FAILED, Did.SIGNED_IN, Did.SIGNED_OUT]
    assert {who for who, _, _ in lines()} == {"Ada"}


def test_the_log_is_for_administrators_of_its_own_station(finn: Client) -> None:
    other: Station = StationFactory(slug="hill-valley")
    record(Did.CHANGED, TopicFactory(station=other, name="Elsewhere"))
    record(Did.CHANGED, TopicFactory(name="Bridges"))

    page = finn.get("/desk/log/").content.decode()

    assert "Bridges" in page
    assert "Elsewhere" not in page
    finn.force_login(ada(), backend="newsquare.accounts.backends.StationBackend")
    assert finn.get("/desk/log/").status_code == 302


def test_the_log_is_narrowed_by_person_thing_deed_words_and_day(finn: Client) -> None:
    editor, topic = ada(), TopicFactory(name="Bridges")
    record(Did.CHANGED, topic, by=editor)
    record(Did.DELETED, TopicFactory(slug="ferries", name="Ferries"))

    def told(**words: Any) -> tuple[bool, bool]:
        page = finn.get("/desk/log/", words).content.decode()
        return "Bridges</a>" in page, "Ferries</a>" in page

    assert told() == (True, True)
    assert told(person=editor.pk) == (True, False)
    assert told(did="deleted") == (False, True)
    assert told(kind="stories.topic", thing=topic.pk) == (True, False)
    assert told(q="ferr") == (False, True)
    assert told(since="2026-03-02", until="2026-03-02") == (True, True)
    assert told(until="2026-03-01") == (False, False)
    assert told(person="nonsense", since="2026-99-99") == (True, True)


def test_the_log_is_turned_over_page_by_page_with_as_many_queries_however_long_it_is(
    finn: Client, django_assert_max_num_queries: Any
) -> None:
    station = StationFactory()
    AuditEntry.objects.bulk_create(
        AuditEntry(station=station, at=MONDAY_NOON, who="Ada", did="changed", thing=f"thing {number:03}")
        for number in range(120)
    )

    first = finn.get("/desk/log/").content.decode()
    with django_assert_max_num_queries(40):
        second = finn.get("/desk/log/", {"before": AuditEntry.objects.order_by("-pk")[49].pk}).content.decode()

    assert "Older" in first
    assert AuditEntry.objects.order_by("-pk")[49].thing in {f"thing {number:03}" for number in range(120)}
    assert "thing 119" not in second
    assert "before=" in second
