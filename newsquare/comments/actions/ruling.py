"""Gather what the rules must know of a comment, its author and its place, and ask them."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Q

from newsquare.accounts import queries as accounts
from newsquare.accounts.models import User
from newsquare.comments import queries, rules
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import reins
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
    comment: Comment | None = None,
    begins: bool = False,
    sent: Sending = PLAINLY,
) -> rules.Ruling:
    """Say what the rules make of a text, be it new or the changed words of a comment; `begins` a thread or answers.

    Raises ForumClosedError, SuspendedError, or CommentRefusedError for a text that cannot be a comment.
    """
    draft = _draft(text, author, story, now, comment, sent)
    ruling = rules.rule(replace(draft, is_question=begins and queries.is_round_of_questions(story)))
    if ruling.verdict is not rules.Verdict.REFUSE:
        return ruling
    if ruling.reason == "closed":
        raise ForumClosedError
    if ruling.reason == "suspended":
        raise SuspendedError
    raise CommentRefusedError(ruling.reason, ruling.found)


def look_at_words(text: str, *, story: Story) -> None:
    """Ask the rules about a text whose writer is not known yet. Raises LookAgainError."""
    station = story.station
    draft = rules.Draft(
        text=text,
        approved_before=rules.NEWCOMER_UNTIL,
        banned=reins.words_of(station, "banned"),
        suspect=reins.words_of(station, "suspect"),
    )
    if found := rules.in_the_text(rules.rule(draft)):
        raise LookAgainError(found)


def _draft(text: str, author: User, story: Story, now: datetime, comment: Comment | None, sent: Sending) -> rules.Draft:
    station = story.station
    others = queries.others_of(author, station, comment)
    lately = others.filter(posted_at__gt=now - rules.REPEAT_WINDOW).order_by("-posted_at", "-pk")
    record = others.aggregate(
        published=Count("pk", filter=Q(state=State.PUBLISHED)),
        published_lately=Count("pk", filter=Q(state=State.PUBLISHED, posted_at__gt=now - rules.RECORD_WINDOW)),
        rejected_lately=Count("pk", filter=Q(state=State.REJECTED, posted_at__gt=now - rules.RECORD_WINDOW)),
    )
    return rules.Draft(
        text=text,
        approved_before=record["published"],
        by_staff=accounts.role_at(author, station) is not None,
        is_closed=comment is None and not queries.takes_comments(story, now),
        is_suspended=reins.suspension_of(author, station, now) is not None,
        wait=sent.wait,
        is_decoyed=sent.is_decoyed,
        seconds=sent.seconds,
        is_throwaway=reins.is_throwaway(author.email),
        said_lately=tuple(lately.values_list("text", flat=True)[:20]),
        said_by_others=tuple(queries.perhaps_alike(text, station, author, now)),
        banned=reins.words_of(station, "banned"),
        suspect=reins.words_of(station, "suspect"),
        rejected_lately=record["rejected_lately"],
        published_lately=record["published_lately"],
        read_first=reins.read_first(story, author, now),
    )
