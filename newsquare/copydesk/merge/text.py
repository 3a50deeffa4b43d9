"""A text as the merge sees it: named fields, and a body of units."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsquare.copydesk.merge.wording import said_of, words_of_unit

TEXT_KINDS = frozenset({"p", "h2", "h3", "blockquote", "ul", "ol"})
"""Units of a run of text: a paragraph, a heading, a quotation, an item of a list. All others are whole blocks."""


@dataclass(frozen=True)
class Unit:
    """A paragraph, or a whole block. Its id is the same in every version of the text in which it stands."""

    id: str
    kind: str
    value: str
    """The HTML inside the paragraph, or the JSON of a block's value."""

    @cached_property
    def said(self) -> str:
        """What it says, without what an editor's form may change by itself."""
        return said_of(self.kind, self.value, is_text=self.is_text)

    @cached_property
    def words(self) -> str:
        """What it says in plain words."""
        return words_of_unit(self.value, is_text=self.is_text)

    @property
    def is_text(self) -> bool:
        """Whether it belongs to a run of text."""
        return self.kind in TEXT_KINDS


@dataclass(frozen=True)
class Text:
    """The fields by their names, with values of JSON's own types, and the body."""

    fields: Mapping[str, Any]
    body: tuple[Unit, ...]

    def bare(self) -> "Text":
        """Return it without ids, as a version that arrives."""
        return Text(self.fields, tuple(Unit("", unit.kind, unit.value) for unit in self.body))

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "fields": dict(self.fields),
            "body": [[unit.id, unit.kind, unit.value] for unit in self.body],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Text":
        """Return a stored text."""
        return cls(stored["fields"], tuple(Unit(*row) for row in stored["body"]))


def digest(text: Text) -> str:
    """Return by what one tells whether two texts say the same."""
    said = [dict(text.fields), [unit.said for unit in text.body]]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
