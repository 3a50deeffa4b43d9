"""Files that lie in a dispatch itself: the whole of it (`self:`), or a part of a mail by its number (`self:3`)."""

import re

from newsquare.wire.formats.mail.parts import enclosed_in


def own_file(raw: bytes, href: str) -> bytes | None:
    """Return the bytes that an address such as `self:3` names; None for every other address."""
    found = re.fullmatch(r"self:(\d{0,4})", href)
    if not found:
        return None
    return enclosed_in(raw, int(found[1])) if found[1] else raw
