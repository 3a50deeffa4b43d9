"""Why a person should look at an item that came as XML, in sentences."""

from newsquare.lib.text import looks_garbled
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.furniture import looks_like_a_kill


def doubts_of(document: Document, *reasons: str | None) -> str | None:
    """Return the reasons, each once, with what was wrong with the file's encoding."""
    every = dict.fromkeys(reason for reason in (*reasons, document.garbled) if reason)
    return " ".join(every) or None


def doubts_about(headline: str | None, text: str | None) -> list[str]:
    """Say what is doubtful about the words themselves."""
    doubts = [] if headline else ["There is no headline."]
    if looks_like_a_kill(headline):
        doubts.append("The headline reads like an order to withdraw a story.")
    if looks_garbled(f"{headline}{(text or '')[:2_000]}"):
        doubts.append("Letters look garbled: the sender encoded them twice.")
    return doubts
