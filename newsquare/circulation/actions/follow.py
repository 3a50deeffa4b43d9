"""Ask to follow, confirm, choose what and when, stop, be forgotten."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext

from newsquare.accounts.actions import hand, record
from newsquare.accounts.models import Did
from newsquare.circulation import rules
from newsquare.circulation.models import Delivery, Follow, Follower, Kind, Rhythm, State, Subject
from newsquare.circulation.queries import timing_of
from newsquare.circulation.rules import ASK_AGAIN, FORGET_UNCONFIRMED, FORGET_WHO_LEFT, KEEP_SETTLED, MOST_ASKED
from newsquare.circulation.signals import mail_written


@transaction.atomic
def ask_to_follow(*, subject: Subject, email: str, now: datetime) -> None:
    """Note that an address asked for something and, at most once a day until it answers, mail it to confirm."""
    station, subject = subject.station, saved(subject)
    follower, _ = Follower.objects.get_or_create(
        station=station, email=email.strip().lower(), defaults={"created_at": now}
    )
    follow, _ = Follow.objects.get_or_create(follower=follower, subject=subject, defaults={"asked_at": now})
    if follow.since:
        return
    allowed = Q(asked_at__isnull=True) | Q(asked_at__lte=now - ASK_AGAIN, asked_times__lt=MOST_ASKED)
    if Follower.objects.filter(allowed, pk=follower.pk).update(asked_at=now, asked_times=F("asked_times") + 1):
        Delivery.objects.get_or_create(
            key=f"confirm:{follower.pk}:{int(now.timestamp())}",
            defaults={
                "station": station,
                "kind": Kind.CONFIRM,
                "follower": follower,
                "created_at": now,
                "next_attempt_at": now,
            },
        )
        mail_written.send(Follower)


def saved(subject: Subject) -> Subject:
    """Return the row of a subject, made when it is first asked for."""
    values = {
        name: getattr(subject, name) for name in ("kind", "topic", "section", "story", "newsletter", "slug", "name")
    }
    return Subject.objects.get_or_create(station=subject.station, key=subject.key, defaults=values)[0]


@transaction.atomic
def confirm(*, follower: Follower, subjects: Iterable[Subject], now: datetime) -> None:
    """Let count what the reader asked for and has now confirmed; what was not confirmed is dropped."""
    keys = [subject.key for subject in subjects]
    follower.follows.filter(subject__key__in=keys, since__isnull=True).update(since=now)
    follower.follows.filter(since__isnull=True).delete()
    follower.confirmed_at, follower.asked_at, follower.asked_times = follower.confirmed_at or now, None, 0
    follower.dead_at, follower.bounces = None, 0
    follower.save(update_fields=["confirmed_at", "asked_at", "asked_times", "dead_at", "bounces"])


@transaction.atomic
def choose(*, follower: Follower, rhythms: Iterable[tuple[Subject, Rhythm]], now: datetime) -> None:
    """Make these things of the station, each in its rhythm, and no others, what a follower gets mail about."""
    chosen = {saved(each).pk: rhythm for each, rhythm in rhythms if each.station_id == follower.station_id}
    follower.follows.exclude(subject__in=chosen).delete()
    follower.follows.filter(since__isnull=True).update(since=now)
    for follow in follower.follows.order_by("pk"):
        if follow.rhythm != (rhythm := chosen.pop(follow.subject_id)):
            was_at_once, follow.rhythm = follow.rhythm == Rhythm.ONCE, rhythm
            follow.told_until = now if was_at_once else follow.told_until
            follow.save(update_fields=["rhythm", "told_until"])
    Follow.objects.bulk_create(
        [
            Follow(follower=follower, subject_id=pk, rhythm=rhythm, asked_at=now, since=now)
            for pk, rhythm in sorted(chosen.items())
        ],
        ignore_conflicts=True,
    )
    note_change(follower, now)


@transaction.atomic
def suit(*, follower: Follower, hour: int, weekday: int, quiet: tuple[int, int] | None, now: datetime) -> None:
    """Set at which hour of the station's day digests come, on which day the weekly one, and when nothing leaves."""
    follower.hour, follower.weekday = hour, weekday
    follower.quiet_from, follower.quiet_until = quiet or (None, None)
    follower.save(update_fields=["hour", "weekday", "quiet_from", "quiet_until"])
    note_change(follower, now)


@transaction.atomic
def stop(*, follower: Follower, keys: Iterable[str], now: datetime) -> None:
    """Stop mail about some things. Doing it twice is the same as once."""
    follower.follows.filter(subject__key__in=list(keys)).delete()
    note_change(follower, now)


@transaction.atomic
def erase(*, follower: Follower, now: datetime) -> None:
    """Forget an address and all that it follows; mails not yet sent are pulled. The ledger keeps bare numbers.

    Done by staff it stands in their log, without the address.
    """
    if hand():
        record(Did.ERASED, follower, name=gettext("an address"), now=now)
    unsent = follower.deliveries.filter(state__in=[State.PENDING, State.SENDING])
    unsent.update(state=State.PULLED, settled_at=now, last_error="erased by the reader")
    follower.deliveries.exclude(address="").update(address="")
    follower.delete()


@transaction.atomic
def forget(*, now: datetime) -> int:
    """Forget addresses that never confirmed or follow nothing any more, and mails settled long ago; count addresses."""
    old = now - FORGET_UNCONFIRMED
    Follow.objects.filter(since__isnull=True, asked_at__lt=old).delete()
    Delivery.objects.filter(settled_at__lt=now - KEEP_SETTLED).delete()
    gone = Q(left_at__lt=now - FORGET_WHO_LEFT) | Q(left_at__isnull=True, created_at__lt=old)
    forgotten = Follower.objects.filter(gone, follows__isnull=True)
    count = forgotten.count()
    forgotten.delete()
    return count


def note_change(follower: Follower, now: datetime) -> None:
    """Note whether anything is followed still, and when the next digest is due."""
    follows = list(follower.follows.filter(since__isnull=False).values_list("rhythm", flat=True))
    follower.left_at = None if follows else now
    follower.digest_at = rules.next_digest(timing_of(follower), {Rhythm(each) for each in follows}, now)
    follower.save(update_fields=["left_at", "digest_at"])
