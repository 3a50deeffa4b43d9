"""What happened at the press. Sent inside the transaction that did it."""

from django.dispatch import Signal

pages_touched = Signal()  # Nothing but the fact: what was touched stands in the rows.
