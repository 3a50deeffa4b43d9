"""The line of an item: what its agency sent and what we published of it, in the order of time; and what changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsquare.copydesk.models import Take
from newsquare.lib.differences import Line, differences, word_differences
from newsquare.stories.models import PublishedVersion
from newsquare.wire.models import WireItem, WireVersion

FIELDS = ("headline", "deck", "byline", "dateline", "slugline", "pubstatus", "embargo_utc", "notes_private")


@dataclass(frozen=True)
class Happened:
    """One thing that happened to an item: a version came, it was taken, our story was published."""

    at: datetime
    version: WireVersion | None = None
    taken: Take | None = None
    published: PublishedVersion | None = None

    @property
    def before(self) -> int:
        """Return the number of the version before it, 0 where there is none."""
        return self.version.number - 1 if self.version else 0


@dataclass(frozen=True)
class Change:
    """A field, or the text, that two versions have different."""

    label: str
    lines: list[Line]


def line_of(item: WireItem) -> list[Happened]:
    """Return what happened to an item, the newest first."""
    came = item.versions.select_related("dispatch").defer("dispatch__raw", "data")
    line = [Happened(version.received_at, version=version) for version in came]
    take = Take.objects.filter(item=item).select_related("by", "version", "story").defer("version__data").first()
    if take:
        published = PublishedVersion.objects.filter(story=take.story).select_related("by").defer("content")
        line += [Happened(take.taken_at, taken=take)]
        line += [Happened(each.published_at, published=each) for each in published]
    return sorted(line, key=lambda each: each.at, reverse=True)


def between(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """Return what is different in two versions, field by field and paragraph by paragraph."""
    labels = _labels()
    changes = []
    for name in FIELDS:
        old, new = str(before.get(name) or ""), str(after.get(name) or "")
        if old != new:
            changes.append(Change(labels[name], [Line("changed", tuple(word_differences(old, new)))]))
    text = differences(paragraphs(before), paragraphs(after))
    return [*changes, Change(_("Text"), text)]


def paragraphs(data: dict[str, Any]) -> list[str]:
    """Return the paragraphs of a text."""
    return [part.strip() for part in (data.get("body_text") or "").split("\n\n") if part.strip()]


def _labels() -> dict[str, str]:
    return {
        "headline": _("Headline"),
        "deck": _("Deck"),
        "byline": _("Byline"),
        "dateline": _("Dateline"),
        "slugline": _("Slug"),
        "pubstatus": _("Status"),
        "embargo_utc": _("Embargo"),
        "notes_private": _("Note, not for publication"),
    }
