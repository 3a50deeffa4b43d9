"""Ask to follow, confirm, choose, stop, be forgotten."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from newsquare.accounts.actions import hand, record
from newsquare.accounts.models import Did
from newsquare.circulation.models import Delivery, Follow, Follower, Kind, State
from newsquare.circulation.rules import ASK_AGAIN, FORGET_UNCONFIRMED, FORGET_WHO_LEFT, KEEP_SETTLED
from newsquare.circulation.signals import mail_written
from newsquare.stations.models import Station
from newsquare.stories.models import Topic


@transaction.atomic
def ask_to_follow(*, station: Station, topic: Topic, email: str, now: datetime) -> None:
    """Note that an address asked for a topic and, at most once a day until it answers, mail it for a confirmation."""
    follower, _ = Follower.objects.get_or_create(
        station=station, email=email.strip().lower(), defaults={"created_at": now}
    )
    follow, _ = Follow.objects.get_or_create(follower=follower, topic=topic, defaults={"asked_at": now})
    if follow.since:
        return
    allowed = Q(asked_at__isnull=True) | Q(asked_at__lte=now - ASK_AGAIN)
    if Follower.objects.filter(allowed, pk=follower.pk).update(asked_at=now):
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


@transaction.atomic
def confirm(*, follower: Follower, topics: Iterable[Topic], now: datetime) -> None:
    """Let the topics count that the reader asked for and has now confirmed; what was not confirmed is dropped."""
    follower.follows.filter(topic__in=list(topics), since__isnull=True).update(since=now)
    follower.follows.filter(since__isnull=True).delete()
    follower.confirmed_at, follower.asked_at = follower.confirmed_at or now, None
    follower.save(update_fields=["confirmed_at", "asked_at"])


@transaction.atomic
def choose(*, follower: Follower, topics: Iterable[Topic], now: datetime) -> None:
    """Make these topics of the station, and no others, what a follower gets mail about."""
    chosen = {topic.pk for topic in topics if topic.station_id == follower.station_id}
    follower.follows.exclude(topic__in=chosen).delete()
    follower.follows.filter(since__isnull=True).update(since=now)
    kept = set(follower.follows.values_list("topic_id", flat=True))
    Follow.objects.bulk_create(
        [Follow(follower=follower, topic_id=pk, asked_at=now, since=now) for pk in sorted(chosen - kept)],
        ignore_conflicts=True,
    )
    _note_leaving(follower, now)


@transaction.atomic
def stop(*, follower: Follower, topic_ids: Iterable[int], now: datetime) -> None:
    """Stop mail about some topics. Doing it twice is the same as once."""
    follower.follows.filter(topic__in=list(topic_ids)).delete()
    _note_leaving(follower, now)


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


def _note_leaving(follower: Follower, now: datetime) -> None:
    follower.left_at = None if follower.follows.exists() else now
    follower.save(update_fields=["left_at"])
