"""`newsquare bake --all`: bake everything anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.press import actions
from newsquare.stations.models import Station


class Command(BaseCommand):
    """Bakes pages anew."""

    help = "Bakes the pages that wait, or with --all every page of every station."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --all and --station."""
        parser.add_argument("--all", action="store_true", help="bake every page anew")
        parser.add_argument("--station", metavar="SLUG", help="only this station's pages (with --all)")

    def handle(self, *_: Any, **options: Any) -> None:
        """Bake, and show how far it is."""
        actions.sweep(now=timezone.now())
        if not options["all"]:
            actions.bake_pending(now=timezone.now())
            return
        stations = Station.objects.prefetch_related("hosts").order_by("slug")
        if options["station"]:
            stations = stations.filter(slug=options["station"])
            if not stations:
                raise CommandError(f"There is no station {options['station']!r}.")
        for station in stations:
            self._bake(station)

    def _bake(self, station: Station) -> None:
        tells, count, broken = self.stdout.isatty(), 0, 0
        for number, total, path, status in actions.bake_all(station=station, now=timezone.now()):
            count += status in {200, 410}
            if status >= 500:
                broken += 1
                self.stderr.write(f"{path}: status {status}")
            if tells:
                self.stdout.write(f"\r{station.slug}: {number} of {total} {path[:60]:60}", ending="")
        self.stdout.write(f"{chr(13) if tells else ''}{station.slug}: {count} pages baked{'':60}".rstrip())
        if broken:
            raise CommandError(f"{broken} pages of {station.slug} could not be rendered.")
