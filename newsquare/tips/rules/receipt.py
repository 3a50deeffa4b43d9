"""The receipt with which a sender comes back: seven words that can be said aloud, written down and typed.

Each word is two syllables and a consonant, sixteen bits; seven of them are 112 bits.
"""

import hashlib
import re
import secrets

WORDS = 7
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_SHAPE = (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)
COST, BLOCK = 2**14, 8  # Of scrypt (RFC 7914): 16 MB and about 50 ms.


def new_receipt() -> str:
    """Return seven fresh words."""
    return " ".join("".join(secrets.choice(letters) for letters in _SHAPE) for _ in range(WORDS))


def letters_of(typed: str) -> str:
    """Return what was typed without what does not matter: case, spaces, hyphens, full stops."""
    return re.sub(r"[^a-z]", "", typed.lower())


def hash_of(typed: str, salt: str) -> str:
    """Return what is kept of a receipt. It takes as long whatever was typed."""
    raw = hashlib.scrypt(letters_of(typed)[:200].encode(), salt=salt.encode(), n=COST, r=BLOCK, p=1, dklen=32)
    return raw.hex()
