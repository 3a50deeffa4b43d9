"""Open a mailing, fix its text, count and freeze its audience, call it back; and write a mail to one reader."""

from datetime import datetime
from itertools import islice, pairwise
from typing import Any

from django.db import transaction
from django.db.models import F

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.circulation.actions.hold import hold_or_release
from newsquare.circulation.kinds import Composed, NotYetError, Recipient, WithdrawnError, in_the_voice_of, kind_of
from newsquare.circulation.models import Delivery, Edition, EditionState, Follower, Kind, State, Wording
from newsquare.circulation.rules import ASK_AGAIN
from newsquare.circulation.signals import mail_written
from newsquare.stations.models import Station
from newsquare.stories.models import Correction, Story

CHUNK = 2000  # Recipients counted in one transaction.


@transaction.atomic
def open_mailing(
    *,
    key: str,
    station: Station,
    kind: str,
    now: datetime,
    name: str = "",
    story: Story | None = None,
    facts: dict[str, Any] | None = None,
    send_at: datetime | None = None,
) -> Edition:
    """Open the one mailing that has this key, to be prepared now or at `send_at`; an open one is returned as it is."""
    edition, opened = Edition.objects.get_or_create(
        key=key,
        defaults={
            "station": station,
            "kind": kind,
            "name": name[:255],
            "story": story,
            "facts": facts or {},
            "opened_at": now,
            "next_attempt_at": send_at or now,
        },
    )
    if opened and story:
        edition.stories.add(story)
    return edition


def open_about(
    story: Story,
    *,
    kind: Kind,
    key: str,
    now: datetime,
    name: str = "",
    facts: dict[str, Any] | None = None,
    send_at: datetime | None = None,
) -> Edition:
    """Open the one mailing about a story that has this key."""
    return open_mailing(
        key=key,
        station=story.station,
        kind=kind,
        name=name or story.headline,
        story=story,
        facts=facts,
        now=now,
        send_at=send_at,
    )


@transaction.atomic
def open_edition(*, story_id: int, first: bool, now: datetime) -> None:
    """Open the one edition of a story at its first publication; a story that came back soon goes on where it was."""
    story = Story.objects.select_related("public", "station").get(pk=story_id)
    if first and story.public:
        open_about(story, kind=Kind.STORY, key=f"story:{story.pk}", now=story.published_at or now, send_at=now)
    pulled = Edition.objects.filter(stories=story, state=EditionState.PULLED, next_attempt_at__gt=now - ASK_AGAIN)
    for edition in pulled:
        back = edition.deliveries.filter(state=State.PULLED, settled_at__gt=now - ASK_AGAIN, follower__isnull=False)
        back.update(state=State.PENDING, settled_at=None, next_attempt_at=now)
    pulled.update(state=EditionState.WAITING, next_attempt_at=now)


def announce(*, story_id: int, now: datetime) -> None:
    """Prepare the mailing of a story: fixed, counted and frozen, once; a story not yet public waits."""
    for pk in Edition.objects.filter(key=f"story:{story_id}").values_list("pk", flat=True):
        prepare(edition_id=pk, now=now)


def prepare(*, edition_id: int, now: datetime) -> None:
    """Fix the text of a mailing and count its audience, chunk by chunk. Killed anywhere, it goes on where it was."""
    _fix(edition_id, now)
    while _count(edition_id, now):
        pass


@transaction.atomic
def ask_the_gate_again(*, story_id: int, now: datetime) -> list[int]:
    """Hold back every mailing that shows a story and still leaves, until its text was composed anew."""
    shown = Edition.objects.filter(stories=story_id, state__in=[EditionState.WAITING, EditionState.FROZEN])
    ids = list(shown.order_by("pk").values_list("pk", flat=True))
    Edition.objects.filter(pk__in=ids).update(state=EditionState.WAITING, next_attempt_at=now, turn=F("turn") + 1)
    return ids


@transaction.atomic
def tell_of_correction(*, correction: Correction, by: User | None, now: datetime) -> Edition:
    """Begin the one mailing that tells of a correction those who got the wrong version by mail."""
    story, facts = correction.story, {"correction": correction.pk}
    edition = open_about(story, kind=Kind.CORRECTION, key=f"told:{correction.pk}", facts=facts, now=now)
    record(Did.TOLD, edition, station=story.station_id, by=by, name=story.headline, now=now)
    mail_written.send(Edition)
    return edition


@transaction.atomic
def write_delivery(
    *,
    key: str,
    kind: str,
    station: Station,
    now: datetime,
    follower: Follower | None = None,
    user: User | None = None,
    address: str = "",
    facts: dict[str, Any] | None = None,
) -> bool:
    """Write one mail to one reader into the ledger and return whether the key was new. It leaves within seconds."""
    defaults = {"station": station, "kind": kind, "follower": follower, "user": user, "address": address}
    times = {"created_at": now, "next_attempt_at": now}
    _, written = Delivery.objects.get_or_create(key=key, defaults={**defaults, **times, "facts": facts or {}})
    if written:
        mail_written.send(Delivery)
    return written


@transaction.atomic
def _fix(edition_id: int, now: datetime) -> None:
    edition = _locked(edition_id)
    if edition.state != EditionState.WAITING or edition.next_attempt_at > now:
        return
    try:
        with in_the_voice_of(edition.station):
            composed = kind_of(edition).compose(edition, now)
    except NotYetError as wait:
        edition.next_attempt_at = wait.again_at
        if edition.frozen_at is None:
            edition.opened_at = wait.again_at  # Who follows until it is out is among its readers.
    except WithdrawnError as why:
        edition.state, edition.next_attempt_at, edition.held_for = EditionState.PULLED, now, str(why)[:255]
    else:
        _word(edition, composed, now)
        edition.state, edition.aim = EditionState.FREEZING, composed.aim[:255]
    edition.save(update_fields=["state", "next_attempt_at", "opened_at", "held_for", "aim"])


def _word(edition: Edition, composed: Composed, now: datetime) -> None:
    """Fix a text, unless it is the one that holds already."""
    old, versions = edition.wording, {str(pk): number for pk, number in composed.versions.items()}
    if old and (old.subject, old.content, old.versions) == (composed.subject, composed.content, versions):
        return
    number = old.number + 1 if old else 1
    Wording.objects.create(
        edition=edition,
        number=number,
        subject=composed.subject[:400],
        content=composed.content,
        versions=versions,
        fixed_at=now,
    )
    edition.stories.set(composed.versions)


@transaction.atomic
def _count(edition_id: int, now: datetime) -> bool:
    """Write the deliveries of one chunk of the audience and return whether there may be more."""
    edition = _locked(edition_id)
    if edition.state != EditionState.FREEZING:
        return False
    chunk: list[Recipient] = []
    if edition.frozen_at is None:
        chunk = list(islice(kind_of(edition).audience(edition, edition.counted_to), CHUNK))
    if chunk:
        _check_order(edition, chunk)
        rows = [_delivery(edition, recipient, now) for recipient in _takers(chunk)]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        edition.counted_to, edition.audience = chunk[-1].place, edition.audience + len(rows)
    if len(chunk) < CHUNK:
        edition.frozen_at = edition.frozen_at or now
        hold_or_release(edition, now)
        mail_written.send(Edition)
    edition.save(update_fields=["state", "frozen_at", "audience", "counted_to", "held_for"])
    return edition.state == EditionState.FREEZING


def _check_order(edition: Edition, chunk: list[Recipient]) -> None:
    """Raise ValueError for an audience out of order: to go on after the last place would lose some, and mail others."""
    places = [edition.counted_to, *(recipient.place for recipient in chunk)]
    if any(later <= earlier for earlier, later in pairwise(places)):
        raise ValueError(f"the audience of {edition.kind} does not come in the order of its places")


def _takers(chunk: list[Recipient]) -> list[Recipient]:
    """Leave out, whatever the kind says, every address that was never confirmed and every one that takes no mail."""
    asked = [recipient.follower_id for recipient in chunk if recipient.follower_id]
    good = Follower.objects.filter(pk__in=asked, confirmed_at__isnull=False, dead_at=None)
    takers = set(good.values_list("pk", flat=True))
    return [recipient for recipient in chunk if recipient.user_id or recipient.follower_id in takers]


def _delivery(edition: Edition, recipient: Recipient, now: datetime) -> Delivery:
    whom = f"follower:{recipient.follower_id}" if recipient.follower_id else f"user:{recipient.user_id}"
    return Delivery(
        key=f"{edition.key}:{whom}",
        station_id=edition.station_id,
        kind=edition.kind,
        edition=edition,
        follower_id=recipient.follower_id,
        user_id=recipient.user_id,
        reasons=recipient.reasons,
        facts=recipient.facts,
        created_at=now,
        next_attempt_at=now,
    )


def _locked(edition_id: int) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",)).select_related("station", "story__public")
    return rows.get(pk=edition_id)
