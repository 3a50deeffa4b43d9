"""Keep what was decided about a comment, and settle the appeal that it answers."""

from datetime import datetime

from newsquare.accounts.models import User
from newsquare.comments.models import Appeal, Comment, Decision, Outcome, State, Verdict

_VERDICTS = {State.PUBLISHED: Verdict.APPROVED, State.HELD: Verdict.HELD, State.REJECTED: Verdict.REJECTED}


def keep_decision(comment: Comment, *, by: User | None, was: State | None, now: datetime) -> Decision:
    """Write down where a comment stands now and why; call it in the transaction that decided.

    `by` is nobody where a rule decided, `was` the state before; nothing for a comment just posted.
    """
    return Decision.objects.create(
        station_id=comment.story.station_id,
        comment=comment,
        verdict=_VERDICTS[State(comment.state)],
        reason=comment.reason,
        by=by,
        by_person=by is not None,
        was_public=was == State.PUBLISHED,
        at=now,
    )


def end_appeals(comment: Comment, outcome: Outcome, *, now: datetime, by: User | None = None, answer: str = "") -> None:
    """End the open appeal of a comment; with its author's withdrawal, the words of both go."""
    ended = {"outcome": outcome, "decided_by": by, "decided_at": now, "answer": answer}
    theirs = Appeal.objects.filter(decision__comment=comment)
    theirs.filter(outcome=Outcome.OPEN).update(**ended)
    if outcome == Outcome.WITHDRAWN:
        theirs.update(words="", answer="")
