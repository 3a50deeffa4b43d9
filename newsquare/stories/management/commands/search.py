"""`newsquare search rebuild`: what search knows, noted again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsquare.stations.models import Station
from newsquare.stories import actions


class Command(BaseCommand):
    """Keeps the index of search."""

    help = "Notes again by which words every story is found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a verb."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="{rebuild}")
        verb = verbs.add_parser(
            "rebuild", help="note again by which words every story is found, while the station runs"
        )
        verb.add_argument("--station", metavar="SLUG", help="only this station's stories")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do it, and show how far it is."""
        tells, total, station = self.stdout.isatty(), 0, None
        if slug := options["station"]:
            station = Station.objects.filter(slug=slug).first()
            if station is None:
                raise CommandError(f"There is no station {slug!r}.")
        for done, total in actions.rebuild(station=station):
            if tells:
                self.stdout.write(f"\r{done} of {total} stories", ending="")
        self.stdout.write(f"{chr(13) if tells else ''}{total} stories can be found by their words.")
