"""What a text is compared by: its shingles (three words in a row), and the names and numbers that it gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

WORD = re.compile(r"\$?\w+(?:[.,’'\-]\w+)*%?")
SENTENCE = re.compile(r"(?<=[.!?:”\"])\s+|\n+")
ROW = 3  # Words in a shingle: few enough that a light edit leaves most of them, enough that chance makes none.
_DAYS = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec"""
_SMALL = """a an the and or but of in on at to for from by with as is are was were be been has have had it its that this
    their his her he she we they not no than after before over into up out who will would could may more most all first
    new says said say one two three four five six seven eight nine ten year years day days state county city"""
DAYS, SMALL = frozenset(_DAYS.split()), frozenset(_SMALL.split())


@dataclass(frozen=True)
class Profile:
    """A text as far as it is compared."""

    shingles: frozenset[int]
    telling: frozenset[int]  # Those of the shingles that hold a name or a number: boilerplate has few.
    names: frozenset[str]  # Names and numbers, folded.


def profile_of(text: str) -> Profile:
    """Return what a text is compared by."""
    said = list(_words(text))
    rows = [said[place : place + ROW] for place in range(len(said) - ROW + 1)]
    numbered = [(crc32(" ".join(word for word, _ in row).encode()), any(named for _, named in row)) for row in rows]
    return Profile(
        shingles=frozenset(number for number, _ in numbered),
        telling=frozenset(number for number, named in numbered if named),
        names=frozenset(word for word, named in said if named and word not in DAYS),
    )


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text, folded, each with whether it is a name or a number."""
    for sentence in SENTENCE.split(text):
        written = WORD.findall(sentence)
        for place, word in enumerate(written):
            capital = word[0].isupper()
            alone = place == 0 and not (len(written) > 1 and written[1][0].isupper())
            named = any(letter.isdigit() for letter in word) or (capital and (not alone or word.isupper()))
            folded = fold(word)
            yield folded, named and len(folded) > 1 and folded not in SMALL


def fold(word: str) -> str:
    """Return a word as it is compared: small, without a genitive, with plain apostrophes."""
    return re.sub(r"'s?$", "", word.casefold().replace("’", "'"))


def telling_words(headline: str, slug: str) -> frozenset[str]:
    """Return the words of a headline and a slug that say something, shortened: levee and levees are one."""
    folded = (fold(word) for word in WORD.findall(f"{headline} {slug}".replace("-", " ")))
    return frozenset(word[:5] for word in folded if word not in SMALL and len(word) > 2)
