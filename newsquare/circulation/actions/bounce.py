"""Note that a mail came back, and stop writing to an address that takes none."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from newsquare.circulation.letters.sheet import message_id
from newsquare.circulation.models import Delivery, Follower, State
from newsquare.circulation.returned import Returned
from newsquare.circulation.rules import SOFT_BOUNCES


class Bounced(StrEnum):
    """What became of a mail that came back."""

    UNKNOWN = "no mail of ours"
    NOTED = "noted"
    STOPPED = "no more mail to this address"


@transaction.atomic
def note_returned(*, returned: Returned, now: datetime) -> Bounced:
    """Note that a mail did not arrive. A hard refusal stops the address at once, the fifth soft one in a row as well.

    The notification must name a mail that we sent and the address that it went to: whoever forges one must know both.
    Told twice of the same mail, the second changes nothing.
    """
    key = returned.message_id.strip("<>").rpartition("@")[0].replace(".", ":")
    row = Delivery.objects.select_related("follower", "station", "user").filter(key=key).first()
    if row is None or message_id(row) != returned.message_id or row.to.lower() != returned.address:
        return Bounced.UNKNOWN
    noted = Delivery.objects.filter(pk=row.pk, state=State.SENT)
    if not noted.update(state=State.FAILED, last_error=f"came back: {returned.status}") or row.follower is None:
        return Bounced.NOTED
    follower = Follower.objects.select_for_update().get(pk=row.follower.pk)
    follower.bounces += 1
    if returned.is_hard or follower.bounces >= SOFT_BOUNCES:
        follower.dead_at = follower.dead_at or now
    follower.save(update_fields=["bounces", "dead_at"])
    return Bounced.STOPPED if follower.dead_at else Bounced.NOTED
