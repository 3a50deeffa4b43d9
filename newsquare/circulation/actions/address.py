"""Change the address that mail goes to: asked for by the old one, confirmed by the new one."""

from datetime import datetime

from django.db import transaction

from newsquare.circulation.actions.follow import note_change
from newsquare.circulation.models import Delivery, Follow, Follower, Kind
from newsquare.circulation.models.follower import new_secret
from newsquare.circulation.signals import mail_written


@transaction.atomic
def ask_new_address(*, follower: Follower, email: str, now: datetime) -> None:
    """Mail a new address, at most one a day for each follower, for a confirmation that it is theirs."""
    email = email.strip().lower()
    if email == follower.email:
        return
    _, written = Delivery.objects.get_or_create(
        key=f"move:{follower.pk}:{now:%Y-%m-%d}",
        defaults={
            "station": follower.station,
            "kind": Kind.MOVE,
            "follower": follower,
            "address": email,
            "created_at": now,
            "next_attempt_at": now,
        },
    )
    if written:
        mail_written.send(Follower)


@transaction.atomic
def take_new_address(*, follower: Follower, email: str, now: datetime) -> None:
    """Send mail to the new address from now on. If that one follows already, the two become one.

    Links in mails to the old address are worth nothing any more: it may belong to somebody else by now.
    """
    other = Follower.objects.filter(station=follower.station, email=email).exclude(pk=follower.pk).first()
    if other:
        kept = follower.follows.values_list("subject_id", flat=True)
        Follow.objects.filter(follower=other, since__isnull=False).exclude(subject__in=list(kept)).update(
            follower=follower
        )
        other.delete()
    follower.email, follower.secret = email, new_secret()
    follower.confirmed_at = follower.confirmed_at or now
    follower.dead_at, follower.bounces = None, 0
    follower.save(update_fields=["email", "secret", "confirmed_at", "dead_at", "bounces"])
    note_change(follower, now)
