"""Set who is read before they appear, and until when; a story that goes bad is set by itself."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.comments import rules
from newsquare.comments.models import Comment, Mode, Reading, Report, State, WordList
from newsquare.comments.queries import reins
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story

# Reasons that say something of the words; that everybody is read, or somebody is new, does not.
_OF_THE_WORDS = ("banned word", "word", "repeat", "near repeat", "links", "decoy", "too quick")


@transaction.atomic
def set_reading(
    *,
    station: Station,
    reading: Reading,
    until: datetime | None,
    by: User | None,
    now: datetime,
    section: Section | None = None,
    story: Story | None = None,
    author: User | None = None,
    why: str = "",
) -> Mode:
    """Say whether comments are read first under a story, in a section, of an author or everywhere at a station.

    It takes the place of what was set for the same.
    """
    same = {"section": section, "story": story, "author": author}
    Mode.objects.filter(station=station, lifted_at__isnull=True, **same).update(lifted_at=now)
    mode = Mode.objects.create(station=station, reading=reading, until=until, by=by, at=now, why=why[:200], **same)
    end = until.astimezone(station.zone).strftime("%Y-%m-%d %H:%M") if until else "–"
    told = f"{mode.get_reading_display()}, {end}" + (f" ({why})" if why else "")
    record(Did.RULED, mode, by=by, station=station, name=_name(mode), note=told, now=now)
    return mode


@transaction.atomic
def lift_reading(*, mode: Mode, by: User, now: datetime) -> None:
    """End what was set, before its time."""
    if Mode.objects.filter(pk=mode.pk, lifted_at__isnull=True).update(lifted_at=now):
        record(Did.CHANGED, mode, by=by, station=mode.station_id, name=_name(mode), note="–", now=now)


@transaction.atomic
def keep_words(*, station: Station, language: str, kind: str, words: str, by: User, now: datetime) -> None:
    """Keep a station's own list of words, a word a line. The same as ours, or nothing, is ours again."""
    kept = "\n".join(dict.fromkeys(words.split()))
    shipped = "\n".join(reins.shipped_words(language, kind))
    if kept in {"", shipped}:
        WordList.objects.filter(station=station, language=language, kind=kind).delete()
    else:
        of: dict[str, Any] = {"station": station, "language": language, "kind": kind}
        WordList.objects.update_or_create(**of, defaults={"words": kept})
    record(Did.RULED, None, by=by, station=station, name=f"words: {language}, {kind}", now=now)


@transaction.atomic
def look_at_story(*, comment_id: int, now: datetime) -> Mode | None:
    """Set a comment's story to be read first when too many of its last comments went wrong. Returns what was set."""
    comment = Comment.objects.select_related("story__station").get(pk=comment_id)
    if comment.state == State.PUBLISHED and not comment.reports.filter(settled_at__isnull=True).exists():
        return None
    story = comment.story
    reported = Report.objects.filter(Q(upheld__isnull=True) | Q(upheld=True), comment=OuterRef("pk"))
    rows = Comment.objects.filter(story=story).exclude(state=State.DELETED).order_by("-posted_at", "-pk")
    last = rows.annotate(is_reported=Exists(reported))[: rules.LOOKED_AT]
    fates = [row.is_reported or row.state == State.REJECTED or _for_its_words(row) for row in last]
    if not rules.has_soured(fates):
        return None
    if reins.modes_of(story.station, now).filter(story=story).exists():
        return None  # Somebody has decided how this story is read, or it is read first already.
    return set_reading(
        station=story.station,
        reading=Reading.FIRST,
        until=now + rules.READ_FOR,
        by=None,
        now=now,
        story=story,
        why=f"{sum(fates)} of {len(fates)}",
    )


def _for_its_words(row: Comment) -> bool:
    return row.state == State.HELD and any(reason in _OF_THE_WORDS for reason, _found in row.reasons)


def _name(mode: Mode) -> str:
    if mode.author_id:
        return f"reader {mode.author_id}"
    return f"“{mode.story.headline}”" if mode.story else str(mode.section or mode.station)
