"""`newsquare bounce`: read a mail that came back from standard input, as a mail server pipes it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.circulation import actions
from newsquare.circulation.returned import LONGEST, NotReturnedError, read_returned


class Command(BaseCommand):
    """Reads one mail that came back and stops writing to an address that takes none."""

    help = "Reads a mail that came back, from standard input, and stops writing to addresses that take none."

    def handle(self, *_: Any, **options: Any) -> None:
        """Read, note, and say what became of each."""
        try:
            found = read_returned(sys.stdin.buffer.read(LONGEST))
        except NotReturnedError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for returned in found:
            became = actions.note_returned(returned=returned, now=timezone.now())
            self.stdout.write(f"{returned.message_id}: {returned.status}, {became}")
        if not found:
            self.stdout.write("Nothing failed for good: the mail server still tries.")
