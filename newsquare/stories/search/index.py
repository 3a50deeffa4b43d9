"""Writes what search knows of a story, in the transaction that changed it."""

import json
from typing import Any

from newsquare.lib.html import words_of
from newsquare.stories.blocks import FOR_THE_DESK
from newsquare.stories.content import pictures_in, without_captions
from newsquare.stories.models import Credit, DeskWords, PublicWords, Story
from newsquare.stories.models.search import Words
from newsquare.stories.search.expressions import filed
from newsquare.stories.search.folding import folded, indexable

LONGEST = 300_000  # Characters of a text that are found; PostgreSQL takes a million bytes of words in a row.
MOST_CREDITS = 40


def write_public(story: Story, content: dict[str, Any]) -> None:
    """Let readers find the words of a version, and its authors their page. A picture may go, so may its caption."""
    lasting = without_captions(content, pictures_in(content))
    _write(PublicWords, story.pk, story.station_id, lasting, text_of(lasting))
    names = {slug_of_name(byline["name"]): byline["name"] for byline in content["bylines"][:MOST_CREDITS]}
    wanted = {slug: name for slug, name in names.items() if slug}
    have = dict(Credit.objects.filter(story=story).values_list("slug", "name"))
    if have != wanted:
        Credit.objects.filter(story=story).delete()
        Credit.objects.bulk_create(
            Credit(station_id=story.station_id, story=story, slug=slug, name=name) for slug, name in wanted.items()
        )


def forget_public(story: Story) -> None:
    """Let readers find nothing of a story any more."""
    PublicWords.objects.filter(story=story).delete()
    Credit.objects.filter(story=story).delete()


def write_desk(story_id: int, station_id: int, content: dict[str, Any]) -> None:
    """Let the newsroom find the words of a draft."""
    _write(DeskWords, story_id, station_id, content, _text(_blocks(content)))


def slug_of_name(name: str) -> str:
    """Return the end of the address of the page of a name; empty for a name without any Latin letter."""
    return "-".join(word for word in folded(name) if word.isascii())[:120].strip("-")


def author_path(name: str) -> str:
    """Return the path of the page of a name; empty for a name that has none."""
    slug = slug_of_name(name)
    return f"/author/{slug}/" if slug else ""


def text_of(content: dict[str, Any]) -> str:
    """Return the words of a body, block by block, as readers see them."""
    return _text([block for block in _blocks(content) if block["type"] not in FOR_THE_DESK])


def _blocks(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the blocks of a body; a draft of Wagtail's holds them as JSON."""
    body = content["body"]
    return (json.loads(body) if isinstance(body, str) else body) or []


def _text(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(filter(None, (_text_of(block["value"]) for block in blocks)))


def _text_of(value: Any) -> str:
    if isinstance(value, str):
        return words_of(value).replace("\n\n", "\n")
    words = (value.get(key) or "" for key in ("title", "text", "attribution", "caption", "rows"))
    return "\n".join(words_of(each) if "<" in each else each.replace("|", " ") for each in words if each)


def _write(model: type[Words], story_id: int, station_id: int, content: dict[str, Any], text: str) -> None:
    """Write the row, unless it says so already: most saves change no word."""
    names = [byline["name"] for byline in content["bylines"]]
    row = {
        "filed": " ".join(
            [
                filed("station", station_id),
                filed("section", content["section"] or 0),
                *(filed("topic", pk) for pk in sorted(content["topics"])),
            ]
        ),
        "headline": indexable(content["headline"], LONGEST),
        "deck": indexable(content["deck"], LONGEST),
        "byline": indexable(" ".join([*names, content["distributor"]]), LONGEST),
        "body": indexable(f"{content['dateline']} {text} {content['lead_caption']}", LONGEST),
    }
    rows = model._default_manager
    if rows.filter(pk=story_id).values(*row).first() != row:
        fresh = [model(story_id=story_id, **row)]
        rows.bulk_create(fresh, update_conflicts=True, unique_fields=["story"], update_fields=list(row))
