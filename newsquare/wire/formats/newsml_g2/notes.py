"""`edNote` of NewsML-G2: notes between editors, save those that their role gives to readers."""

from collections.abc import Iterator
from typing import Any

from newsquare.lib.text import one_line
from newsquare.wire.formats.markup import children
from newsquare.wire.formats.newsml_g2 import tables
from newsquare.wire.formats.newsml_g2.codes import end_of, role_of
from newsquare.wire.formats.notes import joined

__all__ = ["joined", "private_of", "public_of"]


def private_of(meta: Any) -> str | None:
    """Return the notes that are for editors."""
    return joined(*(text for is_public, text in _notes(meta) if not is_public))


def public_of(meta: Any) -> str | None:
    """Return the notes that are for readers."""
    return joined(*(text for is_public, text in _notes(meta) if is_public))


def _notes(meta: Any) -> Iterator[tuple[bool, str]]:
    for each in children(meta, "edNote"):
        open_ = role_of(each) in tables.PUBLIC_NOTES and end_of(each.get("pubconstraint")) != "nonpublic"
        yield open_, one_line(" ".join(each.itertext()))
