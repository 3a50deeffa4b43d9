"""`newsquare play`: play the demo's minute from its next part to its end, at a pace at which one can look."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsquare.accounts.models import User
from newsquare.demo.minute.parts import Minute, Part, minute_of
from newsquare.demo.minute.playing import play_next
from newsquare.stations.models import Station

PATIENCE = 30.0  # Seconds until a file must have been taken in; the server does it.
STATION, EDITOR = "riverbend", "ada@channel9riverbend.example"


class Command(BaseCommand):
    """Plays the minute that shows what the wire desk remembers."""

    help = "Play the demo's minute: a wire story arrives, is edited, is corrected by its agency, is killed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pace."""
        parser.add_argument("--pace", type=float, default=8.0, help="seconds to look at each part (8)")

    def handle(self, *_args: Any, pace: float, **_options: Any) -> None:
        """Play until the story is killed."""
        by, minute = User.objects.filter(email=EDITOR).first(), self._minute()
        if by is None or minute is None:
            raise CommandError("There is no demo here. Make one: script/demo")
        before = None
        while before is None or minute.next is not Part.IS_OVER:
            before = minute.next
            self.stdout.write(play_next(minute, by=by, now=timezone.now()))
            minute = self._after(before)
            time.sleep(pace)
        self.stdout.write("The story is gone. Its uses wait on the desk to be signed off.")

    def _minute(self) -> Minute | None:
        station = Station.objects.filter(slug=STATION).first()
        return minute_of(station) if station else None

    def _after(self, before: Part) -> Minute:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            minute = self._minute()
            if minute and minute.next is not before and not minute.on_its_way:
                return minute
            time.sleep(0.2)
        raise CommandError("The file was not taken in. Is the server running? Start it: script/demo")
