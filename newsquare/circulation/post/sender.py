"""The loop that sends: batch by batch, asking the gate and the edition before each mail."""

import logging
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import zip_longest

from django.db import connection
from django.utils import timezone

from newsquare.circulation import actions
from newsquare.circulation.kinds import NotYetError, WithdrawnError, kind_of
from newsquare.circulation.letters import Sheet, message_id, print_sheet
from newsquare.circulation.models import Delivery, Edition, EditionState, Kind, State
from newsquare.circulation.pace import provider
from newsquare.circulation.post.carrier import Carrier, RefusedError, ServerDownError
from newsquare.circulation.post.claims import Claim, claim, take_over
from newsquare.circulation.post.domains import Domains
from newsquare.circulation.queries import due_editions, wakes_at
from newsquare.lib import outbox
from newsquare.lib.text import one_line
from newsquare.stories.queries import public_among, stories_change_at

log = logging.getLogger(__name__)
ASKED_FOR = (Kind.CONFIRM, Kind.MOVE)  # By whoever reads the address, who may have set it right.
SHEETS_KEPT = 60.0  # Seconds; a printed letter holds the hour of its printing.
GATE_ASKED = 0.2  # Seconds between two questions to the gate; what changes by a deed holds the edition back at once.

_SPEEDS = {
    "postgresql": ("SET synchronous_commit TO off", "SET synchronous_commit TO DEFAULT"),
    "sqlite": ("PRAGMA wal_autocheckpoint=8000", "PRAGMA wal_autocheckpoint=1000"),
}


def send_due() -> int:
    """Send every mail that is due and return how many left. Safe to run twice, and at the same time."""
    sender = Sender()
    with _quick_commits():
        try:
            return sender.run()
        except ServerDownError as error:
            log.warning("The mail server takes no mail (%s); it is tried again.", one_line(str(error)))
            return sender.count
        finally:
            sender.carrier.close()


class Sender:
    """One run of the loop."""

    def __init__(self) -> None:
        self.carrier, self.domains, self.count = Carrier(), Domains(), 0
        self._sheets: dict[Hashable, Sheet] = {}
        self._printed = time.monotonic()

    def run(self) -> int:
        """Send until nothing is due. Raises ServerDownError."""
        take_over(timezone.now())
        while True:
            for edition_id in due_editions(timezone.now()).values_list("pk", flat=True):
                actions.prepare(edition_id=edition_id, now=timezone.now())
            taken = claim(timezone.now())
            if taken is None:
                actions.finish_editions()
                return self.count
            try:
                self._carry_out(taken)
            finally:
                self.carrier.drop()
                taken.give_back_the_rest()

    def _carry_out(self, taken: Claim) -> None:
        watch = Watch(taken.edition) if taken.edition else None
        rows = self.domains.admit(taken, taken.rows(), timezone.now())
        if not rows:
            return
        wanted = kind_of(rows[0]).wanted(rows) if taken.edition else _wanted_one_by_one(rows)
        for row, following in zip_longest(rows, rows[1:]):
            if not taken.holds() or (watch and not watch.is_open(taken.edition_now())):
                return
            if row.doubts and outbox.has_left(message_id(row), since=row.created_at):
                taken.sent(row)
            elif why := _why_not(row, wanted):
                taken.settle(row, State.PULLED, why)
            elif wait := wakes_at(row, timezone.now()):
                taken.give_back(row, wait)
            elif until := self.domains.closed(row):
                taken.put_off([row.pk], until, provider(row.to))
            else:
                self._send(taken, row, following if following and self._may_leave(following, wanted) else None)

    def _send(self, taken: Claim, row: Delivery, following: Delivery | None) -> None:
        try:
            sheet = self._sheet(row)
            if following and (next_sheet := self._sheets.get(_same(following))):
                self.carrier.expect(next_sheet, following)
            self.carrier.hand_over(sheet, row)
        except WithdrawnError as why:
            taken.settle(row, State.PULLED, str(why))
        except NotYetError as wait:
            taken.give_back(row, wait.again_at)
        except RefusedError as error:
            self.domains.refused(row, error)
            taken.fail(row, error, final=error.final)
        except ServerDownError as error:
            taken.fail(row, error, final=False, doubt=error.doubt)
            raise
        else:
            taken.sent(row)
            self.domains.took(row)
            self.count += 1

    def _may_leave(self, row: Delivery, wanted: set[int]) -> bool:
        """Say whether a mail will leave as far as is known before its turn comes."""
        waits = self.domains.closed(row) or wakes_at(row, timezone.now())
        return not row.doubts and not waits and not _why_not(row, wanted)

    def _sheet(self, row: Delivery) -> Sheet:
        key = _same(row)
        if key is None:
            return print_sheet(row)
        if time.monotonic() - self._printed > SHEETS_KEPT:
            self._sheets, self._printed = {}, time.monotonic()
        if key not in self._sheets:
            self._sheets[key] = print_sheet(row)
        return self._sheets[key]


def _same(row: Delivery) -> Hashable:
    """Return what names the sheet of a mail; None where it has one of its own."""
    key = kind_of(row).same(row)
    return None if key is None else (row.station_id, row.kind, key)


class Watch:
    """Says before each mail whether its edition may still leave."""

    def __init__(self, edition: Edition) -> None:
        self._edition, self._asked = edition, 0.0
        self._shown = set(edition.stories.values_list("pk", flat=True))
        self._changes_at: datetime | None = None
        self._ask(timezone.now())

    def is_open(self, edition_now: tuple[str, int]) -> bool:
        """Judge by the edition, which a kill or a stop holds back at once; and ask the gate, where time has passed."""
        if edition_now != (EditionState.FROZEN.value, self._edition.turn):
            return False
        now = timezone.now()
        if time.monotonic() - self._asked > GATE_ASKED or (self._changes_at and now >= self._changes_at):
            self._ask(now)
        return self._open

    def _ask(self, now: datetime) -> None:
        self._asked = time.monotonic()
        closed = self._shown - public_among(self._shown, now)
        self._open, self._changes_at = not closed, stories_change_at(self._shown, set(), now)
        for story_id in sorted(closed):
            actions.ask_the_gate_again(story_id=story_id, now=now)


def _wanted_one_by_one(rows: list[Delivery]) -> set[int]:
    return {row.pk for row in rows if kind_of(row).wanted([row])}


def _why_not(row: Delivery, wanted: set[int]) -> str:
    """Return why a mail must never leave any more; empty if it may."""
    if not row.to:
        return "the address is not kept any more"
    if row.follower and row.follower.dead_at and row.kind not in ASKED_FOR:
        return "the address takes no mail of ours"
    if row.follower and row.edition_id and row.follower.confirmed_at is None:
        return "the address was never confirmed"
    if row.pk not in wanted:
        return "not followed any more"
    return ""


@contextmanager
def _quick_commits() -> Iterator[None]:
    """Wait for the disk less often than after each mail: after a power cut, not a kill, the last are in doubt.

    On SQLite what is settled lies in its log either way, and is moved to its place in larger lots.
    """
    if connection.in_atomic_block:
        yield
        return
    quick, usual = _SPEEDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(quick)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(usual)
