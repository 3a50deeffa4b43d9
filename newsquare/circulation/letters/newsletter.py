"""An issue of a newsletter: an editor's opening words, and the stories as they may be seen when it leaves."""

import logging
from collections.abc import Hashable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.circulation.kinds import Composed, Letter, MailKind, Recipient, WithdrawnError, register_kind
from newsquare.circulation.letters.digest import teaser
from newsquare.circulation.letters.frame import frame, list_headers
from newsquare.circulation.letters.reasons import followers_of, reasons_of, told_stories, wanted
from newsquare.circulation.models import Delivery, Edition, Issue, Kind
from newsquare.circulation.queries import mailing_of, stories_of
from newsquare.circulation.rules import LATE
from newsquare.stations.models import Station
from newsquare.theme.mail_shapes import MailShape

log = logging.getLogger(__name__)


def compose(edition: Edition, now: datetime) -> Composed:
    """Fix the words, and the stories that may be seen now. Composed anew it tells no story that it did not have."""
    issue = Issue.objects.select_related("newsletter__station", "section", "topic").get(pk=edition.facts["issue"])
    before = edition.wording
    if issue.send_at and now - issue.send_at > LATE:
        log.warning("%s: an issue that was due at %s leaves now", edition.station.slug, issue.send_at.isoformat())
    content, versions = content_of(issue, now, only=before.content["order"] if before else None)
    aim = f"newsletter:{issue.newsletter_id}"
    return Composed(subject=issue.subject, content=content, versions=versions, aim=aim)


def content_of(issue: Issue, now: datetime, *, only: list[int] | None = None) -> tuple[dict[str, Any], dict[int, int]]:
    """Return what an issue holds as plain data. Raises WithdrawnError where nothing is left of it."""
    order = stories_of(issue, now) if only is None else only
    told, versions = told_stories(issue.newsletter.station, order, now)
    if not told and not issue.opening.strip():
        raise WithdrawnError("neither words nor a story are left")
    paragraphs = [words.strip() for words in issue.opening.replace("\r\n", "\n").split("\n\n") if words.strip()]
    return {"words": paragraphs, "order": [*versions], "stories": told, "issue": issue.pk}, versions


def audience(edition: Edition, after: int) -> Iterator[Recipient]:
    """Return who asked for the newsletter by now."""
    return followers_of(edition.station, [f"newsletter:{edition.facts['newsletter']}"], after=after)


def same(delivery: Delivery) -> Hashable:
    """All of them differ in address and links only."""
    return delivery.wording_id


def write(delivery: Delivery) -> Letter:
    """Write the letter."""
    assert delivery.wording is not None
    reasons = reasons_of(delivery)
    shape = shape_of_issue(delivery.station, delivery.wording.subject, delivery.wording.content, reasons.foot())
    return Letter(
        shape=shape, headers=list_headers(delivery.station, reasons.list_name, reasons.list_slug), stop=reasons.keys
    )


def write_trial(delivery: Delivery) -> Letter:
    """Write an issue as it would be now, to the person who tries it."""
    issue = Issue.objects.filter(pk=delivery.facts["issue"]).select_related("newsletter__station").first()
    if issue is None:
        raise WithdrawnError("the issue is gone")
    return Letter(shape=trial_of(issue, timezone.now()))


def trial_of(issue: Issue, now: datetime) -> MailShape:
    """Return how an issue would look now. Raises WithdrawnError where it holds nothing."""
    content, _versions = content_of(issue, now)
    foot = {"why": _("A trial: readers see here why it came, and how to stop it.")}
    return shape_of_issue(
        issue.newsletter.station, _("[Trial] %(subject)s") % {"subject": issue.subject}, content, foot
    )


def shown_issue(issue: Issue, now: datetime) -> MailShape:
    """Return an issue for the desk: as it left, or as it would look now. Raises WithdrawnError: it is empty."""
    mailing = mailing_of(issue)
    left = mailing.wording if mailing else None
    if left is None:
        return trial_of(issue, now)
    foot = {"why": _("Readers saw here why it came, and how to stop it.")}
    return shape_of_issue(issue.newsletter.station, left.subject, left.content, foot)


def shape_of_issue(station: Station, subject: str, content: dict[str, Any], foot: dict[str, Any]) -> MailShape:
    """Return an issue for the templates of mail."""
    told = [content["stories"][str(pk)] for pk in content["order"]]
    return MailShape(
        **frame(station),
        **foot,
        subject=subject,
        preheader=content["words"][0][:140] if content["words"] else told[0]["deck"],
        words=content["words"],
        stories=[teaser(station.url(each["path"]), each) for each in told],
    )


register_kind(
    MailKind(
        name=Kind.NEWSLETTER,
        label=Kind.NEWSLETTER.label,
        compose=compose,
        audience=audience,
        wanted=wanted,
        same=same,
        write=write,
    )
)
register_kind(MailKind(name=Kind.TRIAL, label=Kind.TRIAL.label, write=write_trial))
