"""Sends what the ledger holds: claims rows, asks the gate, hands the mails over, settles each row right after.

A claim of many rows is saved before the first of them is handed over. They leave in order, and each is settled before
the next is begun, so a process that is killed leaves one mail in doubt, never more: the first that is not settled.
"""

from newsquare.circulation.post.claims import OURS_ALONE, SERVERS
from newsquare.circulation.post.sender import send_due

__all__ = ["OURS_ALONE", "SERVERS", "send_due"]
