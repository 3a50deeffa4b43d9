"""One story with words that stand nowhere else, in every place where a story can be."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from newsquare.accounts.models import User
from newsquare.comments.models import Comment, State
from newsquare.desk.actions import make_top
from newsquare.press.models import MostRead
from newsquare.stories.actions import add_picture, publish
from newsquare.stories.models import Byline, Correction, OldAddress, Picture, Story, Video
from tests.cast import PublishedStoryFactory, ReaderFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory
from tests.circulation.post import follower_of
from tests.clock import MONDAY_NOON
from tests.stories.test_videos import video

MOMENT = MONDAY_NOON + timedelta(hours=1)
BEFORE = MONDAY_NOON - timedelta(hours=2)
SUNDAY = MONDAY_NOON - timedelta(hours=19)  # When the story itself came: its day's page has nothing else.
A_PAGE = 21  # More than a page of a list holds.
A_FORUM, A_THREAD = 51, 101

OF_THE_PICTURE = (b"plyx", b"altquisby", b"captionazzle", b"creditwump")  # Long names of files are cut.
OF_THE_STORY = (b"Zyxquorvel", b"Deckadoxen", b"Brindlewock", b"vombriq", b"Nameplexa", b"filmazoon", b"askelvor")


@dataclass
class Scene:
    """The story, and what stands around it."""

    story: Story
    neighbour: Story
    picture: Picture
    film: Video
    comment: Comment
    first: Comment
    held: Comment
    block: str

    @property
    def path(self) -> str:
        """The address that the story has, or will have."""
        return "/2026/03/vombriq-bridge/"


def make_scene(*, live: bool = True, **fields: Any) -> Scene:
    """Set up the station; the story is published unless it is only to be."""
    station = StationFactory()
    section, crowded, quiet = SectionFactory(), TopicFactory(slug="crowded"), TopicFactory(slug="quiet")
    follower_of(quiet)  # Before anything is public: what is due is mailed here.
    neighbour = PublishedStoryFactory(headline="The neighbour", topics=[quiet], section=section, published=BEFORE)
    ada = ReaderFactory(name="Ada")
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
    story.bylines.add(Byline(name="Nameplexa Ortiz"), Byline(name="Many Hands"))
    story.save()
    if live:
        publish(story=story, by=None, now=SUNDAY)
        _correct(story, SUNDAY, deck="Deckadoxen begins again.", note="Brindlewock was misspelled.")
        _correct(story, BEFORE, deck="Deckadoxen begins once more.", note="Brindlewock is spelled like this.")
    for _ in range(A_PAGE):
        other = StoryFactory(topics=[crowded], section=section)
        other.bylines.add(Byline(name="Many Hands"))
        other.save()
        publish(story=other, by=None, now=MONDAY_NOON - timedelta(hours=1))
    _correct(neighbour, BEFORE - timedelta(hours=1), deck="Next door.", note="It was next door.")
    known = Correction.objects.get(story=neighbour)
    Correction.objects.bulk_create(
        Correction(
            story=neighbour, text="So it was.", corrected_at=known.corrected_at, before=known.before, after=known.after
        )
        for _ in range(A_PAGE)
    )
    OldAddress.objects.create(station=station, path="/2026/03/once/", story=story)
    MostRead.objects.create(station=station, stories=[story.pk])
    make_top(story=story, by=ada, now=MONDAY_NOON)
    make_top(story=story, by=ada, now=MONDAY_NOON, section=section)
    comment, first, held = _forum(story)
    blocks = [block for block in story.body.get_prep_value() if block["type"] == "video"]
    return Scene(story, neighbour, picture, film, comment, first, held, str(blocks[1]["id"]))


def _picture() -> Picture:
    raw = io.BytesIO()
    Image.new("RGB", (640, 480), "olive").save(raw, "JPEG")
    return add_picture(
        station=StationFactory(), jpeg=raw.getvalue(), title="plyx", credit="creditwump", alt="altquisby"
    )


def _correct(story: Story, now: datetime, *, deck: str, note: str) -> None:
    story.refresh_from_db()
    story.deck, story.correction_note = deck, note
    story.save()
    publish(story=story, by=None, now=now)
    story.refresh_from_db()


def _forum(story: Story) -> tuple[Comment, Comment, Comment]:
    """Fill the forum; return Dot's own comment, the last one, then the first one, then one of Dot's that is held."""
    said: datetime = MONDAY_NOON - timedelta(days=1)
    dot, crowd = ReaderFactory(), ReaderFactory(name="Crowd")

    def say(author: User, state: State = State.PUBLISHED, at: datetime = said) -> Comment:
        why = "first comment" if state == State.HELD else ""
        return Comment(story=story, author=author, text="Well.", posted_at=at, state=state, reason=why)

    Comment.objects.bulk_create(say(crowd) for _ in range(A_FORUM))
    first = Comment.objects.filter(author=crowd).earliest("pk")
    Comment.objects.bulk_create(_answer(say(crowd), first) for _ in range(A_THREAD))
    last, held = say(dot), say(dot, State.HELD, MOMENT)  # Young enough to be changed around the moment.
    last.save()
    held.save()
    return last, first, held


def _answer(comment: Comment, first: Comment) -> Comment:
    comment.parent = first
    return comment
