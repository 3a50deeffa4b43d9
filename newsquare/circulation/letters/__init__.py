"""What our mails say: a file for each kind, and how a letter is printed. Importing this makes the kinds known."""

from newsquare.circulation.letters import (  # noqa: F401  # Each registers its kinds.
    asking,
    correction,
    digest,
    newsletter,
    story,
    update,
)
from newsquare.circulation.letters.frame import frame, list_headers
from newsquare.circulation.letters.sheet import Sheet, letter_for, message_id, print_sheet

__all__ = ["Sheet", "frame", "letter_for", "list_headers", "message_id", "print_sheet"]
