"""Stories as other pages show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsquare.lib import shown
from newsquare.stations.models import Station
from newsquare.stories.gate import public_stories, showable_pictures
from newsquare.stories.models import Label, Picture, Story
from newsquare.stories.pictures import cut
from newsquare.theme.shapes import Label as LabelName
from newsquare.theme.shapes import Link, TeaserShape


def teasers(stories: Iterable[Story], now: datetime, *, illustrated: int | None = None) -> list[TeaserShape]:
    """Return teasers in the order given; at most the first `illustrated` of them get their picture."""
    found = list(stories)
    lit = found if illustrated is None else found[:illustrated]
    leads = {story.lead_picture_id for story in lit if story.lead_picture_id}
    pictures = showable_pictures(leads, now)
    shown.note(*(f"story:{story.pk}" for story in found), *(f"picture:{pk}" for pk in leads))
    return [_teaser(story, pictures.get(story.lead_picture_id or 0)) for story in found]


def headlines(stories: Iterable[Story]) -> list[TeaserShape]:
    """Return stories as headlines alone: no picture, nobody named, no query."""
    found = list(stories)
    shown.note(*(f"story:{story.pk}" for story in found))
    return [
        TeaserShape(url=story.path, headline=story.headline, label=cast("LabelName", story.label)) for story in found
    ]


def teasers_of(
    station: Station, ids: list[int], now: datetime, *, illustrated: int | None = None
) -> dict[int, TeaserShape]:
    """Return by id, in the order of the ids, teasers of those stories that the public may see."""
    found = {story.pk: story for story in for_teasers(public_stories(station, now)).filter(pk__in=ids)}
    order = [pk for pk in ids if pk in found]
    return dict(zip(order, teasers([found[pk] for pk in order], now, illustrated=illustrated), strict=True))


def for_teasers(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Return the query with all that teasers need, in three queries for any number of stories."""
    return stories.select_related("section", "station").prefetch_related("bylines").defer("body")


def _teaser(story: Story, picture: Picture | None) -> TeaserShape:
    return TeaserShape(
        url=story.path,
        headline=story.headline,
        deck=story.deck,
        kicker=Link(name=story.section.name, url=story.section.get_absolute_url()),
        picture=cut(picture) if picture else None,
        published=story.published_at.astimezone(story.station.zone) if story.published_at else None,
        by=by_line(story),
        label=cast("LabelName", story.label),
    )


def by_line(story: Story) -> str:
    """Return who made a story in a line: our reporters, or the distributor of copy that is not ours."""
    if story.label == Label.SPONSORED:
        return _("Sponsored: %(sender)s") % {"sender": story.distributor} if story.distributor else _("Sponsored")
    if story.label != Label.LOCAL and story.distributor:
        return story.distributor
    names = [byline.name for byline in story.bylines.all()]
    if not names:
        return story.distributor
    joined = (
        names[0]
        if len(names) == 1
        else _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    )
    return pgettext("before the names of reporters", "By %(names)s") % {"names": joined}
