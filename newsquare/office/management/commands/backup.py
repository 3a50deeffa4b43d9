"""newsquare backup FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.office.actions.backup import TargetError, back_up
from newsquare.office.dumps import DumpError


class Command(BaseCommand):
    """Saves the station in one file."""

    help = "Save the whole station in one new file, while it runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path, help="where to write it, such as riverbend.tar.gz; must not exist")

    def handle(self, *, file: Path, **_: Any) -> None:
        """Save, and say what was saved."""
        try:
            manifest = back_up(target=file, now=timezone.now())
        except (TargetError, DumpError) as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1_000_000
        self.stdout.write(f"Saved the database and {len(manifest.files) - 1} files in {file} ({size:.1f} MB).")
