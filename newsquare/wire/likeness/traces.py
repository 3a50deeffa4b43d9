"""By what texts that are alike are found among all that came lately: one small number for each trace, to be looked up.

A text leaves a trace for each name that it gives and for each band of a MinHash of its shingles (one permutation, split
into places: Li, Owen and Zhang, "One Permutation Hashing", 2012). Two texts that share a part of their shingles share a
band with a likelihood that grows steeply with that part, so that only texts worth comparing are compared.
"""

from hashlib import blake2b
from zlib import crc32

from newsquare.wire.likeness.profile import Profile

PLACES = 48
BAND = 2  # Places in a band: 24 bands. Texts that share a third of their shingles meet in one with 94 %.
MOST_NAMES = 40
ALL = "all"  # Every text leaves this one: how often it is there says how many texts came.


def traces_of(profile: Profile, scope: str) -> dict[int, str]:
    """Return the traces of a text within a scope (a station), each with the name that left it, "" for a band."""
    lowest: dict[int, int] = {}
    for shingle in profile.shingles:
        mixed = crc32(shingle.to_bytes(4, "big"))  # Shingles in another order than that in which they were made.
        place, value = mixed % PLACES, mixed // PLACES
        lowest[place] = min(value, lowest.get(place, value))
    traces = {}
    for first in range(0, PLACES, BAND):
        band = [lowest.get(place) for place in range(first, first + BAND)]
        if None not in band:
            traces[_number(scope, f"band {first} {band}")] = ""
    for name in sorted(profile.names)[:MOST_NAMES]:
        traces[trace_of_name(scope, name)] = name
    return traces


def trace_of_name(scope: str, name: str) -> int:
    """Return the trace that a name leaves."""
    return _number(scope, f"name {name}")


def trace_of_all(scope: str) -> int:
    """Return the trace that every text leaves."""
    return _number(scope, ALL)


def _number(scope: str, words: str) -> int:
    """Return a number that a database holds as a big integer."""
    return int.from_bytes(blake2b(f"{scope} {words}".encode(), digest_size=8).digest(), "big", signed=True)
