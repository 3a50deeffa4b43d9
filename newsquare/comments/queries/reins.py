"""What moderators set that bears on a new comment: who is read first, who may not write, which words hold it."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from newsquare.accounts import queries as accounts
from newsquare.accounts.models import User
from newsquare.comments import rules, word_lists
from newsquare.comments.models import Mode, Reading, Suspension, WordList
from newsquare.lib.prepared import Prepared, given
from newsquare.stations.models import ForumMode, Station
from newsquare.stories.models import Story

MODERATE = "comments.change_comment"


def modes_of(station: Station, now: datetime) -> "QuerySet[Mode]":
    """Return what is set at a station and still holds, the newest first."""
    in_force = Q(until__isnull=True) | Q(until__gt=now)
    return Mode.objects.filter(in_force, station=station, lifted_at__isnull=True).order_by("-at", "-pk")


def read_first(story: Story, author: User, now: datetime) -> str:
    """Return the reason for which a comment of this author under this story is read first; empty if it is not."""
    places = {"station": story.station_id, "story": story.pk, "section": story.section_id, "author": author.pk}
    settings_of = [
        rules.Setting(_scope(*scopes), reading == Reading.FIRST, until)
        for *scopes, reading, until in _MODES_OVER.rows(now=now, **places)
    ]
    return rules.read_first(settings_of, now, by_station=story.station.forum_mode == ForumMode.EVERYBODY)


def _modes_over() -> QuerySet[Any, Any]:
    nobody, everywhere = Q(author__isnull=True), Q(section__isnull=True, story__isnull=True)
    author, here = Q(author=given("author", int)), Q(story=given("story", int)) | Q(section=given("section", int))
    set_now = modes_of(given("station", int), given("now", datetime))
    theirs = set_now.filter((everywhere & (author | nobody)) | (nobody & here))
    return theirs.values_list("author", "story", "section", "reading", "until")


_MODES_OVER = Prepared(_modes_over)


def _scope(author: int | None, story: int | None, section: int | None) -> str:
    scopes = {"author": author, "story": story, "section": section}
    return next((scope for scope, found in scopes.items() if found), "station")


def suspension_of(user: User, station: Station, now: datetime | None = None) -> Suspension | None:
    """Return why somebody may not write at a station now."""
    lasts = Q(until__isnull=True) | Q(until__gt=now or timezone.now())
    return Suspension.objects.filter(lasts, user=user, station=station, lifted_at__isnull=True).first()


def words_that_hold(station: Station) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the banned and the suspect words of a station: its own lists, and ours for its language."""
    own: dict[str, dict[str, str]] = {kind: {} for kind in word_lists.KINDS}
    for kind, language, words in _WORD_LISTS.rows(station=station.pk):
        own[kind][language] = words
    banned, suspect = (_words(station, kind, own[kind]) for kind in word_lists.KINDS)
    return banned, suspect


_WORD_LISTS = Prepared(
    lambda: WordList.objects.filter(station=given("station", int)).values_list("kind", "language", "words")
)


def _words(station: Station, kind: str, own: dict[str, str]) -> tuple[str, ...]:
    language = station.language.split("-")[0].lower()
    words = () if language in own else word_lists.shipped(language, kind)
    return tuple(dict.fromkeys([*words, *(word for text in own.values() for word in text.split())]))


def own_or_shipped(station: Station, language: str, kind: str) -> tuple[str, ...]:
    """Return the words of a language that a station keeps itself, or ours."""
    own = WordList.objects.filter(station=station, language=language, kind=kind).first()
    return tuple(own.words.split()) if own else shipped_words(language, kind)


def languages_in_use(station: Station) -> list[str]:
    """Return the languages whose words are looked for: the station's, and those of which it keeps a list."""
    kept = WordList.objects.filter(station=station).order_by().values_list("language", flat=True)
    return sorted({station.language.split("-")[0].lower(), *kept})


def shipped_words(language: str, kind: str) -> tuple[str, ...]:
    """Return our own list, whether a station uses it or not."""
    return word_lists.shipped(language, kind)


def suspensions(station: Station, now: datetime) -> "QuerySet[Suspension]":
    """Return who may not write at a station now; first those who wait for an answer, by time."""
    lasts = Q(until__isnull=True) | Q(until__gt=now)
    rows = Suspension.objects.filter(lasts, station=station, lifted_at__isnull=True)
    objects = Case(When(appealed_at__isnull=False, answered_at__isnull=True, then=0), default=1)
    return rows.select_related("user", "by", "answered_by").order_by(objects, "appealed_at", "-at", "-pk")


def objections_count(station: Station) -> int:
    """Return how many people say something against their suspension and have no answer."""
    waiting = {"appealed_at__isnull": False, "answered_at__isnull": True, "lifted_at__isnull": True}
    return Suspension.objects.filter(station=station, **waiting).count()


def may_answer(suspension: Suspension, moderator: User) -> bool:
    """Say whether a moderator may answer an objection: not who suspended, unless nobody else could."""
    if suspension.by_id != moderator.pk:
        return True
    return not accounts.staff_who_may(suspension.station, MODERATE).exclude(pk=moderator.pk).exists()


def soured(station: Station, now: datetime) -> list[Mode]:
    """Return the stories that are read first because they went bad, the newest first."""
    return list(modes_of(station, now).filter(by__isnull=True, story__isnull=False).select_related("story")[:20])


def is_throwaway(email: str) -> bool:
    """Say whether an address is at a domain that hands out addresses for an hour."""
    domain = email.rpartition("@")[2].lower()
    parts = domain.split(".")
    names = {".".join(parts[at:]) for at in range(len(parts) - 1)}
    own = {name.lower() for name in settings.FORUM_THROWAWAY_DOMAINS}
    return not (names.isdisjoint(_shipped_domains()) and names.isdisjoint(own))


@cache
def _shipped_domains() -> frozenset[str]:
    return frozenset((Path(__file__).parents[1] / "disposable_domains.txt").read_text(encoding="utf-8").split())
