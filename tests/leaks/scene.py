"""One story with words that stand nowhere else, in every place where a story can be."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from newsquare.comments.models import Comment, State
from newsquare.desk.actions import make_top
from newsquare.press.models import MostRead
from newsquare.stories.actions import add_picture, publish
from newsquare.stories.models import Byline, OldAddress, Picture, Story, Video
from tests.cast import PublishedStoryFactory, ReaderFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.circulation.post import follower_of
from tests.clock import MONDAY_NOON
from tests.stories.test_videos import video

MOMENT = MONDAY_NOON + timedelta(hours=1)
BEFORE = MONDAY_NOON - timedelta(hours=2)
A_PAGE = 21  # More than a page of a list holds.
A_FORUM = 201  # More than a page of the forum holds.

OF_THE_PICTURE = (b"plumta", b"altquisby", b"captionazzle", b"creditwump")
OF_THE_STORY = (b"Zyxquorvel", b"Deckadoxen", b"Brindlewock", b"vombriq", b"Nameplexa", b"filmazoon", b"askelvor")


@dataclass
class Scene:
    """The story, and what stands around it."""

    story: Story
    neighbour: Story
    picture: Picture
    film: Video
    comment: Comment
    block: str

    @property
    def path(self) -> str:
        """The address that the story has, or will have."""
        return "/2026/03/vombriq-bridge/"


def make_scene(*, live: bool = True, **fields: Any) -> Scene:
    """Set up the station; the story is published unless it is only to be."""
    station = StationFactory()
    section, crowded, quiet = SectionFactory(), TopicFactory(slug="crowded"), TopicFactory(slug="quiet")
    neighbour = PublishedStoryFactory(headline="The neighbour", topics=[quiet], section=section, published=BEFORE)
    picture = _picture()
    film = video(title="filmazoon")
    story: Story = StoryFactory(
        headline="Zyxquorvel bridge",
        slug="vombriq-bridge",
        deck="Deckadoxen begins.",
        section=section,
        topics=[quiet, crowded],
        lead_picture=picture,
        lead_caption="captionazzle",
        body=[
            ("text", "<p>Brindlewock was there.</p>"),
            ("picture", {"picture": picture, "caption": "captionazzle"}),
            ("video", {"poster": picture, "video": film, "address": "", "caption": ""}),
            ("video", {"poster": picture, "video": None, "address": "https://youtu.be/askelvor123", "caption": "More"}),
        ],
        **fields,
    )
    story.bylines.add(Byline(name="Nameplexa Ortiz"))
    story.save()
    if live:
        publish(story=story, by=None, now=BEFORE)
        story.refresh_from_db()
        story.deck, story.correction_note = "Deckadoxen begins again.", "Brindlewock was misspelled."
        story.save()
        publish(story=story, by=None, now=BEFORE)
        story.refresh_from_db()
    for _ in range(A_PAGE):
        PublishedStoryFactory(topics=[crowded], section=section, published=MONDAY_NOON - timedelta(hours=1))
    OldAddress.objects.create(station=station, path="/2026/03/once/", story=story)
    MostRead.objects.create(station=station, stories=[story.pk])
    ada = ReaderFactory(name="Ada")
    make_top(story=story, by=ada, now=MONDAY_NOON)
    make_top(story=story, by=ada, now=MONDAY_NOON, section=section)
    follower_of(quiet)
    comment = _forum(story)
    blocks = [block for block in story.body.get_prep_value() if block["type"] == "video"]
    return Scene(story, neighbour, picture, film, comment, str(blocks[1]["id"]))


def _picture() -> Picture:
    raw = io.BytesIO()
    Image.new("RGB", (640, 480), "olive").save(raw, "JPEG")
    return add_picture(
        station=StationFactory(), jpeg=raw.getvalue(), title="plumta", credit="creditwump", alt="altquisby"
    )


def _forum(story: Story) -> Comment:
    """Fill the forum; the last comment is Dot's own."""
    said: datetime = MONDAY_NOON - timedelta(days=1)
    dot, crowd = ReaderFactory(), ReaderFactory(name="Crowd")
    rows = [
        Comment(story=story, author=crowd, text="Well.", posted_at=said, state=State.PUBLISHED) for _ in range(A_FORUM)
    ]
    Comment.objects.bulk_create(rows)
    return Comment.objects.create(story=story, author=dot, text="Mine.", posted_at=said, state=State.PUBLISHED)
