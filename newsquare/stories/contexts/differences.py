"""What differs between two contents of a story, part by part."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsquare.lib import shown
from newsquare.lib.differences import differences
from newsquare.stations.models import Station
from newsquare.stories.content import pictures_in, without_captions
from newsquare.stories.models import Picture
from newsquare.stories.passages import Content, passages_of
from newsquare.stories.queries import showable_pictures, stories_change_at
from newsquare.theme.history import PartShape

Names = dict[int, str]


def parts_between(before: Content, after: Content, station: Station, now: datetime) -> list[PartShape]:
    """Return all parts of two contents, each with what became of its words and pictures."""
    ids = pictures_in(before) | pictures_in(after)
    pictures = showable_pictures(ids, now)
    shown.note(*(f"picture:{pk}" for pk in ids))
    shown.until(stories_change_at(set(), ids, now))
    names = {pk: _named(picture) for pk, picture in pictures.items()}
    old, new = (_parts(without_captions(content, ids - set(names)), names) for content in (before, after))
    return [
        PartShape(name=name, lines=differences(old[name], new[name]), is_text=name == _("Text"))
        for name in old
        if old[name] or new[name]
    ]


def changed_parts(before: Content, after: Content) -> list[str]:
    """Return the names of the parts in which two contents differ."""
    old, new = _parts(before, {}), _parts(after, {})
    return [name for name in old if old[name] != new[name]]


def _parts(content: Content, pictures: Names) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for passage in passages_of(content):
        texts.setdefault(passage.place.partition(".")[0].partition("-")[0], []).append(passage.text)
    lead = [_picture(content["lead_picture"], pictures)] if content["lead_picture"] else []
    return {
        _("Headline"): texts.get("headline", []),
        _("Deck"): texts.get("deck", []),
        _("By"): [_byline(byline) for byline in content["bylines"]],
        _("Distributor"): [content["distributor"]] if content["distributor"] else [],
        _("Dateline"): texts.get("dateline", []),
        _("Lead picture"): [*lead, *texts.get("caption", [])],
        _("Text"): _text(content, pictures),
    }


def _byline(byline: dict[str, str]) -> str:
    return f"{byline['name']}, {byline['detail']}" if byline["detail"] else byline["name"]


def _text(content: Content, pictures: Names) -> list[str]:
    """Return the paragraphs of the body, a line for each picture among them."""
    lines: list[str] = []
    passages = [passage for passage in passages_of(content) if passage.place.startswith("body-")]
    for number, block in enumerate(content["body"]):
        place = f"body-{block.get('id') or number}"
        value: Any = block["value"]
        if isinstance(value, dict) and (pk := value.get("picture") or value.get("poster")):
            lines.append(_picture(pk, pictures))
        lines += [each.text for each in passages if each.place.startswith((f"{place}.", f"{place}-"))]
    return lines


def _picture(pk: int, names: Names) -> str:
    """Return a picture in words. Of one that may not be shown only that it was there, and which one it was."""
    return names.get(pk) or _("Picture %(number)s, which may not be shown now") % {"number": pk}


def _named(picture: Picture) -> str:
    words = picture.alt or picture.caption or picture.title
    return _("Picture: %(words)s (%(credit)s)") % {"words": words, "credit": picture.credit}
