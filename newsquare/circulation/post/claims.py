"""Claims of rows of the ledger: taken by one, kept in time, settled in order, taken over from who was killed."""

import secrets
import time
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from newsquare.circulation.models import Delivery, Edition, State
from newsquare.circulation.queries import due_among, leaving_editions
from newsquare.circulation.rules import next_try
from newsquare.lib import outbox
from newsquare.lib.text import one_line
from newsquare.stations.models import Station

BATCH = 100
OURS_ALONE = timedelta(seconds=20)  # How long a claim holds where handing over is writing a file.
SERVERS = timedelta(minutes=3)  # The same where a mail server has to answer.
_ROWS, _EDITIONS = Delivery._meta.db_table, Edition._meta.db_table
_STATE = f"SELECT state, turn FROM {_EDITIONS} WHERE id = %s"  # noqa: S608  # Our own table.
_ITS = f"FROM {_EDITIONS} AS its WHERE its.id = {_ROWS}.edition_id"
_SENT = (
    f"UPDATE {_ROWS} SET state = %s, settled_at = %s, address = '', claim = '', last_error = ''"  # noqa: S608  # Our own tables.
    f" WHERE id = %s AND claim = %s RETURNING (SELECT its.state {_ITS}), (SELECT its.turn {_ITS})"
)


def lease() -> timedelta:
    """Return how long a claim holds."""
    return OURS_ALONE if outbox.in_use() else SERVERS


class Claim:
    """Some deliveries of one edition, or some to single readers, that are ours alone for a while."""

    def __init__(self, edition: Edition | None, ids: list[int], now: datetime) -> None:
        self.name, self.edition, self._began = secrets.token_hex(8), edition, time.monotonic()
        self.wording = edition.wording if edition else None
        self._told: tuple[str, int] | None = None
        taken = due_among(edition, now).filter(pk__in=ids)
        self.left = taken.update(
            state=State.SENDING,
            claim=self.name,
            attempts=F("attempts") + 1,
            claimed_at=now,
            next_attempt_at=now + lease(),
            wording=self.wording,
            put_off_for="",
        )

    def rows(self) -> list[Delivery]:
        """Return the deliveries in the order in which they leave."""
        mine = Delivery.objects.filter(claim=self.name, state=State.SENDING).order_by("pk")
        stations: dict[int, Station] = {}
        rows = list(mine.select_related("follower", "user"))
        for row in rows:
            row.edition = self.edition
            row.station = stations.setdefault(row.station_id, self.edition.station if self.edition else row.station)
            row.wording = self.wording
        return rows

    def holds(self) -> bool:
        """Say whether the claim is ours for one more mail, and make it longer where half of its time is over."""
        if time.monotonic() - self._began < lease().total_seconds() / 2:
            return True
        now = timezone.now()
        kept = Delivery.objects.filter(claim=self.name, state=State.SENDING, next_attempt_at__gt=now)
        self._began = time.monotonic()
        return bool(kept.update(next_attempt_at=now + lease()))

    def edition_now(self) -> tuple[str, int]:
        """Return the state and the turn of the edition: as told with what was settled just now, else asked anew."""
        told, self._told = self._told, None
        if told is None and self.edition:
            with connection.cursor() as cursor:
                cursor.execute(_STATE, [self.edition.pk])
                told = cursor.fetchone()
        return told or ("", 0)

    def sent(self, row: Delivery) -> None:
        """Settle a mail that has left and hear how its edition stands: one small statement, since it is one a mail."""
        with connection.cursor() as cursor:
            at = connection.ops.adapt_datetimefield_value(timezone.now())
            cursor.execute(_SENT, [str(State.SENT), at, row.pk, self.name])
            told = cursor.fetchall()
        self._told = told[0] if told and row.edition_id else None

    def settle(self, row: Delivery, state: State, why: str) -> None:
        """Settle a mail that does not leave any more."""
        words = {"settled_at": timezone.now(), "last_error": why[:400], "address": "", "claim": ""}
        self._mine(row).update(state=state, **words)

    def fail(self, row: Delivery, error: Exception, *, final: bool, doubt: bool = False) -> None:
        """Note that a mail could not be handed over; it is tried again later, or given up."""
        now, words = timezone.now(), one_line(f"{type(error).__name__}: {error}")
        again = None if final else next_try(row.attempts, now)
        if again is None:
            self.settle(row, State.FAILED, words)
            return
        doubts = F("doubts") + (1 if doubt else 0)
        changes = {"next_attempt_at": again, "last_error": words[:400], "claim": "", "doubts": doubts}
        self._mine(row).update(state=State.PENDING, **changes)

    def give_back(self, row: Delivery, again_at: datetime) -> None:
        """Let a mail wait: nothing was tried."""
        self._mine(row).update(
            state=State.PENDING, claim="", next_attempt_at=again_at, attempts=F("attempts") - 1, wording=None
        )

    def put_off(self, ids: list[int], again_at: datetime, domain: str) -> None:
        """Let mails wait for the sake of a domain: nothing was tried."""
        mine = Delivery.objects.filter(pk__in=ids, claim=self.name)
        changes = {"state": State.PENDING, "claim": "", "next_attempt_at": again_at, "put_off_for": domain}
        mine.update(**changes, attempts=F("attempts") - 1, wording=None)

    def give_back_the_rest(self) -> None:
        """Let go of all that is not settled."""
        rest = Delivery.objects.filter(claim=self.name, state=State.SENDING)
        rest.update(state=State.PENDING, claim="", next_attempt_at=timezone.now(), attempts=F("attempts") - 1)

    def _mine(self, row: Delivery) -> QuerySet[Delivery]:
        return Delivery.objects.filter(pk=row.pk, claim=self.name)


def claim(now: datetime) -> Claim | None:
    """Take some due deliveries, those to single readers first, then those of the smallest edition."""
    for edition in [None, *leaving_editions(now)]:
        due = due_among(edition, now).order_by("next_attempt_at", "pk").values_list("pk", flat=True)
        if ids := list(due[:BATCH]):
            taken = Claim(edition, ids, now)
            if taken.left:
                return taken
    return None


@transaction.atomic
def take_over(now: datetime) -> int:
    """Free what a killed process had claimed, and return how many mails are in doubt: of each claim the first.

    All others of the claim have certainly not left, since each mail is settled before the next is begun.
    """
    dead = Delivery.objects.filter(state=State.SENDING, next_attempt_at__lte=now)
    firsts: dict[str, int] = {}
    for name, pk in dead.order_by("pk").values_list("claim", "pk"):
        firsts.setdefault(name or str(pk), pk)
    Delivery.objects.filter(pk__in=firsts.values()).update(doubts=F("doubts") + 1)
    dead.exclude(pk__in=firsts.values()).update(attempts=F("attempts") - 1)
    dead.update(state=State.PENDING, claim="")
    return len(firsts)
