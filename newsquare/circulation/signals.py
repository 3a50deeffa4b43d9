"""What happened in circulation. Sent inside the transaction that did it."""

from django.dispatch import Signal

mail_written = Signal()  # No arguments: there are deliveries to send.
