"""What of a story is fixed in a published version: plain data, enough to print the page from."""

from typing import Any

from newsquare.stories.blocks import FOR_THE_DESK
from newsquare.stories.models import Story


def content_of(story: Story) -> dict[str, Any]:
    """Return the content of a story or of a draft. Only JSON's own types; ids name pictures, topics, section."""
    return {
        "headline": story.headline,
        "deck": story.deck,
        "dateline": story.dateline,
        "bylines": [{"name": byline.name, "detail": byline.detail} for byline in story.bylines.all()],
        "section": story.section_id,
        "topics": sorted(topic.pk for topic in story.topics.all()),
        "label": story.label,
        "distributor": story.distributor,
        "rights_notice": story.rights_notice,
        "indexing": story.indexing,
        "full_text_out": story.full_text_out,
        "body": [block for block in _blocks(story) if block["type"] not in FOR_THE_DESK],
        "lead_picture": story.lead_picture_id,
        "lead_caption": story.lead_caption,
        "agency_time": story.agency_time.isoformat() if story.agency_time else None,
        **({"lead_video": story.lead_video_id} if story.lead_video_id else {}),  # Versions before it had no such key.
    }


def _blocks(story: Story) -> list[dict[str, Any]]:
    return story.body.get_prep_value() if story.body else []


def pictures_in(content: dict[str, Any]) -> set[int]:
    """Return the ids of all pictures that a content shows."""
    found = {content["lead_picture"]} if content["lead_picture"] else set()
    for block in content["body"]:
        value = block["value"]
        if isinstance(value, dict):
            found |= {value[key] for key in ("picture", "poster") if value.get(key)}
    return found


def videos_in(content: dict[str, Any]) -> set[int]:
    """Return the ids of all videos of our own that a content shows."""
    values = [block["value"] for block in content["body"] if block["type"] == "video"]
    found = {value["video"] for value in values if value.get("video")}
    return found | ({content["lead_video"]} if content.get("lead_video") else set())


def without_captions(content: dict[str, Any], hidden: set[int]) -> dict[str, Any]:
    """Return a content as its page prints it: a picture that may not be shown takes its caption with it."""
    body = [
        block | {"value": block["value"] | {"caption": ""}}
        if block["type"] == "picture" and block["value"].get("picture") in hidden
        else block
        for block in content["body"]
    ]
    is_hidden = content["lead_picture"] in hidden and not content.get("lead_video")
    return content | {"body": body, "lead_caption": "" if is_hidden else content["lead_caption"]}
