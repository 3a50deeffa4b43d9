"""Plays what stands beside the stories: what is live next, a sponsor, and a week of readers."""

from datetime import timedelta
from random import Random

from newsquare.demo.nouns import Beside, Illustration
from newsquare.demo.replay.stage import Stage
from newsquare.desk.models import Broadcast, Sponsor
from newsquare.press.actions import add_reads, settle_most_read
from newsquare.stories.models import Story

DAYS = 7
FADING = (1.0, 0.45, 0.2, 0.1, 0.06, 0.04, 0.03)  # How a story is read on its first day, its second, …


def set_beside(stage: Stage, beside: Beside) -> None:
    """Announce what is live next, place the sponsor, and let the week's readers have come."""
    editor = stage.with_login("editor")
    if beside.live_title:
        begin = (stage.now + timedelta(hours=3)).replace(minute=0, second=0, microsecond=0)
        Broadcast.objects.create(
            station=stage.station,
            title=beside.live_title,
            address=beside.live_address,
            from_at=begin,
            until_at=begin + timedelta(hours=2),
        )
    if beside.sponsor:
        shown = Illustration(beside.sponsor_drawing, "", "", stage.credit)
        Sponsor.objects.create(
            station=stage.station,
            name=beside.sponsor,
            text=beside.sponsor_text,
            link=beside.sponsor_link,
            picture=stage.picture(shown, editor) if beside.sponsor_drawing else None,
        )
    _read(stage)
    settle_most_read(station=stage.station, now=stage.now)


def _read(stage: Stage) -> None:
    """Let a small town have read its news: much on the day it came out, less on each day after."""
    chance = Random(stage.station.slug)  # noqa: S311  # The same readers each time.
    zone, today = stage.station.zone, stage.now.astimezone(stage.station.zone).date()
    stories = list(Story.objects.filter(station=stage.station, public__isnull=False).order_by("pk"))
    drawn = [(story, chance.randint(40, 900)) for story in stories]
    for day in (today - timedelta(days=back) for back in range(DAYS)):
        reads = {}
        for story, most in drawn:
            assert story.published_at is not None
            age = (day - story.published_at.astimezone(zone).date()).days
            if 0 <= age < len(FADING):
                reads[story.pk] = max(1, round(most * FADING[age]))
        add_reads(station=stage.station, reads=reads, day=day)
