"""Whether a summary is a deck: not where it only repeats the headline or the beginning of the text."""

import re

from newsquare.wire.formats.copy.found import letters, same

_BEFORE, _CERTAIN = 400, 40
"""Letters: a dateline and a subtitle may stand before what is repeated, which so many letters prove."""
_TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*$")


def deck_of(summary: str | None, headline: str | None, words: str) -> str | None:
    """Return the summary, or nothing when it says no more than the headline or the first words of the text."""
    if not summary or same(summary, headline):
        return None
    start = letters(_TRUNCATED.sub("", summary))
    told = letters(words[: 2 * len(summary) + _BEFORE])
    repeated = told.startswith(start) or (len(start) > _CERTAIN and start in told)
    return summary if start and not repeated else None
