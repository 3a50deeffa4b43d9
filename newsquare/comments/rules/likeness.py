"""Which comments are alike: signs that an index can find, and the measure that decides. Pure functions."""

import hashlib
import zlib
from functools import lru_cache

from newsquare.comments.foldings import letters_of

SHORTEST = 30  # Letters; what is shorter ("Thank you all!") may be said by many.
ALIKE = 0.6  # Of what either says, so much is said by both.
_PIECE = 7
_ROWS, PRINTS = 2, 6
_MASK = (1 << 32) - 1
# Odd multipliers and offsets of the twelve orders in which pieces are looked at.
_ORDERS = tuple(((0x9E3779B1 * (2 * n + 1)) & _MASK | 1, (0x85EBCA77 * (n + 1)) & _MASK) for n in range(_ROWS * PRINTS))


@lru_cache(maxsize=256)
def pieces_of(text: str) -> frozenset[int]:
    """Return the overlapping pieces of a text's letters, as numbers; none of one that is too short to tell."""
    letters = letters_of(text)
    if len(letters) < SHORTEST:
        return frozenset()
    data = letters.encode()
    return frozenset(zlib.crc32(data[at : at + _PIECE]) for at in range(len(data) - _PIECE + 1))


def prints_of(text: str) -> tuple[int, ...]:
    """Return six signs of a text. Texts that say mostly the same share one nearly always (min-wise hashing).

    Two texts with four fifths in common share one in 99.8 of 100 cases; with a fifth in common in 22.
    """
    pieces = pieces_of(text)
    if not pieces:
        return ()
    least = [min([(piece * times + plus) & _MASK for piece in pieces]) for times, plus in _ORDERS]
    return tuple(_sign(band, least[band * _ROWS : (band + 1) * _ROWS]) for band in range(PRINTS))


def are_alike(one: str, other: str) -> bool:
    """Say whether two texts say mostly the same in the same words."""
    ours, theirs = pieces_of(one), pieces_of(other)
    return bool(ours and theirs) and len(ours & theirs) >= ALIKE * len(ours | theirs)


def _sign(band: int, least: list[int]) -> int:
    digest = hashlib.blake2b(repr((band, least)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
