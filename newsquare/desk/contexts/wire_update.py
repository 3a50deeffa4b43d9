"""What the wire changed in a story of ours, as plain data for the screen on which it is settled."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.copydesk.models import Take
from newsquare.copydesk.queries import ORDER, Change, Conflict, Unit, Update
from newsquare.lib.differences import Piece, word_differences
from newsquare.stories.models import Picture, Topic

Runs = list[tuple[str, bool]]
BEGINNING = 60  # Letters of a paragraph by which one knows it again.


@dataclass(frozen=True)
class Open:
    """A conflict: each side in lines of runs, each run with whether it differs. No lines: nothing is there."""

    key: str
    label: str
    then: list[Runs]
    now: list[Runs]
    ours: list[Runs]
    words: str
    may_rewrite: bool


@dataclass(frozen=True)
class Followed:
    """What follows by itself, with the words that went and came."""

    label: str
    pieces: list[Piece]


def summary(followed: int, conflicts: int) -> str:
    """Say how much the wire changed, and how much of it needs a person."""
    places = followed + conflicts
    changed = ngettext("The wire changed %(n)s place", "The wire changed %(n)s places", places) % {"n": places}
    if not conflicts:
        return _("%(changed)s.") % {"changed": changed}
    needs = ngettext("%(n)s needs you", "%(n)s need you", conflicts) % {"n": conflicts}
    return _("%(changed)s; %(needs)s.") % {"changed": changed, "needs": needs}


def open_conflicts(update: Update) -> list[Open]:
    """Return the conflicts, fields first, then in the order of the text."""
    sayings = Sayings(update)
    return [_open(each, sayings) for each in update.merged.conflicts]


def followed(update: Update) -> list[Followed]:
    """Return what follows, in the order of the text."""
    sayings = Sayings(update)
    return [_followed(each, sayings) for each in update.merged.followed]


class Sayings:
    """Says values of fields, units and orders in words."""

    def __init__(self, update: Update) -> None:
        merged = update.merged
        self.units = {unit.id: unit for text in (merged.ground, merged.now, merged.text) for unit in text.body}

    def lines(self, key: str, value: Any) -> list[str]:
        """Return a value in lines of plain words."""
        if value in (None, "", []):
            return []
        if isinstance(value, Unit):
            return [_of_unit(value)]
        if key == ORDER:
            return [_of_unit(self.units[each])[:BEGINNING] for each in value if each in self.units]
        return [self._of_field(key, value)]

    def _of_field(self, key: str, value: Any) -> str:
        if key == "bylines":
            return ", ".join(" ".join(filter(None, [row["name"], row["detail"]])) for row in value)
        if key == "topics":
            return ", ".join(Topic.objects.filter(pk__in=value).order_by("name").values_list("name", flat=True))
        if key == "lead":
            return _of_picture(value) or _("(none)")
        return str(value)


def _of_unit(unit: Unit) -> str:
    if unit.kind == "picture":
        return _of_picture(json.loads(unit.value)) or _("Picture")
    return unit.words


def _of_picture(value: dict[str, Any]) -> str:
    picture = Picture.objects.filter(pk=value.get("picture")).first() if value.get("picture") else None
    said = [picture.title, picture.credit] if picture else []
    return " – ".join(filter(None, [*said, value.get("caption")]))


def labels() -> dict[str, str]:
    """Return what fields are called on the desk."""
    return {
        "headline": _("Headline"),
        "deck": _("Deck"),
        "dateline": _("Dateline"),
        "bylines": _("By"),
        "lead": _("Lead picture"),
        "topics": _("Topics"),
        "distributor": _("Distributor"),
        "rights_notice": _("Copyright notice"),
        ORDER: _("Order of the paragraphs"),
    }


def _label(key: str, *sides: Any) -> str:
    unit = next((side for side in sides if isinstance(side, Unit)), None)
    if unit is None:
        return labels().get(key, key)
    kinds = {"h2": _("Heading"), "h3": _("Heading"), "table": _("Table"), "picture": _("Picture")}
    return kinds.get(unit.kind, _("Paragraph") if unit.is_text else _("Block"))


def _open(conflict: Conflict, sayings: Sayings) -> Open:
    key = conflict.key
    then, now, ours = (sayings.lines(key, side) for side in (conflict.then, conflict.now, conflict.ours))
    return Open(
        key=key,
        label=_label(key, conflict.ours, conflict.now, conflict.then),
        then=_marked(then, now, "gone"),
        now=_marked(now, then, "new"),
        ours=_marked(ours, then, "new"),
        words="\n\n".join(ours or now),
        may_rewrite=isinstance(conflict.then, str) or _is_text(conflict),
    )


def _is_text(conflict: Conflict) -> bool:
    sides = [side for side in (conflict.then, conflict.now, conflict.ours) if isinstance(side, Unit)]
    return bool(sides) and all(side.is_text for side in sides)


def _marked(lines: list[str], beside: list[str], kind: str) -> list[Runs]:
    """Mark in each line what the line beside it lacks."""
    others = [*beside, *[""] * len(lines)]
    marked = []
    for line, other in zip(lines, others, strict=False):
        pieces = word_differences(other, line) if kind == "new" else word_differences(line, other)
        marked.append([(piece.text, piece.kind == kind) for piece in pieces if piece.kind in {"same", kind}])
    return marked


def _followed(change: Change, sayings: Sayings) -> Followed:
    then, now = (sayings.lines(change.key, side) for side in (change.then, change.now))
    if change.key == ORDER:
        return Followed(labels()[ORDER], [Piece("same", " · ".join(now))])
    return Followed(_label(change.key, change.now, change.then), word_differences(" ".join(then), " ".join(now)))


def update_context(update: Update) -> dict[str, Any]:
    """Return what the screen shows."""
    take: Take = update.take
    rows = followed(update)
    return {
        "take": take,
        "story": take.story,
        "summary": summary(len(rows), len(update.merged.conflicts)),
        "conflicts": open_conflicts(update),
        "followed": rows,
        "note": update.note,
        "on": update.on,
        "since": update.since,
        "offered": take.offered or take.version,
        "is_proposed": take.is_proposed,
    }
