"""Writes the facts that a reader's copy of a picture keeps."""

from newsquare.lib.picture_facts import iim, xmp
from newsquare.lib.picture_facts.facts import Facts


def xmp_packet(facts: Facts) -> bytes:
    """Return the facts as XMP, for every format that has a place for it."""
    return xmp.written(facts)


def app13(facts: Facts) -> bytes:
    """Return the facts as IIM, in the segment of a JPEG in which Photoshop's resources stand."""
    fields = iim.written(facts)
    resource = b"8BIM\x04\x04\x00\x00" + len(fields).to_bytes(4, "big") + fields + b"\0" * (len(fields) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
