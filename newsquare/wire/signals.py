"""What happened on the wire."""

from django.dispatch import Signal

item_arriving = Signal()  # dispatch, item; before the transaction: receivers may fetch what storing will need
item_stored = Signal()  # item_id, version_id (None: it came before), prepared, now; inside the transaction
item_ordered = (
    Signal()
)  # order_id, now; inside the transaction that stores the order: receivers take the item's uses away
order_lifted = Signal()  # order_id, now; inside the transaction
