"""newsquare restore FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsquare.office.actions.restore import NotEmptyError, restore
from newsquare.office.archive import BadArchiveError
from newsquare.office.dumps import DumpError


class Command(BaseCommand):
    """Brings a station back from one file."""

    help = "Bring a station back from a backup, into an empty data folder."
    without_database = True
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path, help="a file that `newsquare backup` wrote")

    def handle(self, *, file: Path, **_: Any) -> None:
        """Restore, and say what to do next."""
        try:
            manifest = restore(source=file)
        except (NotEmptyError, BadArchiveError, DumpError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored the database and {len(manifest.files) - 1} files of {manifest.made_at} into {settings.DATA}.\n"
            "Start it with `newsquare serve`; pages are baked again as they are read."
        )
