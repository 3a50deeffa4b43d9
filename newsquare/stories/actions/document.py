"""Begin a story with a document that was written elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.stations.models import Station
from newsquare.stories.actions.picture import PictureError, add_picture, redraw
from newsquare.stories.body_blocks import Block
from newsquare.stories.documents import Asked, Document
from newsquare.stories.models import Byline, Picture, Section, Story, Topic
from newsquare.stories.rules import slug_of, split_names

MOST_PICTURES = 30
"""Pictures of one document that are taken in; a place is kept for each of the others."""


@dataclass(frozen=True)
class Loaded:
    """A place of a document, with the picture drawn anew where the document brought one that can be shown."""

    place: Asked
    jpeg: bytes = b""


def load_document_pictures(document: Document) -> dict[Asked, Loaded]:
    """Draw the pictures that a document brought. Takes seconds for large ones: do it before a transaction."""
    loaded: dict[Asked, Loaded] = {}
    for kind, value in document.blocks:
        if kind == "asked" and value.raw and len(loaded) < MOST_PICTURES:
            try:
                loaded[value] = Loaded(value, redraw(value.raw))
            except PictureError as error:
                document.note(_("A picture of the document cannot be shown: %(why)s") % {"why": error})
    return loaded


@transaction.atomic
def begin_story(*, station: Station, document: Document, loaded: dict[Asked, Loaded], by: User, now: datetime) -> Story:
    """Make a draft of a document. What has no field in a story is a note in the draft, which readers never get."""
    story = Story(station=station, live=False, takes_comments=True, first_published_at=None)
    story.headline = _fitted(document, _("Headline"), document.headline or _("Untitled document"), 200)
    story.deck = _fitted(document, _("Deck"), document.deck, 400)
    story.dateline = _fitted(document, _("Dateline"), document.dateline, 80)
    story.slug = slug_of(document.slug or document.headline)
    story.section = _section(station, document)
    names = split_names(document.byline)
    story.bylines = [Byline(name=name[:120], sort_order=place) for place, name in enumerate(names)]
    topic = Topic.objects.filter(station=station, name__iexact=document.topic).first() if document.topic else None
    if document.topic and topic is None:
        document.note(_("No topic here is called “%(name)s”.") % {"name": document.topic})
    story.topics.set([topic] if topic else [])
    lead = [("asked", document.lead)] if document.lead else []
    blocks = document_blocks(station=station, blocks=[*lead, *document.blocks], loaded=loaded, by=by)
    if document.notes:
        blocks.append(("note", "\n".join(document.notes)))
    story.body = blocks  # type: ignore[assignment]  # The field makes its value of plain blocks.
    story.latest_revision_created_at = now
    story.save()
    story.save_revision(user=by)
    record(Did.ADDED, story, by=by, note=_("Out of a document"), now=now)
    return story


def document_blocks(
    *, station: Station, blocks: list[Block], loaded: dict[Asked, Loaded], by: User
) -> list[tuple[str, Any]]:
    """Return blocks as a story's body takes them: each place with its picture, or with words that ask for one."""
    made: list[tuple[str, Any]] = []
    for kind, value in blocks:
        if kind != "asked":
            made.append((kind, value))
        elif found := loaded.get(value):
            made.append(("picture", {"picture": _picture(station, found, by), "caption": ""}))
        else:
            made.append(("wanted", value.in_words()))
    return made


def _picture(station: Station, found: Loaded, by: User) -> Picture:
    place = found.place
    return add_picture(
        station=station,
        jpeg=found.jpeg,
        title=place.caption or place.alt or _("From a document"),
        credit=place.credit,
        caption=place.caption,
        alt=place.alt,
        by=by,
    )


def _fitted(document: Document, name: str, text: str, limit: int) -> str:
    """Return text that fits its field; what is cut off is in the notes, whole."""
    if len(text) <= limit:
        return text
    document.note(_("%(field)s, whole: %(text)s") % {"field": name, "text": text})
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _section(station: Station, document: Document) -> Section:
    known = list(Section.objects.filter(station=station).order_by("position", "name", "pk"))
    named = next((each for each in known if each.name.casefold() == document.section.casefold()), None)
    if document.section and named is None:
        document.note(_("No section here is called “%(name)s”.") % {"name": document.section})
    return named or next(iter(known), None) or Section.objects.create(station=station, slug="news", name=_("News"))
