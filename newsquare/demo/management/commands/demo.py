"""`newsquare demo [--port N]`: fill an empty installation with two invented stations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.demo.actions import NotEmptyError, fill
from newsquare.demo.nouns import DemoStation
from newsquare.stations.models import Station

PASSWORD = "nine-herons-on-the-pell"  # noqa: S105 - printed for everybody to see; the demo is no place for secrets.


class Command(BaseCommand):
    """Fills an empty installation and prints where to look."""

    help = "Fill an empty installation with a believable fortnight of two invented towns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port at which the stations will be asked for."""
        parser.add_argument("--port", type=int, default=8000, help="the port of `newsquare serve` (8000)")

    def handle(self, *_args: Any, port: int, **_options: Any) -> None:
        """Do it."""
        folder = Path(settings.DATA) / "demo"
        try:
            stations = fill(password=PASSWORD, port=port, folder=folder, now=timezone.now(), say=self._say)
        except NotEmptyError as error:
            folder = settings.DATA
            words = f"{folder} holds {error}, which is not the demo's. Give the demo a folder of its own with --data."
            raise CommandError(words) from error
        for told in stations:
            self._introduce(told)
        self._say(
            f"\nEverybody signs in with the password {PASSWORD}"
            "\nReaders sign in by a code sent by mail; the administrator’s desk holds the outbox where mail is read."
            "\nThe demo asks for no second factor: keep it on this machine."
        )

    def _introduce(self, told: DemoStation) -> None:
        station = Station.objects.get(slug=told.slug)
        self._say(f"\n{told.name}\n  site  {station.url('/')}\n  desk  {station.url('/desk/')}")
        shown: set[str] = set()
        for person in told.newsroom:
            if person.login not in shown:
                self._say(f"        {person.login:14} {person.email}")
                shown.add(person.login)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
