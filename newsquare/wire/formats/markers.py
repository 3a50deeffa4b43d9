"""Markers that agencies put before a headline: `UPDATE 2-`, `CORRECTED-`, `3rd lead:`. They are said as an action."""

import re

from newsquare.wire.formats.item import Action

_NUMBER = r"\s?\d{0,2}"
_DASH = r"\s*[-–—:]\s*"
_MARKERS = (
    (rf"CORRECTED(?:-UPDATE{_NUMBER}|-REFILE|-REPEAT|-\(OFFICIAL\))?{_DASH}", Action.CORRECTION),
    (rf"(?:CORRECTION|CORRECTS?|CORRECTIVE|Correction|Corrected|Berichtigung|BERICHTIGUNG|Korrektur|KORREKTUR){_DASH}",
     Action.CORRECTION),
    (r"\((?:CORRECTED|CORRECTION|Corrected|Correction)\)\s*", Action.CORRECTION),
    (rf"REFILE(?:-UPDATE{_NUMBER}|-CORRECTED)?{_DASH}", Action.UPDATE),
    (rf"(?:UPDATE|WRAPUP|RPT-UPDATE|WRAP|UPDATED){_NUMBER}{_DASH}", Action.UPDATE),
    (rf"\d(?:st|nd|rd|th|ST|ND|RD|TH|\.)\s+(?:lead|Lead|LEAD|ld|Ld|LD)(?:-Writethru)?\b{_DASH}", Action.UPDATE),
    (rf"(?:RPT|REPEAT|REPEATING|RECAST){_DASH}", Action.UPDATE),
    (rf"(?:URGENT|EILMELDUNG|EXTRA|ALERT|FLASH|BULLETIN|SNAP){_DASH}", None),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), action) for pattern, action in _MARKERS)


def without_marker(headline: str | None) -> tuple[str | None, Action | None]:
    """Return the headline as readers are to see it, and what its marker says; a headline is never left empty."""
    action: Action | None = None
    while headline:
        found = next(((match, said) for pattern, said in _COMPILED if (match := pattern.match(headline))), None)
        if found is None or len(headline) - found[0].end() < 4:
            return headline, action
        headline, action = headline[found[0].end() :].strip(), action or found[1]
    return headline or None, action


_TURN = r"\d+(?:st|nd|rd|th)\s+"
_SLUG_MARKERS = (
    (re.compile(rf"(?i),\s*(?:{_TURN})?(?:ld-)?correct(?:ion|ive)\b"), Action.CORRECTION),
    (re.compile(rf"(?i)\b{_TURN}(?:ld|lead|add|sub|writethru)\b|\bwritethru\b|\(update \d+"), Action.UPDATE),
)


def marked_by_slug(slugline: str | None) -> Action | None:
    """Return what the marker in a slug says: `BC-Levee, 2nd Ld-Writethru`. The slug itself stays as written."""
    return next((action for pattern, action in _SLUG_MARKERS if pattern.search(slugline or "")), None)
