"""What writers are told when a comment cannot be taken or must wait."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.comments import rules
from newsquare.comments.models import Appeal, Comment, Decision, HoldReason, HouseRule, Outcome, State, Suspension
from newsquare.stations.models import Station
from newsquare.stories.models import Story


def refused(reason: str, found: str) -> str:
    """Say why a text cannot be a comment; `found` is its length, or the seconds to wait."""
    if reason == "too fast":
        return too_fast(int(found))
    if reason == "too long":
        return _("This comment has %(length)s characters; %(most)s are the most. Shorten it and post it again.") % {
            "length": found,
            "most": rules.MAX_LENGTH,
        }
    return _("There is nothing to post yet: write a word or two.")


def too_fast(seconds: int) -> str:
    """Say how long to wait before the next comment."""
    if seconds <= 120:
        return ngettext(
            "That was a lot within a minute. Your text is kept here: post it again in %(n)s second.",
            "That was a lot within a minute. Your text is kept here: post it again in %(n)s seconds.",
            seconds,
        ) % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext(
        "That was a lot for one day. Your text is kept here: post it again in %(n)s minute.",
        "That was a lot for one day. Your text is kept here: post it again in %(n)s minutes.",
        minutes,
    ) % {"n": minutes}


def look_again(found: Iterable[tuple[str, str]]) -> str:
    """Name the passages for which a comment would wait, each with its rule."""
    return _("As it stands, a moderator would read this first. What the rules found: %(found)s.") % {
        "found": "; ".join(_with_passage(*each) for each in found)
    }


def _with_passage(reason: str, passage: str) -> str:
    label = str(HoldReason(reason).label)
    return f"“{passage}”, {label}" if passage and not passage.isdecimal() else label


def suspended(row: Suspension, station: Station) -> str:
    """Tell somebody since when, until when and why they may not write."""
    reason = str(HouseRule(row.reason).label) if row.reason in HouseRule.values else row.reason
    reason = reason[:1].lower() + reason[1:]
    if row.until is None:
        told = _("A moderator has closed this forum to you. The reason: %(reason)s.") % {"reason": reason}
    else:
        day = date_format(row.until.astimezone(station.zone), "DATETIME_FORMAT")
        told = _("You cannot write in this forum until %(day)s. The moderator’s reason: %(reason)s.") % {
            "day": day,
            "reason": reason,
        }
    return f"{told} “{row.note}”" if row.note else told


def closed(story: Story) -> str:
    """Say why a forum takes no comments."""
    station = story.station
    if not station.forum_open:
        return _("The forum is closed.")
    if not story.takes_comments:
        return _("This story takes no comments.")
    return ngettext(
        "Comments are closed. Stories take comments for %(n)s day.",
        "Comments are closed. Stories take comments for %(n)s days.",
        station.forum_days,
    ) % {"n": station.forum_days}


def state(comment: Comment, decision: Decision | None = None) -> str:
    """Tell authors where their comment stands, by which rule, who decided, and how an appeal stands or ended.

    `decision` is the last rejection. Nothing is told of a comment that everybody sees, but how its appeal ended.
    """
    if comment.state == State.HELD:
        if comment.reason == HoldReason.FIRST_COMMENT:
            return _("A moderator reads a first comment before it appears.")
        return _("A rule of this forum holds it until a moderator has read it: %(reason)s.") % {
            "reason": comment.get_reason_display()
        }
    if comment.state == State.REJECTED:
        return " ".join([*_rejection(comment, decision), *_appeal(decision)])
    return " ".join(_appeal(decision)) if comment.state == State.PUBLISHED else ""


def _rejection(comment: Comment, decision: Decision | None) -> list[str]:
    rule = {"rule": str(HouseRule(comment.reason).label)}
    by_rule = decision is not None and not decision.by_person
    told = _("Not published. A rule of this forum decided, not a person: “%(rule)s”.") % rule
    if not by_rule:
        told = _("Not published. A moderator decided, by this rule of the house: “%(rule)s”.") % rule
    return [told, f"“{comment.note}”"] if comment.note else [told]


def _appeal(decision: Decision | None) -> list[str]:
    appeal = appeal_of(decision)
    if appeal is None:
        return []
    told = {
        Outcome.OPEN: _("Your appeal waits for a moderator."),
        Outcome.UPHELD: _("A moderator looked again on your appeal, and the decision stands."),
        Outcome.OVERTURNED: _("Published on your appeal."),
        Outcome.WITHDRAWN: "",
    }[Outcome(appeal.outcome)]
    return [told, f"“{appeal.answer}”"] if appeal.answer else [told]


def appeal_of(decision: Decision | None) -> Appeal | None:
    """Return the appeal against a decision, read with it."""
    return getattr(decision, "appeal", None)


def may_appeal(comment: Comment, decision: Decision | None) -> bool:
    """Say whether a comment's author may appeal: it was rejected, and this decision has not been appealed against."""
    return comment.state == State.REJECTED and decision is not None and appeal_of(decision) is None


def gone(comment: Comment) -> str:
    """Say what stands in place of a comment that was taken away while its answers stay."""
    return {
        State.DELETED: _("Its author deleted this comment."),
        State.REJECTED: _("A moderator removed this comment."),
        State.HELD: _("A moderator is reading this comment."),
    }.get(State(comment.state), "")


def name_of(comment: Comment) -> str:
    """Return the name that stands over a comment."""
    if comment.author is None:
        return _("Account removed")
    return comment.author.name or _("A reader")
