"""What a version of the wire and a draft say, as texts that can be merged; and a merged text as a draft."""

import json
from collections.abc import Sequence
from typing import Any

from newsquare.copydesk.merge import Text, compose, units_of
from newsquare.stories.models import Byline, Picture, Story, Topic
from newsquare.stories.queries import blocks_from, split_names
from newsquare.wire.actions import PASTED
from newsquare.wire.models import Source

NOTE = "correction_note"
REST = "rest"
"""What else a person may have changed in a draft. The wire says nothing of it, so it stays as it is."""
MOST = {"headline": 200, "deck": 400, "dateline": 80, "distributor": 120, "rights_notice": 300, NOTE: 1000}
WIRE_FIELDS = ("headline", "deck", "dateline", "bylines", "lead", "topics", "distributor", "rights_notice")


def wire_text(data: dict[str, Any], source: Source, topics: Sequence[str], pictures: Sequence[Picture]) -> Text:
    """Return what a version of the wire says, filed under topics, with those pictures that could be had."""
    named = "" if source.slug == PASTED else source.name
    rights = data.get("rights") or {}
    lead = next((picture for picture in pictures if picture.credit), next(iter(pictures), None))
    words = {
        "headline": data.get("headline") or data.get("slugline") or "",
        "deck": data.get("deck") or "",
        "dateline": data.get("dateline") or "",
        "distributor": source.credit or data.get("distributor") or named,
        "rights_notice": rights.get("notice") or rights.get("holder") or "",
    }
    fields = {name: said[: MOST[name]].strip() for name, said in words.items()} | {
        "bylines": [{"name": name[:120], "detail": ""} for name in split_names(data.get("byline") or "")],
        "lead": {"picture": lead.pk if lead else None, "caption": ""},
        "topics": sorted(Topic.objects.filter(station=source.station, slug__in=topics).values_list("pk", flat=True)),
    }
    rows = [{"type": kind, "value": value} for kind, value in blocks_from(data.get("body_html") or "")]
    rows += [_row(picture) for picture in pictures if picture != lead]
    return Text(fields, units_of(rows))


def _row(picture: Picture) -> dict[str, Any]:
    return {"type": "picture", "value": {"picture": picture.pk, "caption": ""}}


def with_pictures_of(text: Text, other: Text) -> Text:
    """Return a text with the pictures of another, as where its own could not be had just now."""
    kept = tuple(unit for unit in other.body if unit.kind == "picture")
    body = tuple(unit for unit in text.body if unit.kind != "picture")
    return Text({**text.fields, "lead": other.fields["lead"]}, body + kept)


def draft_text(draft: Story) -> Text:
    """Return what a draft says."""
    rest = (draft.section_id, draft.lead_video_id, draft.label, draft.indexing, draft.full_text_out, draft.slug)
    fields = {
        "headline": draft.headline,
        "deck": draft.deck,
        "dateline": draft.dateline,
        "distributor": draft.distributor,
        "rights_notice": draft.rights_notice,
        "bylines": [{"name": byline.name, "detail": byline.detail} for byline in draft.bylines.all()],
        "lead": {"picture": draft.lead_picture_id, "caption": draft.lead_caption},
        "topics": sorted(topic.pk for topic in draft.topics.all()),
        NOTE: draft.correction_note,
        REST: json.dumps(rest),
    }
    return Text(fields, units_of(draft.body.get_prep_value() if draft.body else []))


def write(text: Text, draft: Story) -> None:
    """Write a merged text into a draft, and save nothing. What it says already stays as it is."""
    before = draft_text(draft)
    changed = {name: value for name, value in text.fields.items() if before.fields.get(name) != value}
    for name in MOST.keys() & changed.keys():
        setattr(draft, name, changed[name][: MOST[name]])
    if "bylines" in changed:
        draft.bylines = [Byline(sort_order=place, **row) for place, row in enumerate(changed["bylines"])]
    if "lead" in changed:
        picture = Picture.objects.filter(pk=changed["lead"]["picture"], station=draft.station_id).first()
        draft.lead_picture, draft.lead_caption = picture, changed["lead"]["caption"]
    if "topics" in changed:
        draft.topics.set(Topic.objects.filter(pk__in=changed["topics"], station=draft.station_id))
    if [(unit.id, unit.said) for unit in before.body] != [(unit.id, unit.said) for unit in text.body]:
        draft.body = json.dumps(compose(text.body))  # type: ignore[assignment]  # The field makes its value of it.
