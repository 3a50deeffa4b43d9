"""newsquare transfer FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsquare.office.actions.transfer import TransferError, transfer


class Command(BaseCommand):
    """Moves an embedded station to PostgreSQL."""

    help = "Copy everything from an embedded database into the empty PostgreSQL of DATABASE_URL."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the old database."""
        parser.add_argument(
            "file", type=Path, help="the old database, such as var/newsquare.sqlite3; it stays as it is"
        )

    def handle(self, *, file: Path, verbosity: int, **_: Any) -> None:
        """Copy, and say how much."""
        rows = tables = 0
        try:
            for table, count in transfer(source=file):
                rows, tables = rows + count, tables + 1
                if verbosity > 1:
                    self.stdout.write(f"{table}: {count}")
        except TransferError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Copied {rows} rows in {tables} tables. Start the station with `newsquare serve`.")
