"""IPTC IIM (Information Interchange Model 4.2): a row of small fields, each with its record, number and length."""

from collections.abc import Iterator
from datetime import UTC, datetime

from newsquare.lib.picture_facts.facts import Facts

CHARACTERS, CREATOR, CREDIT, SOURCE, COPYRIGHT, CAPTION = (1, 90), (2, 80), (2, 110), (2, 115), (2, 116), (2, 120)
EXPIRY_DATE, EXPIRY_TIME = (2, 37), (2, 38)
UTF8 = b"\x1b%G"
Field = tuple[int, int]


def parse(raw: bytes) -> dict[Field, list[bytes]]:
    """Return the fields in their order; what is broken ends the row."""
    found: dict[Field, list[bytes]] = {}
    for field, value in _rows(raw):
        found.setdefault(field, []).append(value)
    return found


def _rows(raw: bytes) -> Iterator[tuple[Field, bytes]]:
    place = 0
    while place + 5 <= len(raw) and raw[place] == 0x1C:
        size = int.from_bytes(raw[place + 3 : place + 5], "big")
        if size & 0x8000:  # An extended field, which holds pictures and not words.
            return
        yield (raw[place + 1], raw[place + 2]), raw[place + 5 : place + 5 + size]
        place += 5 + size


def facts(raw: bytes) -> Facts:
    """Return what the fields say."""
    found = parse(raw)
    utf8 = found.get(CHARACTERS, [b""])[0] == UTF8

    def words(field: Field, join: str = " ") -> str:
        return join.join(_decoded(value, utf8=utf8) for value in found.get(field, []))

    return Facts(
        credit=words(CREDIT) or words(SOURCE),
        creator=words(CREATOR, ", "),
        caption=words(CAPTION),
        copyright=words(COPYRIGHT),
        expires=_moment(words(EXPIRY_DATE), words(EXPIRY_TIME)),
    )


def words(raw: bytes) -> dict[Field, list[str]]:
    """Return the words of all fields."""
    found = parse(raw)
    utf8 = found.get(CHARACTERS, [b""])[0] == UTF8
    return {field: [_decoded(value, utf8=utf8) for value in values] for field, values in found.items()}


def _decoded(value: bytes, *, utf8: bool) -> str:
    """Return words; without a declared set of characters UTF-8 is tried before Latin-1."""
    try:
        return value.decode("utf-8").strip("\0 \r\n\t")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "latin-1", "replace").strip("\0 \r\n\t")


def _moment(day: str, time: str) -> datetime | None:
    """Return when a right ends: CCYYMMDD and HHMMSS±HHMM; a day alone ends at its end, a time without zone in UTC."""
    try:
        if not time:
            return datetime.strptime(f"{day}235959", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        if len(time) == 6:
            return datetime.strptime(day + time, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return datetime.strptime(day + time, "%Y%m%d%H%M%S%z")
    except ValueError:
        return None


def written(facts: Facts) -> bytes:
    """Return credit, creator and copyright as fields, in UTF-8 and never shortened: half a name is the wrong name."""
    rows = [(CHARACTERS, UTF8), ((2, 0), b"\x00\x04")]
    words = ((CREATOR, facts.creator), (CREDIT, facts.credit), (COPYRIGHT, facts.copyright))
    rows += [(field, value.encode()[:0x7FFF]) for field, value in words if value]
    return b"".join(bytes([0x1C, *field]) + len(value).to_bytes(2, "big") + value for field, value in rows)
