"""What the demo is made of, as plain data: stations, people, stories with their versions, comments and the rest."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Illustration:
    """A drawn picture as a story shows it; `drawing` names one of newsquare.demo.drawings.DRAWINGS."""

    drawing: str
    caption: str
    alt: str
    credit: str


@dataclass(frozen=True)
class Text:
    """Paragraphs, headings and lists as HTML. Links to other stories read href="story:<slug>"."""

    html: str


@dataclass(frozen=True)
class Quote:
    """A pull quote."""

    text: str
    attribution: str


@dataclass(frozen=True)
class Facts:
    """A fact box."""

    title: str
    html: str


@dataclass(frozen=True)
class Video:
    """A video: `drawn` makes a short silent film of the poster's drawing, anything else is an address elsewhere."""

    address: str
    poster: Illustration


@dataclass(frozen=True)
class Table:
    """A small table: one row a line, cells parted by a vertical bar, the first row its heads."""

    caption: str
    rows: str


Block = Text | Illustration | Quote | Facts | Video | Table


@dataclass(frozen=True)
class Version:
    """What readers saw from `at` on. `kind` is first, update or correction; `note` says what is new or was wrong.

    A correction puts the words `right` where `wrong` stood.
    """

    at: datetime
    kind: str
    note: str
    headline: str
    deck: str
    body: tuple[Block, ...]
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody of the newsroom. `login` is editor, producer, reporter, moderator, administrator or empty."""

    slug: str
    name: str
    title: str
    email: str
    login: str


@dataclass(frozen=True)
class Story:
    """A story; `state` is published, withdrawn, scheduled or draft. `versions` are in order of time, never empty."""

    slug: str
    state: str
    bylines: tuple[Person, ...]
    label: str
    distributor: str
    dateline: str
    section: str
    topics: tuple[str, ...]
    picture: Illustration | None
    versions: tuple[Version, ...]
    withdrawn_at: datetime | None
    withdrawal_note: str
    takes_comments: bool

    @property
    def published_at(self) -> datetime:
        """When it was or will be first published; for a draft, when it was last worked on."""
        return self.versions[0].at


@dataclass(frozen=True)
class Dispatch:
    """A file as an agency sends it. `pictures` pairs the file names that lie beside it with drawings.

    `photo` is one that came apart from the text, and that an editor adds at `photo_at` under the credit in the text.
    """

    source: str
    name: str
    content: bytes
    arrives_at: datetime
    pictures: tuple[tuple[str, str], ...]
    photo: Illustration | None
    photo_at: datetime
    watched: str = ""  # The id of the item in it that an editor watches.


@dataclass(frozen=True)
class Commenter:
    """A reader who takes part in the forum."""

    slug: str
    name: str
    email: str


@dataclass(frozen=True)
class Report:
    """A reader's report of a comment: the rule of the house that it is said to break, and their own words."""

    by: Commenter
    rule: str
    words: str


@dataclass(frozen=True)
class Comment:
    """A comment and its replies; `state` is approved, held, rejected or deleted. `by` may be of the newsroom.

    `reason` says why the forum holds it, or what its author reads of a rejection; `rule` is the rule of the house then.
    """

    story: str
    by: Commenter | Person
    text: str
    posted_at: datetime
    state: str
    reason: str
    rule: str
    reports: tuple[Report, ...]
    replies: tuple["Comment", ...]


@dataclass(frozen=True)
class Follower:
    """Somebody who follows topics by mail; `state` is confirmed, waiting or gone."""

    address: str
    topics: tuple[str, ...]
    since: datetime
    state: str


@dataclass(frozen=True)
class Idea:
    """A story idea; `state` is new, reading, contacted, used, declined or spam.

    `answer` waits for its sender; `story` is the slug of what came of it, with `thanks` to who gave their `name`.
    """

    text: str
    contact: str
    note: str
    state: str
    sent_at: datetime
    name: str
    answer: str
    story: str
    thanks: str


@dataclass(frozen=True)
class Letter:
    """A newsletter, its readers' addresses, and the issue that left yesterday with the stories of these slugs."""

    name: str
    slug: str
    description: str
    subject: str
    opening: str
    picks: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """What stands beside a station's stories: what is live next, and a sponsor with a drawing."""

    live_title: str
    live_address: str
    sponsor: str
    sponsor_text: str
    sponsor_link: str
    sponsor_drawing: str


@dataclass(frozen=True)
class Right:
    """Who gave a picture, and until when it may be shown. Without a drawing: all pictures of the agency."""

    agency: str
    drawing: str
    creator: str
    until: datetime | None


@dataclass(frozen=True)
class DemoStation:
    """One station of the demo with all that belongs to it. `file` is its station file.

    `picks` is what its editor put on the home page: slugs of stories, or dispatch:<file> for a dispatch's first story.
    """

    slug: str
    name: str
    file: Path
    zone: ZoneInfo
    sections: tuple[str, ...]
    topics: tuple[str, ...]
    sources: dict[str, str]
    newsroom: tuple[Person, ...]
    stories: tuple[Story, ...]
    dispatches: tuple[Dispatch, ...]
    commenters: tuple[Commenter, ...]
    comments: tuple[Comment, ...]
    followers: tuple[Follower, ...]
    ideas: tuple[Idea, ...]
    letter: Letter | None
    picks: tuple[str, ...]
    beside: Beside
    rights: tuple[Right, ...]
