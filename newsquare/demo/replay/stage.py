"""What the replay of one station has at hand: its rows in the database, found by the names of the content."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from newsquare.accounts.models import User
from newsquare.circulation.actions import announce
from newsquare.circulation.models import Delivery, Edition, State
from newsquare.demo.drawings import draw, draw_jpeg
from newsquare.demo.drawings.rain import rain_over
from newsquare.demo.film import film
from newsquare.demo.nouns import DemoStation, Illustration
from newsquare.stations.models import Station
from newsquare.stories.actions import add_picture, add_video
from newsquare.stories.models import Picture, Section, Story, Topic, Video

FRAMES, RATE = 72, 8
LONG_SENT = timedelta(hours=12)  # Older mail has left long ago; younger mail is there to be seen leaving.


@dataclass(frozen=True)
class Event:
    """Something that happened at a moment."""

    at: datetime
    happen: Callable[[], None]


@dataclass
class Stage:
    """One station while its fortnight is played."""

    content: DemoStation
    station: Station
    now: datetime
    folder: Path
    people: dict[str, User]
    stories: dict[str, Story] = field(default_factory=dict)
    films: dict[str, Video] = field(default_factory=dict)
    pictures: dict[tuple[str, str], Picture] = field(default_factory=dict)

    @property
    def credit(self) -> str:
        """Return who is named under drawings that come without a story."""
        return f"Illustration: {self.content.name} design desk, drawn by code"

    def film(self, shown: Illustration, by: User) -> Video:
        """Return a short silent film of a drawing, made when it is first asked for."""
        if shown.drawing not in self.films:
            raw = film(rain_over(draw(shown.drawing), FRAMES), RATE)
            title = shown.drawing.replace("-", " ").capitalize()
            self.films[shown.drawing] = add_video(
                station=self.station, file=BytesIO(raw), title=title, credit=shown.credit, by=by
            )
        return self.films[shown.drawing]

    def section(self, slug: str) -> Section:
        return Section.objects.get(station=self.station, slug=slug)

    def topics(self, slugs: tuple[str, ...]) -> list[Topic]:
        return list(Topic.objects.filter(station=self.station, slug__in=slugs))

    def with_login(self, role: str) -> User:
        """Return somebody of the newsroom who signs in with a role."""
        return next(self.people[person.slug] for person in self.content.newsroom if person.login == role)

    def picture(self, shown: Illustration, by: User) -> Picture:
        """Return a drawing as a picture of the station's, drawn when it is first asked for."""
        key = (shown.drawing, shown.credit)
        if key not in self.pictures:
            self.pictures[key] = add_picture(
                station=self.station,
                jpeg=draw_jpeg(shown.drawing),
                title=shown.drawing.replace("-", " ").capitalize(),
                credit=shown.credit,
                alt=shown.alt,
                by=by,
            )
        return self.pictures[key]

    def tell_the_followers(self, story: Story, at: datetime) -> None:
        """Freeze the audience of a story's mailing when it came out; what went out long ago is settled."""
        Edition.objects.filter(key=f"story:{story.pk}").update(opened_at=at, next_attempt_at=at)  # Opened just now.
        announce(story_id=story.pk, now=at)
        if at < self.now - LONG_SENT:
            settle(at, edition__story=story)


def settle(at: datetime, **which: object) -> None:
    """Mark mails of the past as sent within the minute."""
    sent_at = at + timedelta(seconds=20)
    mails = Delivery.objects.filter(state=State.PENDING, **which)
    mails.update(state=State.SENT, attempts=1, claimed_at=sent_at, settled_at=sent_at)
