"""`newsquare wire parse FILE…`, `wire ingest [--source SLUG] PATH…`, `wire conformance DIR` and `wire codes FILE`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.copydesk.actions import NewsCodesError, read_subjects
from newsquare.lib.text import printable
from newsquare.wire.actions import PASTED, Outcome, Received, line_of, receiving, set_key
from newsquare.wire.models import Source
from newsquare.wire.queries import (
    MAX_BYTES,
    UnreadableError,
    as_json,
    below_the_bar,
    fields_below,
    lies_beside,
    read,
    scores_of,
    table_of,
)


class Command(BaseCommand):
    """Read agency copy from files."""

    help = (
        "Reads agency copy: `parse` prints it, `ingest` stores and files it, `conformance` says how truly it is read; "
        "`codes` reads IPTC's subjects; `key` keeps what opens a source."
    )
    requires_system_checks: list[str] = []
    without_database = frozenset({"parse", "conformance"})

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the subcommands and what they take."""
        parts = parser.add_subparsers(dest="what", required=True)
        parse = parts.add_parser("parse", help="print one JSON object an item, without touching a database")
        parse.add_argument("paths", nargs="+", metavar="FILE", help="a file, or - for standard input")
        ingest = parts.add_parser("ingest", help="store, file and publish; print one JSON line an item")
        ingest.add_argument("--source", help="the slug of the source, where there are several")
        ingest.add_argument("--station", help="the slug of the station, where two have a source of one name")
        ingest.add_argument("paths", nargs="+", metavar="PATH", help="files, or folders of files")
        key = parts.add_parser("key", help="keep the key or password of a source, read from standard input")
        key.add_argument("source", help="the slug of the source")
        key.add_argument("--station", help="the slug of the station, where two have a source of one name")
        score = parts.add_parser("conformance", help="score a folder of wire files by what they say")
        score.add_argument("paths", nargs=1, metavar="DIR", help="a folder; expectations may lie beside the files")

        codes = parts.add_parser("codes", help="read all Media Topics, or Subject Codes, from IPTC's file")
        codes.add_argument("paths", nargs=1, metavar="FILE", help="JSON, JSON-LD or a NewsML-G2 knowledge item")

    def handle(self, *_args: Any, what: str, paths: Sequence[str] = (), **options: Any) -> None:
        """Run the subcommand; the exit code is 1 if anything was refused, or is below the bar."""
        if what == "key":
            source, text = _source(options["source"], options["station"]), sys.stdin.read().strip()
            set_key(source=source, text=text, by=None, now=timezone.now())
            return
        if what == "conformance":
            self._score(Path(paths[0]))
            return
        if what == "codes":
            self._read_codes(Path(paths[0]))
            return
        if what == "parse":
            failed = [name for name in paths if not self._parse(name)]
        else:
            source = _source(options["source"], options["station"])
            failed = [str(path) for path in _files(paths) if not self._ingest(source, path)]
        if failed:
            names = printable(", ".join(failed[:5]))
            raise CommandError(f"{len(failed)} refused: {names}{' …' if len(failed) > 5 else ''}")

    def _score(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CommandError(f"{printable(str(folder))} is no folder.")
        scores = scores_of(folder)
        unscored = [
            f"{score.path.relative_to(folder)}: not scored. {score.unscored}" for score in scores if score.unscored
        ]
        for line in [*table_of(scores), "", *below_the_bar(scores, folder), *unscored]:
            self.stdout.write(printable(line))
        if not scores:
            raise CommandError("There is no file in this folder.")
        if below := fields_below(scores):
            raise CommandError(f"Below the bar: {', '.join(below)}.")

    def _read_codes(self, path: Path) -> None:
        try:
            number = read_subjects(raw=_bytes_of(path))
        except (NewsCodesError, OSError) as error:
            raise CommandError(f"{printable(str(path))}: {_words(error)}") from error
        self.stdout.write(f"{number} subjects are known. Source: IPTC NewsCodes, CC BY 4.0, iptc.org.")

    def _parse(self, name: str) -> bool:
        try:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes_of(Path(name))
            items = read(raw, name=Path(name).name, now=timezone.now())
        except (UnreadableError, OSError) as error:
            print(f"{printable(name)}: {_words(error)}", file=sys.stderr)
            return False
        for item in items:
            self.stdout.write(json.dumps(as_json(item), ensure_ascii=False))
        return True

    def _ingest(self, source: Source, path: Path) -> bool:
        try:
            raw = _bytes_of(path)
        except OSError as error:
            self._line(str(path), Received(path.name, None, None, Outcome("refused", problem=_words(error))))
            return False
        refused = False
        for line in receiving(source=source, raw=raw, name=path.name, path=str(path.resolve()), now=timezone.now()):
            self._line(str(path), line)
            refused |= line.outcome.action == "refused"
        return not refused

    def _line(self, path: str, received: Received) -> None:
        self.stdout.write(json.dumps(line_of(received, path), ensure_ascii=False))
        self.stdout.flush()


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes, one more at most than may be read; it may be a pipe that never ends."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _words(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _source(slug: str | None, station: str | None) -> Source:
    found = Source.objects.select_related("station").order_by("station__slug", "slug")
    if station:
        found = found.filter(station__slug=station)
    known = list(found)
    chosen = [source for source in known if source.slug == slug or (slug is None and source.slug != PASTED)]
    if len(chosen) == 1:
        return chosen[0]
    names = ", ".join(f"{source.slug} ({source.station.slug})" for source in known) or "none yet"
    if not chosen:
        raise CommandError(
            f"No source is called {slug!r}. There are: {names}."
            if slug
            else "No source exists yet: name one in the station's file and apply it."
        )
    raise CommandError(f"Several sources fit: {names}. Choose one with --source, and --station if need be.")


def _files(paths: Sequence[str]) -> Iterator[Path]:
    """Yield the files named, and the copy in folders named: what lies beside it, as pictures do, is passed over."""
    for name in paths:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and not lies_beside(file.name):
                yield file
