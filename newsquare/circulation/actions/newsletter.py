"""Compose an issue of a newsletter, try it, schedule it, take it off again. Each deed stands in the log."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.circulation.actions.edition import open_mailing, write_delivery
from newsquare.circulation.models import Edition, EditionState, Issue, Kind, Newsletter
from newsquare.circulation.signals import mail_written
from newsquare.stories.models import Section, Topic


class IssueLeftError(Exception):
    """The issue is scheduled or has left: its words are fixed."""


@dataclass(frozen=True, kw_only=True)
class IssueText:
    """What an editor writes and chooses."""

    subject: str
    opening: str = ""
    picks: tuple[int, ...] = ()
    newest: int = 0
    section: Section | None = None
    topic: Topic | None = None


@transaction.atomic
def begin_issue(*, newsletter: Newsletter, subject: str, by: User, now: datetime) -> Issue:
    """Begin an issue."""
    issue = Issue.objects.create(newsletter=newsletter, subject=subject, by=by, created_at=now)
    record(Did.ADDED, issue, station=newsletter.station, by=by, now=now)
    return issue


@transaction.atomic
def write_issue(*, issue: Issue, text: IssueText, by: User, now: datetime) -> None:
    """Save what an issue says. Raises IssueLeftError."""
    issue = _drafted(issue)
    issue.subject, issue.opening, issue.picks = text.subject, text.opening, list(text.picks)
    issue.newest, issue.section, issue.topic = text.newest, text.section, text.topic
    issue.save(update_fields=["subject", "opening", "picks", "newest", "section", "topic"])
    record(Did.CHANGED, issue, station=issue.newsletter.station, by=by, now=now)


@transaction.atomic
def try_issue(*, issue: Issue, by: User, now: datetime) -> None:
    """Send an issue as it would be now to the person who asks."""
    write_delivery(
        key=f"trial:{issue.pk}:{by.pk}:{now:%Y%m%d%H%M%S}",
        kind=Kind.TRIAL,
        station=issue.newsletter.station,
        user=by,
        facts={"issue": issue.pk},
        now=now,
    )
    record(Did.TRIED, issue, station=issue.newsletter.station, by=by, now=now)


@transaction.atomic
def schedule_issue(*, issue: Issue, at: datetime, by: User, now: datetime) -> Edition:
    """Let an issue go out at a moment, or now. Raises IssueLeftError."""
    issue, station = _drafted(issue), issue.newsletter.station
    issue.send_at = max(at, now)
    issue.save(update_fields=["send_at"])
    edition = open_mailing(
        key=issue.key,
        station=station,
        kind=Kind.NEWSLETTER,
        name=str(issue),
        facts={"issue": issue.pk, "newsletter": issue.newsletter_id},
        now=now,
        send_at=issue.send_at,
    )
    if issue.send_at <= now:
        mail_written.send(Edition)  # Whoever sends mail prepares first what is due.
    local = date_format(issue.send_at.astimezone(station.zone), "DATETIME_FORMAT")
    record(Did.SCHEDULED, issue, station=station, by=by, note=_("For %(time)s.") % {"time": local}, now=now)
    return edition


@transaction.atomic
def unschedule_issue(*, issue: Issue, by: User, now: datetime) -> None:
    """Take an issue off the schedule, while nothing of it is fixed. Raises IssueLeftError."""
    issue = _locked(issue)
    waiting = Edition.objects.filter(key=issue.key, state=EditionState.WAITING, next_attempt_at__gt=now)
    if not waiting.filter(wordings__isnull=True).exists():
        raise IssueLeftError
    waiting.delete()
    issue.send_at = None
    issue.save(update_fields=["send_at"])
    record(Did.UNSCHEDULED, issue, station=issue.newsletter.station, by=by, now=now)


def _locked(issue: Issue) -> Issue:
    return Issue.objects.select_for_update(of=("self",)).select_related("newsletter__station").get(pk=issue.pk)


def _drafted(issue: Issue) -> Issue:
    found = _locked(issue)
    if found.send_at:
        raise IssueLeftError
    return found
