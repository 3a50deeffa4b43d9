"""A feed as plain data: the newest stories of a station or of one of its topics."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.lib.html import words_of
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stories.models import Picture, Story, Topic
from newsquare.stories.queries import in_topic, public_stories, render_body, showable_pictures, station_changes_at

NEWEST = 30
OPENING = 45  # Words that stand for the deck of a story that has none.
PICTURE = "width-960|format-jpeg|jpegquality-78"
_LOCAL = re.compile(r'(?<=\s)(href|src)="(/[^"/][^"]*|/)"')
_SIZES = re.compile(r'<source\b[^>]*>|\s(?:srcset|sizes|loading|decoding|fetchpriority)="[^"]*"')


@dataclass(frozen=True, kw_only=True)
class MediaShape:
    """The lead picture of an entry."""

    url: str
    width: int
    height: int
    credit: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class ItemShape:
    """One story in a feed. `source` names the agency of copy that is not ours; texts named `*_html` are HTML."""

    guid: str
    url: str
    title: str
    deck_html: str
    authors: Sequence[str]
    source: str
    rights: str
    categories: Sequence[str]
    published: datetime
    updated: datetime | None
    media: MediaShape | None
    words_html: str


@dataclass(frozen=True, kw_only=True)
class FeedShape:
    """A feed: what it is about, where it stands, its entries, the newest first."""

    title: str
    description: str
    url: str
    page_url: str
    language: str
    changed: datetime | None
    items: Sequence[ItemShape]


def feed_of(station: Station, topic: Topic | None, now: datetime) -> FeedShape:
    """Return the feed of a station, or of one topic."""
    shown.note(
        f"station:{station.pk}",
        *((f"topic:{topic.pk}", f"list:topic:{topic.pk}") if topic else (f"list:{station.pk}",)),
    )
    shown.until(station_changes_at(station, now))
    chosen = in_topic(topic, now) if topic else public_stories(station, now)
    stories = list(chosen.select_related("public").prefetch_related("corrections")[:NEWEST])
    shown.note(*(f"story:{story.pk}" for story in stories))
    items = _items(station, stories, now)
    return FeedShape(
        title=f"{topic.name} – {station.name}" if topic else station.name,
        description=_description(station, topic),
        url=station.url(f"{topic.get_absolute_url()}feed.xml" if topic else "/feed.xml"),
        page_url=station.url(topic.get_absolute_url() if topic else "/"),
        language=station.language,
        changed=max((item.updated or item.published for item in items), default=None),
        items=items,
    )


def _description(station: Station, topic: Topic | None) -> str:
    if topic:
        return topic.description or _("News about %(topic)s from %(station)s") % {
            "topic": topic.name,
            "station": station.name,
        }
    return station.tagline or _("News from %(station)s") % {"station": station.name}


def _items(station: Station, stories: list[Story], now: datetime) -> list[ItemShape]:
    contents = {story.pk: story.public.content for story in stories if story.public}
    names = dict(
        Topic.objects.filter(pk__in={pk for content in contents.values() for pk in content["topics"]})
        .order_by("name", "pk")
        .values_list("pk", "name")
    )
    shown.note(*(f"topic:{pk}" for pk in names))
    pictures = showable_pictures({pk for content in contents.values() for pk in _pictures_in(content)}, now)
    return [_item(station, story, contents[story.pk], names, pictures) for story in stories if story.pk in contents]


def _item(
    station: Station, story: Story, content: dict[str, Any], names: dict[int, str], pictures: dict[int, Picture]
) -> ItemShape:
    lead = pictures.get(content["lead_picture"] or 0)
    assert story.published_at is not None
    notes = _notes(station, story)
    text = _whole_text(station, content, pictures) if content["full_text_out"] else ""
    return ItemShape(
        guid=f"newsquare:{station.slug}:story:{story.pk}",
        url=station.url(story.path),
        title=one_line(content["headline"]),
        deck_html=_deck(content["deck"] or _opening(text), "" if content["full_text_out"] else notes),
        authors=[one_line(byline["name"]) for byline in content["bylines"]],
        source=one_line(content["distributor"]),
        rights=one_line(content["rights_notice"]),
        categories=[name for pk, name in names.items() if pk in content["topics"]],
        published=story.published_at.astimezone(station.zone),
        updated=story.updated_at.astimezone(station.zone) if story.updated_at else None,
        media=_media(station, lead, content["lead_caption"]) if lead else None,
        words_html=notes + text if text else "",
    )


def _notes(station: Station, story: Story) -> str:
    """Return the notes that stand under the headline on the page: a reader of the feed is told as well."""
    return "".join(
        f"<p><strong>{escape(_('Correction'))}</strong>, {_day(correction.corrected_at.astimezone(station.zone))}: "
        f"{escape(one_line(correction.text), quote=False)}</p>"
        for correction in story.corrections.all()
    )


def _day(moment: datetime) -> str:
    return escape(date_format(moment, "DATE_FORMAT"))


def _deck(deck: str, notes: str) -> str:
    """Return the deck as HTML, with the notes of copy whose text stays at home."""
    words = escape(one_line(deck), quote=False)
    return f"<p>{words}</p>{notes}" if notes and words else notes or words


def _opening(html: str) -> str:
    """Return the beginning of the text, for feed readers that show no more."""
    return Truncator(words_of(html).partition("\n\n")[0]).words(OPENING)


def _media(station: Station, picture: Picture, caption: str) -> MediaShape:
    shown.note(f"picture:{picture.pk}")
    made = picture.get_rendition(PICTURE)
    return MediaShape(
        url=station.url(made.url),
        width=made.width,
        height=made.height,
        credit=one_line(picture.credit),
        caption=one_line(caption or picture.caption),
    )


def _pictures_in(content: dict[str, Any]) -> set[int]:
    found = {content["lead_picture"]} if content["lead_picture"] else set()
    if content["full_text_out"]:
        values = [block["value"] for block in content["body"] if isinstance(block["value"], dict)]
        found |= {value[key] for value in values for key in ("picture", "poster") if value.get(key)}
    return found


def _whole_text(station: Station, content: dict[str, Any], pictures: dict[int, Picture]) -> str:
    """Return the body with whole addresses and one size of each picture: readers of feeds know no page around it."""
    html = _SIZES.sub("", str(render_body(content["body"], pictures)))
    return _LOCAL.sub(lambda found: f'{found[1]}="{station.url(unescape(found[2]))}"', html)
