"""A draft, looked at as its page would be sent."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from newsquare.stories.body import render_body
from newsquare.stories.content import content_of, pictures_in
from newsquare.stories.inspection.links import MOST, dead_among
from newsquare.stories.inspection.order import anchors_of, headings_of, leaps, tree_of
from newsquare.stories.models import Picture, Story
from newsquare.stories.pictures import WIDE

HEAVY_PAGE, HEAVY_PICTURES = 100_000, 1_000_000  # Bytes: packed HTML; all pictures together on a telephone.
ON_A_TELEPHONE = WIDE["image/avif"][1]
FILE_NAME = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|heic|tiff?)|(img|dsc|dscn|image|photo)[-_ ]?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """Something to mend: what it is, and where, if that is on another screen."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Checked:
    """What was found, by kind, and how heavy the page is, in kilobytes."""

    page: int
    pictures: int
    how_many: int
    links: int
    weight: list[Finding] = field(default_factory=list)
    words: list[Finding] = field(default_factory=list)
    headings: list[Finding] = field(default_factory=list)
    dead: list[Finding] = field(default_factory=list)


def check_draft(draft: Story, page: str, request: HttpRequest) -> Checked:
    """Look at a draft whose page would be sent so."""
    content = content_of(draft)
    pictures = {each.pk: each for each in Picture.objects.filter(pk__in=pictures_in(content)).order_by("pk")}
    tree = tree_of(str(render_body(content["body"], pictures)))
    packed = len(gzip.compress(page.encode(), 6))
    heavy = {picture: _size(picture) for picture in pictures.values()}
    anchors = anchors_of(tree)
    return Checked(
        page=_kilo(packed),
        pictures=_kilo(sum(heavy.values())),
        how_many=len(heavy),
        links=len(anchors),
        weight=list(_weight(packed, heavy)),
        words=list(_words(pictures.values())),
        headings=list(_headings(tree)),
        dead=list(_dead(anchors, request)),
    )


def _size(picture: Picture) -> int:
    rendition: Any = picture.get_rendition(ON_A_TELEPHONE)
    return int(rendition.file.size)


def _kilo(size: int) -> int:
    return -(-size // 1000)


def _weight(packed: int, heavy: dict[Picture, int]) -> Iterator[Finding]:
    if packed > HEAVY_PAGE:
        yield Finding(
            _("The text alone is %(size)s kB: longer than what opens at once on a slow line.") % {"size": _kilo(packed)}
        )
    if sum(heavy.values()) > HEAVY_PICTURES:
        picture, size = max(heavy.items(), key=lambda each: each[1])
        words = _("The pictures are %(all)s kB on a telephone. The heaviest, with %(size)s kB: %(title)s.")
        told = {"all": _kilo(sum(heavy.values())), "size": _kilo(size), "title": picture.title}
        yield Finding(words % told, _edit(picture))


def _words(pictures: Any) -> Iterator[Finding]:
    for picture in pictures:
        if picture.is_silent:
            words = _("“%(title)s” has no alternative text. Write what it shows, or say that it is decorative.")
            yield Finding(words % {"title": picture.title}, _edit(picture))
        elif FILE_NAME.fullmatch(picture.alt.strip()):
            words = _("The alternative text of “%(title)s” is the name of a file: write what it shows.")
            yield Finding(words % {"title": picture.title}, _edit(picture))


def _edit(picture: Picture) -> str:
    return reverse("wagtailimages:edit", args=[picture.pk])


def _headings(tree: Any) -> Iterator[Finding]:
    headings = headings_of(tree)
    if any(not heading.words for heading in headings):
        yield Finding(_("A heading has no words: delete it."))
    for heading, level in leaps(headings):
        words = _("The heading “%(words)s” is of level %(is)s, where level %(should)s comes next.")
        yield Finding(words % {"words": heading.words, "is": heading.level, "should": level})


def _dead(anchors: list[Any], request: HttpRequest) -> Iterator[Finding]:
    for anchor, wrong in dead_among(anchors, request):
        yield Finding(
            _("“%(words)s” leads to %(url)s. %(wrong)s") % {"words": anchor.words, "url": anchor.url, "wrong": wrong}
        )
    if len(anchors) > MOST:
        yield Finding(_("Only the first %(most)s links were asked.") % {"most": MOST})
