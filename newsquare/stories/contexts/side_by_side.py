"""A kept text beside the story as it is saved now, as plain data."""

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsquare.stories.differences import Stretch, Unit, compose, fields_that_differ, marked, stretches, units_of
from newsquare.stories.models import KeptText, Picture, Story

Draft = dict[str, Any]


@dataclass(frozen=True)
class Choice:
    """One place where the two differ, and what stands on either side: runs of words, each with whether it differs."""

    name: str
    label: str
    saved: list[list[tuple[str, bool]]]
    mine: list[list[tuple[str, bool]]]
    advice: str
    both: bool = False  # Whether the two can stand after one another.


def drafts_of(kept: KeptText) -> tuple[Draft, Draft, Draft | None]:
    """Return the story as it is saved now, the kept text, and what that was written on, each as a draft keeps it."""
    story = kept.story
    saved = story.get_latest_revision_as_object().serializable_data()
    mine = story.with_content_json(kept.content).serializable_data()
    base = story.with_content_json(kept.base).serializable_data() if kept.base else None
    return saved, mine, base


def names_of_fields() -> dict[str, str]:
    """Return what a draft may change besides the body, with its name on the form."""
    names = {}
    for field in Story._meta.get_fields():
        if isinstance(field, Field) and field.editable and not field.primary_key and field.name != "body":
            names[field.name] = capfirst(str(field.verbose_name))
    return names | {"bylines": _("By")}


def side_by_side(kept: KeptText) -> tuple[list[Choice], list[Choice | Stretch]]:
    """Return the fields that differ, and the body: stretches that are the same, and choices."""
    saved, mine, base = drafts_of(kept)
    labels = names_of_fields()
    fields = [
        _field(kept.story, name, labels[name], saved, mine, advice)
        for name, advice in fields_that_differ(saved, mine, base, labels).items()
    ]
    ground = units_of(base["body"]) if base else None
    body: list[Choice | Stretch] = []
    for place, stretch in enumerate(stretches(units_of(saved["body"]), units_of(mine["body"]), ground)):
        body.append(stretch if stretch.same else _choice(place, stretch))
    return fields, body


def put_together(kept: KeptText, chosen: dict[str, str]) -> Draft:
    """Return the draft that takes from the kept text what was chosen: "mine" or "both" by name."""
    saved, mine, base = drafts_of(kept)
    result = dict(saved)
    for name in fields_that_differ(saved, mine, base, names_of_fields()):
        if chosen.get(name) == "mine":
            result[name] = mine[name]
    units: list[Unit] = []
    for place, stretch in enumerate(stretches(units_of(saved["body"]), units_of(mine["body"]), None)):
        choice = "saved" if stretch.same else chosen.get(f"body-{place}", "saved")
        units += [*(stretch.saved if choice != "mine" else ()), *(stretch.mine if choice != "saved" else ())]
    result["body"] = compose(units)
    return result


def _choice(place: int, stretch: Stretch) -> Choice:
    left = " ".join(unit.words for unit in stretch.saved)
    right = " ".join(unit.words for unit in stretch.mine)
    return Choice(
        name=f"body-{place}",
        label=_("Text"),
        saved=[_runs(unit, right) for unit in stretch.saved],
        mine=[_runs(unit, left) for unit in stretch.mine],
        advice=stretch.advice,
        both=bool(stretch.saved and stretch.mine),
    )


def _runs(unit: Unit, beside: str) -> list[tuple[str, bool]]:
    if unit.kind == "text":
        return marked(unit.words, beside)
    kinds = {name: str(block.label) for name, block in Story._meta.get_field("body").stream_block.child_blocks.items()}
    value = json.loads(unit.value)
    facts = [f"{name}: {said}" for name, said in value.items() if said] if isinstance(value, dict) else [str(value)]
    return [(f"{kinds.get(unit.kind, unit.kind)} – {', '.join(facts)}", True)]


def _field(story: Story, name: str, label: str, saved: Draft, mine: Draft, advice: str) -> Choice:
    left, right = _said(name, saved.get(name)), _said(name, mine.get(name))
    return Choice(name, label, [marked(left, right)], [marked(right, left)], advice)


def _said(name: str, value: Any) -> str:
    """Say a field's value in words."""
    field: Any = Story._meta.get_field(name)
    if value in (None, "", []):
        return _("(empty)")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "bylines":
        return ", ".join(" ".join(filter(None, [each.get("name"), each.get("detail")])) for each in value)
    if field.related_model:
        wanted = value if isinstance(value, list) else [value]
        rows = field.related_model._default_manager.filter(pk__in=wanted)
        return ", ".join(row.title if isinstance(row, Picture) else str(row) for row in rows)
    return str(dict(field.flatchoices).get(value, value))
