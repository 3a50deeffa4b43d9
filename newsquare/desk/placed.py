"""A live broadcast and sponsors as readers see them: what fills the slots of home, section and story pages."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.desk.models import Broadcast, Place, Sponsor
from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.queries import elsewhere, public_stories, showable_pictures, stories_change_at, whole_picture
from newsquare.theme.shapes import Head, Link, LiveShape, SponsorShape, VideoShape

EVER = datetime.min.replace(tzinfo=UTC)
RECENT = timedelta(days=14)  # Older stories carry no sponsor, so that one is never taken out of a whole archive.
Row = TypeVar("Row", Broadcast, Sponsor)
STREAM = "application/vnd.apple.mpegurl"


def _on(rows: QuerySet[Row], now: datetime) -> Row | None:
    """Return that one of some rows which is on and began last; the page ends when another answer would be right."""
    lasting = [row for row in rows.filter(is_off=False).order_by("pk") if row.until_at is None or row.until_at > now]
    edges = (moment for row in lasting for moment in (row.from_at, row.until_at))
    shown.until(min((moment for moment in edges if moment and moment > now), default=None))
    begun = [row for row in lasting if row.from_at is None or row.from_at <= now]
    return max(begun, key=lambda row: (row.from_at or EVER, row.pk), default=None)


def live_now(station: Station, now: datetime) -> Broadcast | None:
    """Return the broadcast that is on."""
    shown.note(f"live:{station.pk}")
    return _on(Broadcast.objects.filter(station=station).select_related("station"), now)


def live_line(station: Station, story_id: int | None = None) -> str:
    """Return the line that says what is live: on the home page, or on the page of the story about it."""
    now = timezone.now()
    if story_id is None:
        found = live_now(station, now)
    else:  # Its own tag is touched when a broadcast is about it.
        found = _on(Broadcast.objects.filter(station=station, story=story_id).select_related("station"), now)
    return render_to_string("live-line/live-line.html", {"live": _live(found)}) if found else ""


def _live(found: Broadcast) -> LiveShape:
    zone = found.station.zone
    until = found.until_at.astimezone(zone).replace(microsecond=0) if found.until_at else None
    return LiveShape(title=found.title, url="/live/", until=until)


def live_page(station: Station, now: datetime) -> dict[str, Any]:
    """Return the page of what is live, or of what comes next."""
    found = live_now(station, now)
    coming = Broadcast.objects.filter(station=station, is_off=False, from_at__gt=now).order_by("from_at", "pk").first()
    head = Head(title=f"{_('Live')} – {station.name}", canonical=station.url("/live/"))
    context = {"head": head, "station": station, "live": _live(found) if found else None}
    if found:
        return context | {"video": broadcast_video(found, now), "about": _about(found, now)}
    return context | {"next": coming, "next_at": coming.from_at.astimezone(station.zone) if coming else None}  # type: ignore[union-attr]  # It has a beginning.


def _about(found: Broadcast, now: datetime) -> Link | None:
    if found.story_id is None:
        return None
    shown.note(f"story:{found.story_id}")
    shown.until(stories_change_at({found.story_id}, set(), now))
    story = public_stories(found.station, now).filter(pk=found.story_id).first()
    return Link(name=story.headline, url=story.path) if story else None


def broadcast_video(found: Broadcast, now: datetime) -> VideoShape:
    """Return where a broadcast plays: here, if it streams from the station's own host; else behind a click."""
    ids = {found.poster_id} if found.poster_id else set()
    shown.note(*(f"picture:{pk}" for pk in ids))
    shown.until(stories_change_at(set(), ids, now))
    picture = showable_pictures(ids, now).get(found.poster_id or 0)
    poster = whole_picture(picture) if picture else None
    parts, host = urlsplit(found.address), found.station.media_host
    if host and parts.netloc == host and parts.path.endswith(".m3u8"):
        return VideoShape(title=found.title, poster=poster, src=found.address, type=STREAM)
    place = elsewhere(found.address)
    if place is None:
        return VideoShape(title=found.title, poster=poster, gone_words=_("It cannot be shown here."))
    site = {"site": place.site, "player": place.name}
    away = Link(name=_("Watch at %(site)s") % site, url=place.address)
    if not place.frame:
        return VideoShape(title=found.title, poster=poster, away=away)
    words = _("Loads from %(player)s, which may set cookies.") % site
    door = Link(name=_("Play from %(site)s") % site, url="/live/watch/")
    return VideoShape(title=found.title, poster=poster, door=door, door_words=words, away=away)


def home_sponsor(station: Station) -> str:
    """Return the sponsor of the home page."""
    return _sponsor(station, f"sponsor:{station.pk}", place=Place.HOME)


def section_sponsor(station: Station, section_id: int | None) -> str:
    """Return the sponsor of a section's page; on a topic's there is none."""
    if section_id is None:
        return ""
    return _sponsor(station, f"sponsor:{station.pk}", place=Place.SECTION, section=section_id)


def story_sponsor(station: Station, published: datetime | None) -> str:
    """Return the sponsor at the foot of a story that is not older than a fortnight.

    The pages that show one are thrown away when a sponsor changes, and baked when somebody asks for them.
    """
    if published is None or published < timezone.now() - RECENT:
        return ""
    return _sponsor(station, f"rest:sponsor:{station.pk}", place=Place.STORY)


def _sponsor(station: Station, tag: str, *, place: Place, section: int | None = None) -> str:
    now, rows = timezone.now(), Sponsor.objects.filter(station=station, place=place)
    if section is not None:
        rows = rows.filter(section=section) | rows.filter(section=None)
    shown.note(tag)
    found = _on(rows, now)
    return render_to_string("sponsor/sponsor.html", {"sponsor": _shape(found, now)}) if found else ""


def _shape(found: Sponsor, now: datetime) -> SponsorShape:
    ids = {found.picture_id} if found.picture_id else set()
    shown.note(*(f"picture:{pk}" for pk in ids))
    shown.until(stories_change_at(set(), ids, now))
    picture = showable_pictures(ids, now).get(found.picture_id or 0)
    return SponsorShape(
        label_words=found.get_word_display(),
        name=found.name,
        text=found.text,
        url=found.link,
        picture=whole_picture(picture, sizes="(min-width: 44rem) 22rem, 100vw") if picture else None,
    )
