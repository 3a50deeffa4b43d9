"""An idea is deleted when its time is up: the row, its messages, its files; and the database holds none of it."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from django.test import Client

from newsquare.accounts.models import AuditEntry
from newsquare.config.env import sqlite
from newsquare.tips.actions import add_to_idea, answer_idea, erase_spent, keep_for
from newsquare.tips.actions.receive import Parcel
from newsquare.tips.forms import desk_of
from newsquare.tips.models import Enclosure, Idea, Message
from newsquare.tips.tasks import erase
from newsquare.tips.wiping import wipe
from tests.clock import MONDAY_NOON
from tests.tips.cast import FROM_HERE, sent

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def test_it_is_gone_after_ninety_days_and_not_a_day_before(client: Client) -> None:
    _, receipt = sent("canarywords", files=[("pdf", b"%PDF-canaryfile")])

    kept = erase_spent(now=MONDAY_NOON + 90 * DAYS)
    gone = erase_spent(now=MONDAY_NOON + 91 * DAYS)

    assert (kept, gone) == (0, 1)
    rows = "".join(serializers.serialize("json", model._default_manager.all()) for model in apps.get_models())
    assert "canarywords" not in rows
    assert [model.objects.count() for model in (Idea, Message, Enclosure)] == [0, 0, 0]
    answer = client.post("/story-idea/answer/", {"receipt": receipt}, headers=FROM_HERE)
    assert "Nothing is kept under these words" in answer.content.decode()


@pytest.mark.parametrize("ours", [True, False], ids=["the newsroom's", "the sender's"])
def test_the_days_count_from_the_last_word(ours: bool) -> None:
    idea, _ = sent()
    later = MONDAY_NOON + 60 * DAYS
    if ours:
        answer_idea(idea=idea, text="We are on it.", now=later)
    else:
        add_to_idea(idea=idea, parcel=Parcel(text="It was Friday."), now=later)

    assert erase_spent(now=MONDAY_NOON + 150 * DAYS) == 0
    assert erase_spent(now=MONDAY_NOON + 151 * DAYS) == 1


def test_a_station_may_keep_them_for_less() -> None:
    idea, _ = sent()
    keep_for(desk=desk_of(idea.station), days=14)

    assert erase_spent(now=MONDAY_NOON + 15 * DAYS) == 1


def test_the_log_says_that_an_idea_went_and_nothing_of_it() -> None:
    sent("canarywords")

    erase_spent(now=MONDAY_NOON + 91 * DAYS)

    row = AuditEntry.objects.get(did="erased")
    assert (row.who, row.thing.startswith("Story idea ")) == ("Newsquare", True)
    assert "canary" not in str(vars(row))


def test_a_deletion_that_is_taken_back_deletes_nothing() -> None:
    sent()

    with transaction.atomic():
        assert erase_spent(now=MONDAY_NOON + 91 * DAYS) == 1
        transaction.set_rollback(True)

    assert Idea.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_deletes_and_cuts_the_log_of_writes() -> None:
    sent()

    erase(MONDAY_NOON + 91 * DAYS)
    wipe()

    assert not Idea.objects.exists()
    assert connection.is_usable()


def test_a_sqlite_file_of_ours_holds_no_deleted_word(tmp_path: Path) -> None:
    """Plain SQLite, as the settings open it: what stood in a row is nowhere in the file or its log of writes."""
    path = tmp_path / "newsquare.sqlite3"
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(sqlite(path)["OPTIONS"]["init_command"])
    database.execute("CREATE TABLE ideas (id INTEGER PRIMARY KEY, text TEXT, note TEXT, file BLOB)")
    for number in range(200):
        file = b"canaryfile" * 3000 if number % 10 == 0 else b""
        database.execute("INSERT INTO ideas VALUES (?, ?, '', ?)", (number, f"canarywords {number} " * 20, file))
    for number in range(200):
        database.execute("UPDATE ideas SET note = ? WHERE id = ?", ("canarynote " * (number % 7), number))
    assert b"canarywords" in path.read_bytes() + Path(f"{path}-wal").read_bytes()

    database.execute("DELETE FROM ideas")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    left = path.read_bytes() + Path(f"{path}-wal").read_bytes()
    assert [word for word in (b"canarywords", b"canaryfile", b"canarynote") if word in left] == []
