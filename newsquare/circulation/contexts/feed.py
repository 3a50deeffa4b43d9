"""Feeds as plain data: the newest stories of a station, of a section, of a topic, or under a name."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.lib.feed import FeedShape, ItemShape, MediaShape
from newsquare.lib.html import words_of
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stories.models import Credit, Picture, Section, Story, Topic
from newsquare.stories.queries import (
    by_author,
    in_section,
    in_topic,
    public_stories,
    render_body,
    showable_pictures,
    station_changes_at,
)

NEWEST = 30
OPENING = 45  # Words that stand for the deck of a story that has none.
PICTURE = "width-960|format-jpeg|jpegquality-78"
_LOCAL = re.compile(r'(?<=\s)(href|src)="(/[^"/][^"]*|/)"')
_SIZES = re.compile(r'<source\b[^>]*>|\s(?:srcset|sizes|loading|decoding|fetchpriority)="[^"]*"')


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a feed is about: its own page, its public stories, and the tags under which it is thrown away.

    One that is `kept` is baked again with its page; the others, being many, when they are asked for.
    """

    id: str
    path: str
    title: str
    description: str
    stories: QuerySet[Story]
    tag: str
    is_kept: bool = False


def of_station(station: Station, now: datetime) -> Subject:
    """Return the feed of all that a station publishes."""
    about = station.tagline or _("News from %(station)s") % {"station": station.name}
    return Subject(
        id="stories",
        path="/",
        title=station.name,
        description=about,
        stories=public_stories(station, now),
        tag=str(station.pk),
        is_kept=True,
    )


def of_topic(topic: Topic, now: datetime) -> Subject:
    """Return the feed of a topic."""
    shown.note(f"topic:{topic.pk}")
    return Subject(
        id=f"topic:{topic.pk}",
        path=topic.get_absolute_url(),
        title=f"{topic.name} – {topic.station.name}",
        description=topic.description or _about(topic.name, topic.station),
        stories=in_topic(topic, now),
        tag=f"topic:{topic.pk}",
        is_kept=True,
    )


def of_section(section: Section, now: datetime) -> Subject:
    """Return the feed of a section."""
    shown.note(f"section:{section.pk}")
    return Subject(
        id=f"section:{section.pk}",
        path=section.get_absolute_url(),
        title=f"{section.name} – {section.station.name}",
        description=_about(section.name, section.station),
        stories=in_section(section, now),
        tag=f"section:{section.pk}",
    )


def of_author(station: Station, slug: str, now: datetime) -> Subject | None:
    """Return the feed of a name; None where no public story bears it."""
    stories = by_author(station, slug, now)
    bearing = Credit.objects.filter(station=station, slug=slug, story__in=stories.order_by().values("pk"))
    if (credit := bearing.order_by("-story", "pk").first()) is None:
        return None
    name = one_line(credit.name)
    return Subject(
        id=f"author:{slug}",
        path=f"/author/{slug}/",
        title=f"{name} – {station.name}",
        description=_("Stories by %(name)s at %(station)s") % {"name": name, "station": station.name},
        stories=stories,
        tag=f"author:{station.pk}:{slug}",
    )


def feed_of(station: Station, subject: Subject, now: datetime, *, is_first_format: bool = True) -> FeedShape:
    """Return the feed of a subject."""
    kind = "list" if subject.is_kept and is_first_format else "rest"
    shown.note(f"station:{station.pk}", f"{kind}:{subject.tag}")
    shown.until(station_changes_at(station, now))
    stories = list(subject.stories.select_related("public").prefetch_related("corrections")[:NEWEST])
    shown.note(*(f"story:{story.pk}" for story in stories))
    items = _items(station, stories, now)
    return FeedShape(
        guid=f"newsquare:{station.slug}:{subject.id}",
        title=subject.title,
        description=subject.description,
        publisher=station.name,
        publisher_url=station.url("/"),
        folder=station.url(subject.path),
        page_url=station.url(subject.path),
        language=station.language,
        changed=max((item.updated or item.published for item in items), default=now.astimezone(station.zone)),
        items=items,
    )


def _about(name: str, station: Station) -> str:
    return _("News about %(topic)s from %(station)s") % {"topic": name, "station": station.name}


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
