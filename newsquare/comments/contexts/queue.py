"""Comments as moderators see them: with reasons, reports, what was answered, and how the author has fared."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.accounts.queries import roles_at
from newsquare.comments import queries, words
from newsquare.comments.models import Comment, HoldReason, HouseRule, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station


@dataclass(frozen=True)
class QueueItem:
    """One comment for a moderator. `next_id` is where to go on after a decision."""

    comment: Comment
    author: str
    role: str
    record: str
    text_html: str
    reasons: Sequence[str]
    parent: Comment | None
    parent_author: str
    approve_words: str
    reject_words: str
    may_suspend: bool
    next_id: int | None


def queue_items(comments: Sequence[Comment], station: Station) -> list[QueueItem]:
    """Return comments with all that a moderator needs beside them; reports must be prefetched."""
    authors = {comment.author_id for comment in comments if comment.author_id}
    records, roles = queries.records_of(authors, station), roles_at(station, authors)
    following_ids = [*(comment.pk for comment in comments[1:]), None]
    return [
        QueueItem(
            comment=comment,
            author=words.name_of(comment),
            role=str(roles[comment.author_id].label) if comment.author_id in roles else "",
            record=record_words(records.get(comment.author_id or 0, queries.AuthorRecord())),
            text_html=paragraphs_with_links(comment.text),
            reasons=reasons_of(comment),
            parent=comment.parent,
            parent_author=words.name_of(comment.parent) if comment.parent else "",
            approve_words=_approve_words(comment),
            reject_words=_reject_words(comment),
            may_suspend=bool(comment.author_id) and comment.author_id not in roles and comment.state != State.DELETED,
            next_id=following,
        )
        for comment, following in zip(comments, following_ids, strict=False)
    ]


def reasons_of(comment: Comment) -> list[str]:
    """Return in words why a comment is looked at: what a rule found, and what readers reported."""
    reasons = []
    if comment.state == State.HELD:
        for reason, found in comment.reasons or [[comment.reason, comment.found]]:
            reasons.append(_("Held: %(reason)s") % {"reason": _with_find(reason, found)})
    if comment.state == State.REJECTED:
        by = comment.decided_by.get_full_name() if comment.decided_by else _("a moderator")
        label = str(HouseRule(comment.reason).label) + (f" “{comment.note}”" if comment.note else "")
        reasons.append(_("Rejected by %(name)s: %(reason)s") % {"name": by, "reason": label})
    for report in comment.reports.all():
        if report.settled_at is None:
            told = _("Reported: %(reason)s") % {"reason": report.get_reason_display()}
            reasons.append(f"{told} “{report.words}”" if report.words else told)
    return reasons


def _with_find(reason: str, found: str) -> str:
    label = str(HoldReason(reason).label)
    if reason in {HoldReason.WORD, HoldReason.BANNED_WORD}:
        return f"{label}, “{found}”"
    return f"{label} ({found})" if found else label


def record_words(record: queries.AuthorRecord) -> str:
    """Say how an author's comments have fared, and what else of theirs waits."""
    waits = ngettext("%(n)s waits", "%(n)s wait", record.waiting) % {"n": record.waiting} if record.waiting > 1 else ""
    if not (record.published or record.rejected):
        return ", ".join(word for word in [_("nothing published here yet"), waits] if word)
    published = ngettext("%(n)s published", "%(n)s published", record.published) % {"n": record.published}
    rejected = ngettext("%(n)s rejected", "%(n)s rejected", record.rejected) % {"n": record.rejected}
    return ", ".join(word for word in [published, rejected, waits] if word)


def _approve_words(comment: Comment) -> str:
    if comment.state == State.PUBLISHED:
        reported = any(report.settled_at is None for report in comment.reports.all())
        return _("Let it stand") if reported else ""
    return "" if comment.state == State.DELETED else _("Approve")


def _reject_words(comment: Comment) -> str:
    if comment.state == State.PUBLISHED:
        return _("Remove")
    return _("Reject") if comment.state == State.HELD else ""
