"""What happened at the press. Sent inside the transaction that did it."""

from django.dispatch import Signal

pages_touched = Signal()  # often: it changes many times a second. What was touched stands in the rows.
