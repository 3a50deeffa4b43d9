"""The plain data that templates print. Other parts fill these; nothing here knows a model.

Every page gets `chrome` (what is the same on all pages of a station), `head` (what stands in the page's head),
one shape of its own under the name given in its docstring, and `station` (passed on to slots, never read here).
Times are aware and already in the station's time zone. Texts named `*_html` are safe HTML; all others are escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypedDict

Label = Literal["local", "wire", "partner", "handout", "sponsored"]


class TopicShape(TypedDict):
    """A topic as it travels through slots: a plain dict."""

    id: int
    slug: str
    name: str
    url: str


class SubjectShape(TypedDict):
    """What readers may follow, as it travels through slots: `kind` is topic, section, author or story."""

    kind: str
    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A name that leads somewhere; `current` marks the place where the reader is."""

    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """`chrome`: the masthead, the navigation and the foot of every page of a station."""

    name: str
    town: str = ""
    slug: str = ""
    url: str = "/"
    colours: str = ""  # colours.block("#rrggbb"); its hash (colours.csp_hash) goes on response.style_hashes
    language: str = "en-US"
    timezone: str = "UTC"  # an IANA name, used by the script that says "12 minutes ago"
    nav: Sequence[Link] = ()
    search: Link | None = None  # where readers search; the masthead has a field for it
    doors: Sequence[Link] = ()  # in the same place on every page: the story idea, the reader's own page
    footer: Sequence[Link] = ()
    promise: str = ""  # one sentence at the foot: what the station promises its readers


@dataclass(frozen=True, kw_only=True)
class Meta:
    """One <meta name content>, for example Googlebot-News / noindex."""

    name: str
    content: str


@dataclass(frozen=True, kw_only=True)
class FeedLink:
    """A feed of what the page shows, and its media type."""

    name: str
    url: str
    type: str = "application/rss+xml"


@dataclass(frozen=True, kw_only=True)
class Head:
    """`head`: what machines read about the page. Addresses are absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    kind: str = "website"  # Open Graph: website or article
    picture: str = ""
    metas: Sequence[Meta] = ()
    feeds: Sequence[FeedLink] = ()
    json_ld: str = ""  # safe for a script element: `<` written as \u003C


@dataclass(frozen=True, kw_only=True)
class Source:
    """Other formats or sizes of a picture, the best first."""

    type: str
    srcset: str


@dataclass(frozen=True, kw_only=True)
class PictureShape:
    """A picture with its caption and credit. Without a credit it is not shown: that is decided before."""

    src: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    srcset: str = ""
    sizes: str = ""
    sources: Sequence[Source] = ()


@dataclass(frozen=True, kw_only=True)
class VideoShape:
    """A video, for video/video.html. With `src` it plays in the page; else `door` leads to where it plays.

    `door_words` say what happens after that click; `away` is its page elsewhere; `gone_words` stand where it stood.
    """

    title: str
    poster: PictureShape | None = None
    caption: str = ""
    credit: str = ""
    src: str = ""
    type: str = ""
    width: int = 16
    height: int = 9
    captions_url: str = ""
    language: str = ""
    transcript: str = ""
    seconds: int = 0
    door: Link | None = None
    door_words: str = ""
    away: Link | None = None
    gone_words: str = ""

    @property
    def form(self) -> str:
        """The form of its box: a poster of another form, or the film once it loads, must not move the page."""
        ratio = self.width / max(self.height, 1)
        return "" if ratio > 1.4 else "square" if ratio > 0.8 else "tall"


@dataclass(frozen=True, kw_only=True)
class WatchShape:
    """`watch`: a page on which a player elsewhere is shown once the reader has asked for it."""

    title: str
    back: Link
    video: VideoShape
    frame: str = ""  # empty before the click


@dataclass(frozen=True, kw_only=True)
class LiveShape:
    """`live`: what is broadcast now, for live-line/live-line.html."""

    title: str
    url: str
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SponsorShape:
    """`sponsor`: a place that was paid for, for sponsor/sponsor.html. `label_words` say so."""

    label_words: str
    name: str
    url: str
    text: str = ""
    picture: PictureShape | None = None


@dataclass(frozen=True, kw_only=True)
class TeaserShape:
    """A story as other pages show it. `by` is a reporter's line ("By Ana Reyes") or the distributor's name."""

    url: str
    headline: str
    deck: str = ""
    kicker: Link | None = None
    picture: PictureShape | None = None
    published: datetime | None = None
    by: str = ""
    label: Label = "local"
    comment_count: int = 0
    related: Sequence[Link] = ()  # two at most, printed under a lead


@dataclass(frozen=True, kw_only=True)
class Byline:
    """Who wrote it: a name, a word about them ("Reporter"), an address if there is one."""

    name: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class CorrectionShape:
    """What was wrong, said in words, and when it was put right; the words themselves where only some were wrong."""

    at: datetime
    text: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, kw_only=True)
class StoryShape:
    """`story`: the story page. `label_words` says in words where the copy comes from ("Wire story")."""

    id: int
    url: str
    headline: str
    body_html: str
    deck: str = ""
    kicker: Link | None = None
    bylines: Sequence[Byline] = ()
    distributor: str = ""
    label: Label = "local"
    label_words: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    versions_url: str = ""  # where readers see what changed; empty for a story that never did
    agency_time: datetime | None = None
    dateline: str = ""
    lead: PictureShape | None = None
    lead_video: VideoShape | None = None  # in place of the lead picture, its poster
    videos: Sequence[VideoShape] = ()  # all of the page, for machines; the body prints its own
    corrections: Sequence[CorrectionShape] = ()
    topics: Sequence[TopicShape] = ()
    rights_notice: str = ""
    related: Sequence[TeaserShape] = ()
    comment_count: int = 0
    comments_open: bool = True
    is_preview: bool = False


@dataclass(frozen=True, kw_only=True)
class StripShape:
    """A section on the home page: one story with a picture, headlines under it."""

    section: Link
    lead: TeaserShape | None = None
    headlines: Sequence[TeaserShape] = ()


@dataclass(frozen=True, kw_only=True)
class HomeShape:
    """`home`: the order of the news. No story stands in it twice (what was read most is a list of its own)."""

    lead: TeaserShape | None = None
    seconds: Sequence[TeaserShape] = ()
    briefs: Sequence[TeaserShape] = ()
    strips: Sequence[StripShape] = ()
    most_recent: Sequence[TeaserShape] = ()
    most_discussed: Sequence[TeaserShape] = ()


@dataclass(frozen=True, kw_only=True)
class PagerShape:
    """Where a long list goes on."""

    number: int = 1
    count: int = 1
    previous: str = ""
    next: str = ""
    previous_words: str = ""  # where the order is not by time
    next_words: str = ""


@dataclass(frozen=True, kw_only=True)
class ListShape:
    """`list`: a topic's, a section's or an author's page. With a `subject` the page offers to follow it."""

    name: str
    kind_words: str = ""  # "Topic", "Section", "Byline"
    description: str = ""
    subject: SubjectShape | None = None
    section_id: int | None = None
    lead: TeaserShape | None = None
    seconds: Sequence[TeaserShape] = ()  # beside each other under the lead, on a section's front
    teasers: Sequence[TeaserShape] = ()
    pager: PagerShape = field(default_factory=PagerShape)
    feed_url: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseShape:
    """`house`: a page of the station's own prose, such as the guidelines."""

    title: str
    body_html: str
    updated: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NoticeShape:
    """A word to the reader on top of a page: what happened, or what went wrong."""

    text: str
    kind: Literal["info", "done", "error"] = "info"


@dataclass(frozen=True, kw_only=True)
class PlainShape:
    """`page`: a small page. Paragraphs, perhaps a form with one button, perhaps links onward.

    A Django form stands beside it in the context as `form`; `hidden` are fields printed as they are.
    """

    title: str
    words: Sequence[str] = ()
    notice: NoticeShape | None = None
    action: str = ""
    button: str = ""
    hidden: Sequence[tuple[str, str]] = ()
    button_words: str = ""  # what happens after the button, in words
    links: Sequence[Link] = ()


@dataclass(frozen=True, kw_only=True)
class FollowShape:
    """`follow`: one thing to follow by mail, for follow-form/follow-form.html. `id` makes the field's id unique."""

    id: str
    name: str
    words_html: str  # what comes by mail, with the name in it
    action: str
    feed_url: str = ""
    hidden: Sequence[tuple[str, str]] = ()
    email: str = ""
    error: str = ""
