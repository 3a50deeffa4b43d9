"""Two items of one event beside each other: what only one of them has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import item_of, who_may
from newsquare.desk.admin.arrivals.listing import RIGHTS
from newsquare.desk.admin.arrivals.versions import paragraphs
from newsquare.lib.differences import Piece, word_differences
from newsquare.wire.models import WireItem

ALIKE = 0.5  # So large a part of the shorter one's words two paragraphs share when they say the same.


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of one text; where the other has one like it, its words that the other lacks are marked."""

    only: bool
    pieces: list[Piece]


@dataclass(frozen=True)
class Side:
    """One of the two."""

    item: WireItem
    row: queries.Arrival
    paragraphs: list[Paragraph]

    @property
    def only(self) -> int:
        """Return how many paragraphs only this one has."""
        return sum(paragraph.only for paragraph in self.paragraphs)


@require_GET
def beside(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show two items beside each other, with what only one of them has."""
    person = who_may(request, "wire.view_wireitem")
    items = [item_of(request, pk), item_of(request, other)]
    rows = queries.rows(items, person=person, now=timezone.now())
    texts = [paragraphs(item.latest.data) if item.latest else [] for item in items]
    sides = [Side(items[n], rows[n], against(texts[n], texts[1 - n])) for n in range(2)]
    may = {name: request.user.has_perm(right) for name, right in RIGHTS.items()}
    context = {"sides": sides, "zone": items[0].source.station.zone, "may": may}
    return render(request, "desk/arrivals/beside.html", context)


def against(text: Sequence[str], other: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of a text, each against the one in another text that is most like it."""
    return [_against(paragraph, other) for paragraph in text]


def _against(paragraph: str, other: Sequence[str]) -> Paragraph:
    likely = max(other, key=lambda each: _alike(paragraph, each), default="")
    if not likely or _alike(paragraph, likely) < ALIKE:
        return Paragraph(True, [Piece("new", paragraph)])
    here = (piece for piece in word_differences(likely, paragraph) if piece.kind != "gone")
    return Paragraph(False, list(here))


def _alike(one: str, other: str) -> float:
    mine, theirs = Counter(one.casefold().split()), Counter(other.casefold().split())
    return (mine & theirs).total() / (min(mine.total(), theirs.total()) or 1)
