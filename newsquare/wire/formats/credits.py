"""Captions and credits told apart where a caption carries both."""

import re

from newsquare.lib.text import one_line

_AGENCIES = (
    r"AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Bloomberg|Shutterstock|Sipa|Zuma|UPI|CNN|NPR|Pool|POOL|Handout"
    r"|Staff|File|Courtesy"
)
_OPENING = (
    r"(?:AP Photo|Photo(?:graph|s)?|Image|Picture|Credit|Courtesy|Drawing|Graphic|Illustration|Map"
    r"|Foto|Crédito|Crédit|Bild)"
)
_IN_BRACKETS = re.compile(
    rf"\s*[(\[]((?:{_OPENING}\b[^()\[\]]*)|(?:[^()\[\]]*\b(?:{_AGENCIES})\b[^()\[\]]*))[)\]]\.?\s*$"
)
_AT_THE_END = re.compile(
    rf"(?:^|(?<=[.!?…”\"'’])\s+|\s+[-–—|/]\s+)"
    rf"({_OPENING}s?(?: credits?| courtesy)?(?:\s*[:/]\s*|\s+(?:by|of|von|de|par)\s+|\s+courtesy\s+).{{2,120}})$"
)
_COPYRIGHT = re.compile(r"(?:^|\s+)(©\s*.{2,100})$")
_LABEL = re.compile(
    r"^(?:photo(?:graph|s)?|image|picture|credits?|foto|crédit|crédito|bild)(?:\s+credits?)?\s*(?::\s*(?:by\s+)?|\s+by\s+|\s+von\s+)",
    re.IGNORECASE,
)

LONGEST_CAPTION = 1_500
"""Characters: longer ones are texts, in which no credit is looked for."""


def split_credit(caption: str) -> tuple[str | None, str | None]:
    """Return caption and credit; the credit is None unless it is marked beyond doubt."""
    caption = one_line(caption)
    if len(caption) > LONGEST_CAPTION:
        return caption, None
    for pattern in (_IN_BRACKETS, _AT_THE_END, _COPYRIGHT):
        if found := pattern.search(caption):
            return caption[: found.start()].strip(" -–—|/") or None, unlabelled(found.group(1))
    return caption or None, None


def unlabelled(credit: str) -> str:
    """Return a credit without the word that only says that it is one: `Photo: Dot Reads` is `Dot Reads`."""
    credit = one_line(credit)
    return _LABEL.sub("", credit).strip() or credit
