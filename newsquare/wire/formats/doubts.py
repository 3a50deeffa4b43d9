"""Why a person should look at an item that came as XML, in sentences."""

from newsquare.wire.formats.document import Document


def doubts_of(document: Document, *reasons: str | None) -> str | None:
    """Return the reasons, each once, with what was wrong with the file's encoding."""
    every = dict.fromkeys(reason for reason in (*reasons, document.garbled) if reason)
    return " ".join(every) or None
