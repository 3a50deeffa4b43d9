"""`newsquare station apply FILE` and `newsquare station show [SLUG]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsquare.office.actions import Report, apply_station
from newsquare.office.station_file import StationFileError
from newsquare.office.station_file.things import text_of
from newsquare.stations.models import Station


class Command(BaseCommand):
    """Sets up or updates a station from its file, or prints it as one."""

    help = "Set up or update a station from one file (apply FILE), or print it as one (show)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one of two deeds."""
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="apply|show")
        apply = deeds.add_parser("apply", help="set up or update a station as its file describes it")
        apply.add_argument("file", metavar="FILE", help="the station's file, in TOML")
        apply.add_argument("--force", action="store_true", help="also set values that were changed on the desk since")
        show = deeds.add_parser("show", help="print a station as the text of its file")
        show.add_argument("slug", nargs="?", metavar="SLUG", help="which station, where there are several")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        if options["deed"] == "apply":
            self._apply(Path(options["file"]), force=options["force"])
        else:
            self._show(options["slug"])

    def _apply(self, path: Path, *, force: bool) -> None:
        try:
            text = path.read_text(encoding="utf-8-sig")
            report = apply_station(text=text, name=str(path), force=force)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise CommandError(f"{path}, line {line}: this is not UTF-8. Save the file as UTF-8.") from error
        except StationFileError as error:
            raise CommandError(str(error)) from error
        self._tell(report)

    def _tell(self, report: Report) -> None:
        for key in report.made:
            self.stdout.write(f"made  {key}")
        for change in report.changed:
            self.stdout.write(f"set   {change.key}: {_short(change.present)} -> {_short(change.wanted)}")
        for change in report.kept:
            self.stdout.write(
                f"kept  {change.key}: {_short(change.present)}, as the desk has it; the file says "
                f"{_short(change.wanted)}"
            )
        if report.kept:
            self.stdout.write("Apply with --force to take the file's values.")
        made, changed, kept = len(report.made), len(report.changed), len(report.kept)
        told = f"{made} made, {changed} set, {kept} kept" if made or changed or kept else "nothing to change"
        self.stdout.write(f"{report.station.name} ({report.station.base_url}/): {told}.")

    def _show(self, slug: str | None) -> None:
        stations = Station.objects.order_by("slug")
        slugs = list(stations.values_list("slug", flat=True))
        if not slugs:
            raise CommandError("there is no station yet: newsquare station apply FILE makes one.")
        if slug is None and len(slugs) > 1:
            raise CommandError(f"there are several stations; name one of {', '.join(slugs)}.")
        station = stations.filter(slug=slug or slugs[0]).first()
        if station is None:
            raise CommandError(f"there is no station {slug!r}; there are {', '.join(slugs)}.")
        self.stdout.write(text_of(station), ending="")


def _short(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
