"""Write a version of a wire item into a new story."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.copydesk.actions.origins import note_origin
from newsquare.copydesk.merge import Text, same_units
from newsquare.copydesk.pictures import Loaded
from newsquare.copydesk.rules import Deeds, time_of
from newsquare.copydesk.texts import wire_text, write
from newsquare.lib.picture_facts import Facts
from newsquare.stations.models import Station
from newsquare.stories.actions import add_picture
from newsquare.stories.models import Picture, Section, Story
from newsquare.wire.models import Source


def fill(
    story: Story, data: dict[str, Any], source: Source, pictures: list[Loaded], by: User | None, filed: Deeds
) -> Text:
    """Write a version of an item into a new story, filed as its rules decided, save it, and return its text."""
    story.label, story.indexing = filed.label or source.label, source.indexing
    story.full_text_out = source.full_text_out
    story.agency_time = time_of(data.get("versioncreated_utc"))
    story.section = _section_for(source.station, filed.section)
    arrived = arrived_text(data, source, pictures, by, filed)
    text = Text(arrived.fields, same_units((), arrived.body))
    write(text, story)
    story.save()
    return text


def arrived_text(data: dict[str, Any], source: Source, pictures: list[Loaded], by: User | None, filed: Deeds) -> Text:
    """Return what a version says; its pictures are kept, under the name of its distributor."""
    bare = wire_text(data, source, filed.topics, [])
    kept = [_kept(picture, source, bare, by) for picture in pictures]
    return wire_text(data, source, filed.topics, list(dict.fromkeys(kept)))


def _kept(picture: Loaded, source: Source, text: Text, by: User | None) -> Picture:
    kept = add_picture(
        station=source.station,
        jpeg=picture.jpeg,
        title=picture.caption or text.fields["headline"],
        credit=picture.credit,
        caption=picture.caption,
        alt=picture.alt,
        source_url=picture.href,
        facts=Facts(licensor=text.fields["distributor"]).or_else(picture.facts),
        by=by,
    )
    note_origin(picture=kept, source=source, loaded=picture, now=timezone.now())
    return kept


def _section_for(station: Station, slug: str) -> Section:
    """Return the section under which copy is filed; a station without any gets News."""
    known = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    first = next((section for section in known if section.slug == slug), next(iter(known), None))
    return first or Section.objects.create(station=station, slug="news", name=_("News"))
