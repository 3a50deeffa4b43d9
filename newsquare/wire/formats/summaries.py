"""Whether a summary is a deck: not where it only repeats the headline or the beginning of the text."""

import re

from newsquare.wire.formats.copy.found import letters, same

_TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*$")


def deck_of(summary: str | None, headline: str | None, words: str) -> str | None:
    """Return the summary, or nothing when it says no more than the headline or the first words of the text."""
    if not summary or same(summary, headline):
        return None
    start = letters(_TRUNCATED.sub("", summary))
    return summary if start and not letters(words[: 2 * len(summary) + 200]).startswith(start) else None
