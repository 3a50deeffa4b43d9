"""Gather what the rules must know of a comment, its author and its place, and ask them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsquare.accounts.models import User
from newsquare.comments import queries, rules
from newsquare.comments.models import Comment
from newsquare.comments.queries import reins
from newsquare.comments.queries.standing import standing_of
from newsquare.stories.models import Story


class ForumClosedError(Exception):
    """The story takes no comments, or no longer."""


class SuspendedError(Exception):
    """The author may not write at this station for now, or for good."""


class CommentRefusedError(Exception):
    """The text cannot be a comment. `reason` is "empty", "too long" or "too fast"."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason)
        self.reason, self.found = reason, found


class LookAgainError(Exception):
    """The comment would be held for its words, and its writer has not been asked yet. `found` says for which."""

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True)
class Sending:
    """How a comment was sent: what its form tells, and how long its sender should have waited (seconds).

    `may_ask`: somebody sits there who can be asked, and has not been, to look at the words once more.
    """

    seconds: float | None = None
    is_decoyed: bool = False
    wait: int = 0
    may_ask: bool = False


PLAINLY = Sending()


def ruling_on(
    text: str,
    *,
    author: User,
    story: Story,
    now: datetime,
    lately: Sequence[Comment],
    comment: Comment | None = None,
    begins: bool = False,
    sent: Sending = PLAINLY,
) -> rules.Ruling:
    """Say what the rules make of a text, be it new or the changed words of a comment; `begins` a thread or answers.

    `lately` is what its author has said, as `queries.said_lately` finds it.
    Raises ForumClosedError, SuspendedError, or CommentRefusedError for a text that cannot be a comment.
    """
    draft = _draft(text, author, story, now, comment)
    said = tuple(row.text for row in lately[: rules.REPEATS_AMONG])
    draft = replace(draft, said_lately=said, is_question=begins and draft.is_question)
    ruling = rules.rule(replace(draft, wait=sent.wait, is_decoyed=sent.is_decoyed, seconds=sent.seconds))
    if ruling.verdict is not rules.Verdict.REFUSE:
        return ruling
    if ruling.reason == "closed":
        raise ForumClosedError
    if ruling.reason == "suspended":
        raise SuspendedError
    raise CommentRefusedError(ruling.reason, ruling.found)


def look_at_words(text: str, *, story: Story) -> None:
    """Ask the rules about a text whose writer is not known yet. Raises LookAgainError."""
    banned, suspect = reins.words_that_hold(story.station)
    draft = rules.Draft(text=text, approved_before=rules.NEWCOMER_UNTIL, banned=banned, suspect=suspect)
    if found := rules.in_the_text(rules.rule(draft)):
        raise LookAgainError(found)


def _draft(text: str, author: User, story: Story, now: datetime, comment: Comment | None) -> rules.Draft:
    station = story.station
    standing = standing_of(author, story, now, but=comment)
    banned, suspect = reins.words_that_hold(station)
    return rules.Draft(
        text=text,
        approved_before=standing.published,
        by_staff=standing.is_staff,
        is_closed=comment is None and not queries.takes_comments(story, now),
        is_suspended=standing.is_suspended,
        is_throwaway=reins.is_throwaway(author.email),
        said_by_others=tuple(queries.perhaps_alike(text, station, author, now)),
        banned=banned,
        suspect=suspect,
        rejected_lately=standing.rejected_lately,
        published_lately=standing.published_lately,
        is_question=standing.is_round,
        read_first=reins.read_first(story, author, now),
    )
