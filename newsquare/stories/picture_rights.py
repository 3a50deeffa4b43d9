"""Whose pictures we show by what right: by agency, until when, and in which stories."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Bar, Picture, PictureUse
from newsquare.stories.models.bar import ENDS

SOON = timedelta(days=7)
STORIES = 12  # Named with a picture; of the others, their number.
THUMBNAIL = "max-165x165"  # As in the list of pictures, so that it is drawn once.
HELD, EXPIRED, SOON_OVER, HOLDS = "barred", "expired", "soon", "holds"
STATES: dict[str, Promise] = {
    EXPIRED: _("expired"),
    SOON_OVER: _("ends within 7 days"),
    HOLDS: _("holds"),
}


@dataclass(frozen=True)
class Right:
    """The right to one picture, and the stories that show it or did."""

    picture: Picture
    state: str
    why: str  # Why it is held though its right may last: the agency's order.
    uses: list[PictureUse]
    more: int


def rights(station: Station, *, agency: str | None, state: str, now: datetime) -> QuerySet[Picture]:
    """Return the station's pictures to which somebody gave the right, or whose right ends; those of one agency."""
    found = _given(station)
    if agency is not None:
        found = found.filter(agency=agency)
    if state in STATES:
        found = found.filter(_is(state, now))
    return found.order_by("agency", F("rights_until").asc(nulls_last=True), "-pk")


def _given(station: Station) -> QuerySet[Picture]:
    found: QuerySet[Picture] = Picture.objects.filter(station=station)
    return found.exclude(agency="", rights_until=None)


def agencies(station: Station) -> list[str]:
    """Return the names of those who gave rights; an empty one where pictures whose right ends name nobody."""
    return list(_given(station).order_by("agency").values_list("agency", flat=True).distinct())


def numbers_of_rights(station: Station, *, agency: str | None, now: datetime) -> dict[str, int]:
    """Return how many rights have ended, end soon, or hold."""
    counts = {state: Count("pk", filter=_is(state, now)) for state in STATES}
    return dict(rights(station, agency=agency, state="", now=now).order_by().aggregate(**counts))


def rights_to(pictures: QuerySet[Picture], now: datetime) -> list[Right]:
    """Return what a list says of pictures, at the cost of four queries whatever their number."""
    uses = PictureUse.objects.select_related("story").defer("story__body")
    newest = uses.order_by("-is_present", Coalesce("story__published_at", "story__first_published_at").desc(), "-pk")
    standing = Bar.objects.filter(lifted_at=None).exclude(note=ENDS).order_by("pk")
    rows = pictures.annotate(shown_in=Count("uses")).prefetch_related(
        Prefetch("uses", newest[:STORIES], to_attr="named"), Prefetch("bars", standing, to_attr="standing")
    )
    return [_right(picture, now) for picture in rows.prefetch_renditions(THUMBNAIL)]


def _is(state: str, now: datetime) -> Q:
    if state == EXPIRED:
        return Q(rights_until__lte=now)
    if state == SOON_OVER:
        return Q(rights_until__gt=now, rights_until__lte=now + SOON)
    return Q(rights_until=None) | Q(rights_until__gt=now + SOON)


def _right(picture: Picture, now: datetime) -> Right:
    bars = [
        bar
        for bar in picture.standing
        if (bar.from_at is None or bar.from_at <= now) and (bar.until_at is None or now < bar.until_at)
    ]
    why = next((bar.note or str(bar.get_kind_display()) for bar in bars), "")
    return Right(
        picture, HELD if bars else _state(picture, now), why, picture.named, picture.shown_in - len(picture.named)
    )


def _state(picture: Picture, now: datetime) -> str:
    if picture.rights_until is None or picture.rights_until > now + SOON:
        return HOLDS
    return EXPIRED if picture.rights_until <= now else SOON_OVER
