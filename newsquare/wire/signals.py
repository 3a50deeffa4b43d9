"""What happened on the wire."""

from django.dispatch import Signal

item_arriving = Signal()  # dispatch, item; before the transaction: receivers may fetch what storing will need
item_stored = Signal()  # item_id, version_id (None: it came before), prepared, now; inside the transaction
