"""A comment kept in its writer's session until they have signed in."""

from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

DRAFT, DONE = "comments.draft", "comments.done"
FRESH = 30 * 60  # Half an hour: what was written before that is shown again, not posted by itself.


@dataclass(frozen=True)
class KeptDraft:
    """What was written, under which story, in answer to which comment, when (seconds since 1970), how sent."""

    story_id: int
    text: str
    parent_id: int | None
    at: float
    seconds: float | None = None
    is_decoyed: bool = False


def keep(session: SessionBase, draft: KeptDraft) -> None:
    """Keep a draft, in place of an earlier one."""
    session[DRAFT] = asdict(draft)


def kept(session: SessionBase) -> KeptDraft | None:
    """Return the draft of a session."""
    found: dict[str, Any] | None = session.get(DRAFT)
    return KeptDraft(**found) if found else None


def done(session: SessionBase, comment_id: int) -> None:
    """Forget the draft: it has become this comment. Who never kept one has a session that need not be saved."""
    if DRAFT in session or DONE in session:
        session.pop(DRAFT, None)
        session[DONE] = comment_id


def forget(session: SessionBase) -> None:
    """Forget the draft."""
    session.pop(DRAFT, None)


def became(session: SessionBase) -> int | None:
    """Return the comment that the last draft became."""
    found: int | None = session.get(DONE)
    return found
