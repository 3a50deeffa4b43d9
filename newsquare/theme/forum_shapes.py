"""The plain data of the forum's templates: comments, what can be done about them, the form, and the whole forum."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from newsquare.theme.shapes import Link, PagerShape


@dataclass(frozen=True, kw_only=True)
class ActionShape:
    """A quiet word under a comment: a link, or a button in a form of its own when `post`.

    Where scripts run, the button is answered in its place. `label` begins with `name` and says whose comment
    ("Reply to Dot"); it is what a screen reader hears.
    """

    name: str
    label: str
    url: str
    post: bool = False


@dataclass(frozen=True, kw_only=True)
class CommentShape:
    """One comment. `role_words` ("Reporter") marks staff; `held_words` tells its author why it waits."""

    id: int
    author: str
    at: datetime | None
    text_html: str
    url: str = ""
    role_words: str = ""
    edited: datetime | None = None
    held_words: str = ""
    gone_words: str = ""  # stands in place of a text that was taken away while its replies stay
    actions: Sequence[ActionShape] = ()
    replies: Sequence["CommentShape"] = ()
    more: Link | None = None  # where the other replies stand


@dataclass(frozen=True, kw_only=True)
class CommentFormShape:
    """Where a comment is written. `text` is what was already typed; `reply_to` the author of the comment answered."""

    action: str
    text: str = ""
    error: str = ""
    reply_to: str = ""
    hidden: Sequence[tuple[str, str]] = ()
    maxlength: int = 5000
    after_words: str = ""  # what happens after the button ("You sign in by a code sent by mail. …")
    draft: str = ""  # under which name the reader's own browser keeps what is being typed
    anyway: bool = False  # the writer was asked to look once more, and may send it as it is


@dataclass(frozen=True, kw_only=True)
class ForumShape:
    """`forum`: the comments under a story, for the component forum/forum.html."""

    station_name: str
    guidelines_url: str
    tally_url: str = ""  # what was removed, and by which rule
    muted_url: str = ""  # where the script asks whom this reader muted
    promise: str = ""  # the station's own words; empty prints ours
    count: int = 0
    intro_words: str = ""  # what is special about this forum ("Ask the newsroom. …")
    featured_name: str = ""  # what `featured` is called ("Chosen by the newsroom")
    featured: Sequence[CommentShape] = ()  # stands above the thread, and nowhere else
    comments: Sequence[CommentShape] = ()
    form: CommentFormShape | None = None
    closed_words: str = ""
    orders: Sequence[Link] = ()  # in which order, the one shown marked as current
    pager: PagerShape = field(default_factory=PagerShape)
