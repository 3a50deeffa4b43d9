"""The window in which an entry may be used (Dublin Core `valid`, in the DCMI Period notation)."""

import re
from datetime import datetime

from newsquare.wire.formats.dates import utc
from newsquare.wire.formats.rss.names import Children


def window(own: str | None, entry: Children) -> tuple[datetime | None, str | None]:
    """Return when an entry may first be used, and the whole window in words.

    A window on a picture or video alone is said in words only: it does not hold back the text.
    """
    media = [
        text for each in entry.all("media:content", "media:group") for text in Children(each).texts("dcterms:valid")
    ]
    start, end = _period(own or (media[0] if media else ""))
    words = [f"from {start}" if start else "", f"until {end}" if end else ""]
    said = " ".join(word for word in words if word)
    return (utc(start) if own else None), (f"May be used {said}." if said else None)


def _period(text: str) -> tuple[str | None, str | None]:
    start = re.search(r"start\s*=\s*([^;\s]+)", text)
    end = re.search(r"end\s*=\s*([^;\s]+)", text)
    return (start.group(1) if start else None), (end.group(1) if end else None)
