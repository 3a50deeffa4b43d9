"""The bytes of one dispatch and what can be said of them before anyone has read them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property

from newsquare.wire.formats.encodings import text_of
from newsquare.wire.formats.item import UnreadableError
from newsquare.wire.formats.json_text import START, Values, values_of

_QUOTED = r""""[^"]*"|'[^']*'"""
_SUBSET = rf"\[(?:<!--.*?-->|<\?.*?\?>|{_QUOTED}|[^\]\"'<]|<(?!!--|\?))*\]\s*"
_PROLOGUE = re.compile(
    rf"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b(?:[^\[>\"']|{_QUOTED})*(?:{_SUBSET})?>)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.:-]*)")
HEAD = 8_000
MOST_TAGS = 2_000_000


@dataclass(frozen=True)
class Document:
    """One file or answer: its bytes, where it came from, and when it was received."""

    raw: bytes
    name: str = ""
    url: str | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    zone: tzinfo = UTC

    @cached_property
    def decoded(self) -> tuple[str, str | None]:
        return text_of(self.raw)

    @property
    def text(self) -> str:
        return self.decoded[0]

    @property
    def garbled(self) -> str | None:
        """What was wrong with the encoding, in plain words."""
        return self.decoded[1]

    @cached_property
    def head(self) -> str:
        return self.text[:HEAD].lstrip("\ufeff \t\r\n")

    @cached_property
    def prologue(self) -> str:
        """Everything before the root element: declaration, comments, document type."""
        text, at = self.text, 1 if self.text.startswith("\ufeff") else 0
        while found := _PROLOGUE.match(text, at):
            at = found.end()
        return text[:at]

    @cached_property
    def root(self) -> str:
        """The name of the root element without prefix, in lower case; empty when this is not markup."""
        found = _ROOT.match(self.text, len(self.prologue))
        return found.group(1).rpartition(":")[2].lower() if found else ""

    def refuse_too_many_tags(self) -> None:
        """Raise UnreadableError for a file whose tree would take far more memory than its bytes."""
        if self.text.count("<") > MOST_TAGS:
            raise UnreadableError(f"This file holds more than {MOST_TAGS:,} tags, far more than news does. Split it.")

    @cached_property
    def is_json(self) -> bool:
        return START.match(self.head.lstrip("\x1e")) is not None

    @cached_property
    def json(self) -> Values:
        """The values of a file of JSON. Raises UnreadableError."""
        return values_of(self.text)
