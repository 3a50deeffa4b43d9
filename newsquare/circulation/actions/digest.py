"""Write the digests that are due: for each reader what came since their last one, and nothing that they got already."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext

from newsquare.circulation import rules
from newsquare.circulation.kinds import in_the_voice_of
from newsquare.circulation.models import Delivery, Edition, Follow, Follower, Kind, Rhythm, State
from newsquare.circulation.queries import keys_of, timing_of
from newsquare.circulation.signals import mail_written
from newsquare.stations.models import Station
from newsquare.stories.queries import public_among

log = logging.getLogger(__name__)
CHUNK = 1000  # Readers served in one transaction.
MARGIN = timedelta(minutes=10)  # A story may be counted a little after the moment that is written on it.
KEPT = timedelta(days=9)  # A weekly digest looks back a week, and a little.


@dataclass
class _Reader:
    """A reader whose digest is due: since when each followed thing is to be told, and all that comes in digests."""

    follower: Follower
    since: dict[str, datetime] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    due: list[int] = field(default_factory=list)


@transaction.atomic
def write_digests(*, station: Station, now: datetime) -> bool:
    """Write the digests of the next readers whose hour has come, and return whether there may be more.

    What each gets is settled here, with the moment up to which they were told: killed before, nothing happened;
    killed after, the ledger goes on. Who has nothing new gets no mail.
    """
    due = Follower.objects.filter(station=station, digest_at__lte=now)
    followers = list(due.select_for_update(of=("self",)).order_by("digest_at", "pk")[:CHUNK])
    if not followers:
        return False
    first = min(each.digest_at for each in followers if each.digest_at)
    for each in followers:
        each.station = station
    readers = _readers(followers, now)
    told = _told(followers, now)
    news = _news(station, readers.values(), now)
    rows = []
    for reader in readers.values():
        stories, keys = _for_reader(reader, news, told[reader.follower.pk])
        if stories:
            rows.append((reader, stories, keys))
    if rows:
        _write(station, rows, first, _together(station, due.count(), now), now)
    _advance(readers.values(), now)
    return len(followers) == CHUNK


def _readers(followers: list[Follower], now: datetime) -> dict[int, _Reader]:
    readers = {each.pk: _Reader(each) for each in followers}
    follows = Follow.objects.filter(follower__in=followers, since__isnull=False).exclude(rhythm=Rhythm.ONCE)
    for follow in follows.select_related("subject").order_by("follower", "subject"):
        reader = readers[follow.follower_id]
        reader.keys.append(follow.subject.key)
        assert follow.since is not None
        until = follow.told_until or follow.since
        if rules.last_digest(timing_of(reader.follower), follow.rhythm, now) > until:
            reader.due.append(follow.pk)
            reader.since[follow.subject.key] = max(follow.since, until - MARGIN)
    return readers


def _news(station: Station, readers: Iterable[_Reader], now: datetime) -> list[tuple[int, datetime, set[str]]]:
    """Return the stories that were mailed at once to whom wanted that, newest first, each with its keys."""
    starts = [since for reader in readers for since in reader.since.values()]
    if not starts:
        return []
    editions = Edition.objects.filter(
        station=station, kind=Kind.STORY, frozen_at__gt=min(starts), frozen_at__lte=now, story__public__isnull=False
    )
    rows = [
        (edition.story_id, edition.frozen_at, set(keys_of(edition.story.public.content)))
        for edition in editions.select_related("story__public").order_by("-frozen_at", "-pk")
        if edition.story and edition.story.public and edition.story_id and edition.frozen_at
    ]
    public = public_among([pk for pk, _at, _keys in rows], now)
    return [row for row in rows if row[0] in public]


def _told(followers: list[Follower], now: datetime) -> dict[int, set[int]]:
    """Return by follower the stories that came to them lately, at once or in a digest."""
    told: dict[int, set[int]] = defaultdict(set)
    sent = Delivery.objects.filter(follower__in=followers, created_at__gt=now - KEPT).exclude(state=State.PULLED)
    for follower, story in sent.filter(kind=Kind.STORY).values_list("follower_id", "edition__story_id"):
        told[follower].add(story)
    for follower, facts in sent.filter(kind=Kind.DIGEST).values_list("follower_id", "facts"):
        told[follower].update(facts["stories"])
    return told


def _for_reader(
    reader: _Reader, news: list[tuple[int, datetime, set[str]]], told: set[int]
) -> tuple[list[int], list[str]]:
    """Return the stories of a reader's digest, and what brought them."""
    stories, brought = [], set()
    for story, at, keys in news:
        bringing = {key for key in keys & reader.since.keys() if at > reader.since[key]}
        if bringing and story not in told:
            stories.append(story)
            brought |= bringing
    return stories, [key for key in reader.keys if key in brought]


def _together(station: Station, due: int, now: datetime) -> int:
    """Return how many readers the hour has, of which some may have been served just now."""
    just_now = Edition.objects.filter(station=station, kind=Kind.DIGEST, opened_at__gt=now - rules.LATE)
    return max(due, *(edition.reach for edition in just_now), 0)


def _write(
    station: Station, rows: list[tuple[_Reader, list[int], list[str]]], due_at: datetime, together: int, now: datetime
) -> None:
    """Open the edition with its audience in it; the ledger fixes the text and lets it leave."""
    shown = {story for _reader, stories, _keys in rows for story in stories}
    edition = Edition.objects.create(
        key=f"digest:{station.pk}:{rows[0][0].follower.pk}:{now:%Y%m%d%H%M%S}",
        station=station,
        kind=Kind.DIGEST,
        name=_name(station, due_at, now),
        facts={"stories": sorted(shown), "together": together},
        opened_at=now,
        next_attempt_at=now,
        audience=len(rows),
    )
    edition.stories.set(shown)
    Delivery.objects.bulk_create(
        [
            Delivery(
                key=f"{edition.key}:follower:{reader.follower.pk}",
                station=station,
                kind=Kind.DIGEST,
                edition=edition,
                follower=reader.follower,
                reasons=keys,
                facts={"stories": stories, "stops": reader.keys},
                created_at=now,
                next_attempt_at=now,
            )
            for reader, stories, keys in rows
        ],
        batch_size=500,
    )
    mail_written.send(Edition)


def _name(station: Station, due_at: datetime, now: datetime) -> str:
    """Return the digest's name on the desk. What comes late, since nothing ran at its hour, says so there."""
    with in_the_voice_of(station):
        if now - due_at < rules.LATE:
            return gettext("Digest")
        due = date_format(due_at.astimezone(station.zone), "DATETIME_FORMAT")
        log.warning("%s: digests that were due %s are written now", station.slug, due_at.isoformat())
        return gettext("Digest, late: it was due %(due)s") % {"due": due}


def _advance(readers: Iterable[_Reader], now: datetime) -> None:
    """Note up to when each was told, and when the next digest is due."""
    Follow.objects.filter(pk__in=[pk for reader in readers for pk in reader.due]).update(told_until=now)
    rhythms: dict[int, set[str]] = defaultdict(set)
    followers = [reader.follower for reader in readers]
    for pk, rhythm in Follow.objects.filter(follower__in=followers, since__isnull=False).values_list(
        "follower_id", "rhythm"
    ):
        rhythms[pk].add(rhythm)
    for each in followers:
        each.digest_at = rules.next_digest(timing_of(each), rhythms[each.pk], now)
    Follower.objects.bulk_update(followers, ["digest_at"], batch_size=500)
