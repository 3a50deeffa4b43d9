"""`newsquare purge PATH`: throw a baked page away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsquare.press import actions
from newsquare.stations.models import Station


class Command(BaseCommand):
    """Throws a baked page away; the next reader gets a new one."""

    help = "Throws a baked page away at every station, or at one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path and --station."""
        parser.add_argument("path", metavar="PATH", help="as in the address: /2026/03/bridge/")
        parser.add_argument("--station", metavar="SLUG", help="only at this station")

    def handle(self, *_: Any, **options: Any) -> None:
        """Purge."""
        station = None
        if options["station"]:
            station = Station.objects.filter(slug=options["station"]).first()
            if station is None:
                raise CommandError(f"There is no station {options['station']!r}.")
        path = options["path"]
        if not path.startswith("/"):
            raise CommandError(f"{path!r} does not begin with a slash: write the address from there on.")
        found = actions.purge(path=path, station=station)
        self.stdout.write(f"{path}: {found} thrown away" if found else f"{path}: nothing was kept")
