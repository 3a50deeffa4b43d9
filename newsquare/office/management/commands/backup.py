"""newsquare backup FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.office.actions.backup import TargetError, back_up
from newsquare.office.dumps import DumpError
from newsquare.stations.models import Station


class Command(BaseCommand):
    """Saves the station in one file."""

    help = "Save the whole station in one new file, while it runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path, help="where to write it, such as riverbend.tar.gz; must not exist")

    def handle(self, *, file: Path, **_: Any) -> None:
        """Save, and say what was saved."""
        try:
            for station in Station.objects.order_by("pk"):
                record(Did.EXPORTED, None, station=station, note=f"A backup of everything: {file.name}")
            manifest = back_up(target=file, now=timezone.now())
        except (TargetError, DumpError) as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1_000_000
        self.stdout.write(f"Saved the database and {len(manifest.files) - 1} files in {file} ({size:.1f} MB).")
