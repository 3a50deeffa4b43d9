"""Write a version of a wire item into a story."""

import hashlib
import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.copydesk.actions.origins import note_origin
from newsquare.copydesk.pictures import Loaded
from newsquare.copydesk.rules import Deeds, time_of
from newsquare.lib.picture_facts import Facts
from newsquare.stations.models import Station
from newsquare.stories.actions import add_picture
from newsquare.stories.models import Byline, Picture, Section, Story, Topic
from newsquare.stories.queries import blocks_from, split_names
from newsquare.wire.actions import PASTED
from newsquare.wire.models import Source


def fill(
    story: Story, data: dict[str, Any], source: Source, pictures: list[Loaded], by: User | None, filed: Deeds
) -> None:
    """Write a version of an item into a story and save it, filed as its rules decided.

    Pictures are kept only where some came.
    """
    station = story.station
    headline = data.get("headline") or data.get("slugline") or ""
    story.headline, story.deck = headline[:200], (data.get("deck") or "")[:400]
    story.dateline = (data.get("dateline") or "")[:80]
    story.label, story.indexing = filed.label or source.label, source.indexing
    story.full_text_out = source.full_text_out
    named = "" if source.slug == PASTED else source.name
    story.distributor = (source.credit or data.get("distributor") or named)[:120]
    rights = data.get("rights") or {}
    story.rights_notice = (rights.get("notice") or rights.get("holder") or "")[:300]
    story.agency_time = time_of(data.get("versioncreated_utc"))
    story.section = _section_for(station, filed.section)
    blocks = blocks_from(data.get("body_html") or "")
    kept = list(dict.fromkeys(_kept(picture, story, source, by) for picture in pictures))
    if kept or not data.get("pictures"):  # Where they could not be had just now, the one we have stays.
        story.lead_picture = next((picture for picture in kept if picture.credit), next(iter(kept), None))
        blocks += [("picture", {"picture": other, "caption": ""}) for other in kept if other != story.lead_picture]
    story.body = blocks  # type: ignore[assignment]  # The field makes its value of plain blocks.
    names = split_names(data.get("byline") or "")
    story.bylines = [Byline(name=name[:120], sort_order=place) for place, name in enumerate(names)]
    story.topics.set(Topic.objects.filter(station=station, slug__in=filed.topics).order_by("name", "pk"))
    story.save()


def _kept(picture: Loaded, story: Story, source: Source, by: User | None) -> Picture:
    kept = add_picture(
        station=story.station,
        jpeg=picture.jpeg,
        title=picture.caption or story.headline,
        credit=picture.credit,
        caption=picture.caption,
        alt=picture.alt,
        source_url=picture.href,
        facts=Facts(licensor=story.distributor).or_else(picture.facts),
        by=by,
    )
    note_origin(picture=kept, source=source, loaded=picture, now=timezone.now())
    return kept


def _section_for(station: Station, slug: str) -> Section:
    """Return the section under which copy is filed; a station without any gets News."""
    known = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    first = next((section for section in known if section.slug == slug), next(iter(known), None))
    return first or Section.objects.create(station=station, slug="news", name=_("News"))


def fingerprint(story: Story) -> str:
    """Return a digest of what a person may have changed in a story."""
    fresh = Story.objects.get(pk=story.pk)
    facts = [
        fresh.headline,
        fresh.deck,
        fresh.dateline,
        fresh.slug,
        fresh.section_id,
        fresh.lead_picture_id,
        fresh.lead_caption,
        [byline.name for byline in fresh.bylines.all()],
        sorted(fresh.topics.values_list("pk", flat=True)),
        [(block["type"], block["value"]) for block in fresh.body.get_prep_value()],
    ]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()
