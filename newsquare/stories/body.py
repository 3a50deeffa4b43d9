"""A story's body as HTML, from the blocks of a published version or a draft."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from newsquare.stories.models import Picture
from newsquare.stories.pictures import whole
from newsquare.stories.players import elsewhere
from newsquare.theme.shapes import Link, VideoShape

Pictures = Mapping[int, Picture]
FIGURE = mark_safe(' class="figure-cell"')


def render_body(
    blocks: list[dict[str, Any]], pictures: Pictures, videos: Mapping[str, VideoShape] | None = None
) -> SafeString:
    """Return the blocks as safe HTML. A picture that is not among `pictures` may not be shown and is left out.

    `videos` are the shapes of the video blocks by their ids. Without them, as in feeds, a video elsewhere is a link.
    """
    shapes = videos or {}
    printed = (
        _print_video(shapes[block["id"]])
        if block["type"] == "video" and block["id"] in shapes
        else PRINTERS[block["type"]](block["value"], pictures)
        for block in blocks
    )
    return mark_safe("".join(printed))


def _text(value: str, _pictures: Pictures) -> str:
    return str(expand_db_html(value))


def _picture(value: dict[str, Any], pictures: Pictures) -> str:
    picture = pictures.get(value["picture"])
    if picture is None:
        return ""
    return render_to_string("figure/figure.html", {"picture": whole(picture, value.get("caption", ""))})


def _quote(value: dict[str, Any], _pictures: Pictures) -> str:
    return render_to_string("pull-quote/pull-quote.html", {"text": value["text"], "who": value.get("attribution", "")})


def _facts(value: dict[str, Any], _pictures: Pictures) -> str:
    shape = {"title": value["title"], "body_html": mark_safe(str(expand_db_html(value["text"])))}
    return render_to_string("fact-box/fact-box.html", shape)


def _video(value: dict[str, Any], pictures: Pictures) -> str:
    """Return a video where no page stands around it: one elsewhere as a link, one of our own as its poster."""
    poster = pictures.get(value["poster"])
    found = elsewhere(value.get("address") or "")
    away = Link(name=_("Watch at %(site)s") % {"site": found.site}, url=found.address) if found else None
    shape = VideoShape(title=value["caption"], caption=value["caption"], poster=whole(poster) if poster else None)
    return _print_video(replace(shape, away=away, gone_words="" if away else _("The video is on the story’s page.")))


def _print_video(shape: VideoShape) -> str:
    return render_to_string("video/video.html", {"video": shape})


def _table(value: dict[str, Any], _pictures: Pictures) -> str:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in value["rows"].splitlines()
        if line.strip()
    ]
    if not rows:
        return ""
    heads = ((_class_of(_column(rows, place)), cell) for place, cell in enumerate(rows[0]))
    head = format_html_join("", '<th scope="col"{}>{}</th>', heads)
    lines = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in rows[1:]))
    caption = format_html("<caption>{}</caption>", value["caption"]) if value.get("caption") else ""
    return format_html(
        '<div class="scrolls" tabindex="0" role="region" aria-label="{}">'
        "<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        value.get("caption") or rows[0][0],
        conditional_escape(caption),
        head,
        lines,
    )


def _cells(row: list[str]) -> SafeString:
    return format_html_join("", "<td{}>{}</td>", ((_class_of([cell]), cell) for cell in row))


def _column(rows: list[list[str]], place: int) -> list[str]:
    return [row[place] for row in rows[1:] if place < len(row)]


def _class_of(cells: list[str]) -> str:
    return FIGURE if cells and all(_is_figure(cell) for cell in cells) else ""


def _is_figure(cell: str) -> bool:
    """Say whether a cell holds a number, a sum, a share or a dash, and so stands to the right."""
    return bool(re.fullmatch(r"[-+−–—$€£¥%.,:/\s\d]+(?:k|m|bn|ft|in|mph|°)?", cell, re.IGNORECASE))


PRINTERS: dict[str, Callable[[Any, Pictures], str]] = {
    "text": _text,
    "picture": _picture,
    "quote": _quote,
    "facts": _facts,
    "video": _video,
    "table": _table,
}
