"""Keeps each provider to its pace: puts off what is too much for this minute, or goes where nothing is taken now."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsquare.circulation.models import Delivery, MailDomain
from newsquare.circulation.pace import MINUTE, asks_to_wait, limit_of, minute_of, pause, place_in_line, provider
from newsquare.circulation.post.carrier import RefusedError
from newsquare.circulation.post.claims import Claim
from newsquare.lib.text import one_line


class Domains:
    """What one run of the sender knows of the providers. What counts for all senders stands in the database."""

    def __init__(self) -> None:
        self._closed: dict[str, datetime] = {}
        self._troubled: set[str] = set()  # Refused when asked last.
        self._in_line: dict[tuple[int | None, str], tuple[datetime, int]] = {}

    def admit(self, taken: Claim, rows: list[Delivery], now: datetime) -> list[Delivery]:
        """Return the mails that may leave now, in their order; the others are put off, and nothing was tried.

        What one reader waits for, as a confirmation, counts, but waits only where the provider takes nothing.
        """
        troubled = MailDomain.objects.filter(refusals__gt=0).values_list("name", "closed_until")
        self._closed = {name: until for name, until in troubled if until and until > now}
        self._troubled = {name for name, _ in troubled}
        if not self._closed and not settings.MAIL_PER_MINUTE:
            return rows
        wait: set[int] = set()
        for name, mails in _by_provider(rows).items():
            limit = limit_of(name, settings.MAIL_PER_MINUTE)
            if name in self._closed:
                taken.put_off([row.pk for row in mails], self._closed[name], name)
                wait |= {row.pk for row in mails}
            elif limit is not None:
                may = _take(name, len(mails), limit, now, more=taken.edition is None)
                self._put_off(taken, mails[may:], limit, now)
                wait |= {row.pk for row in mails[may:]}
        return [row for row in rows if row.pk not in wait]

    def closed(self, row: Delivery) -> datetime | None:
        """Return until when the provider of a mail takes nothing; None if it does."""
        return self._closed.get(provider(row.to)) if self._closed else None

    def refused(self, row: Delivery, error: RefusedError) -> None:
        """Leave a provider alone for a while that asks to wait; a refusal for good, or of one mailbox, is not that."""
        if error.final or not asks_to_wait(error.code, error.words):
            return
        now, name = timezone.now(), provider(row.to)
        with transaction.atomic():
            domain, _ = MailDomain.objects.select_for_update().get_or_create(name=name)
            domain.refusals = min(domain.refusals + 1, 999)
            domain.closed_until = now + pause(domain.refusals)
            domain.last_error = one_line(f"{error.code} {error.words}")[:400]
            domain.save(update_fields=["refusals", "closed_until", "last_error"])
        self._closed[name] = domain.closed_until
        self._troubled.add(name)

    def took(self, row: Delivery) -> None:
        """Note that a provider takes mail again."""
        if self._troubled and (name := provider(row.to)) in self._troubled:
            MailDomain.objects.filter(name=name).update(refusals=0, closed_until=None, last_error="")
            self._troubled.discard(name)

    def _put_off(self, taken: Claim, mails: list[Delivery], limit: int, now: datetime) -> None:
        """Give mails the minutes in which they may leave, behind those of the same mailing that wait already."""
        minutes: dict[datetime, list[int]] = defaultdict(list)
        for row in mails:
            key, this = (row.edition_id, provider(row.to)), minute_of(now)
            since, behind = self._in_line.get(key, (this, 0))
            behind = max(0, behind - limit * ((this - since) // MINUTE))
            minutes[place_in_line(behind, limit, now)].append(row.pk)
            self._in_line[key] = (this, behind + 1)
        for minute, ids in minutes.items():
            taken.put_off(ids, minute, provider(mails[0].to))


def _by_provider(rows: list[Delivery]) -> dict[str, list[Delivery]]:
    found: dict[str, list[Delivery]] = defaultdict(list)
    for row in rows:
        found[provider(row.to)].append(row)
    return found


@transaction.atomic
def _take(name: str, wanted: int, limit: int, now: datetime, *, more: bool) -> int:
    """Return how many mails may leave to a provider in this minute, and count them; with `more` all, and be it more."""
    domain, _ = MailDomain.objects.select_for_update().get_or_create(name=name)
    minute = minute_of(now)
    if domain.minute != minute:
        domain.minute, domain.taken = minute, 0
    may = wanted if more else max(0, min(wanted, limit - domain.taken))
    domain.taken += may
    domain.save(update_fields=["minute", "taken"])
    return may
