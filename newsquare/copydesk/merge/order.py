"""In which order units stand that three texts order differently."""

from collections.abc import Collection, Sequence


def woven(skeleton: Sequence[str], other: Sequence[str], behind: Collection[str] = ()) -> list[str]:
    """Return the skeleton with what only the other has, each thing after what it stood after there.

    Things of the skeleton that are in `behind` keep their place before what is put in: they belong to what they follow.
    """
    found, known = list(skeleton), set(skeleton)
    before: str | None = None
    for each in other:
        if each not in known:
            place = found.index(before) + 1 if before is not None else 0
            while place < len(found) and found[place] in behind:
                place += 1
            found.insert(place, each)
            known.add(each)
        before = each
    return found


def reordered(before: Sequence[str], after: Sequence[str], among: Collection[str]) -> bool:
    """Say whether of some things those that both have stand in another order."""
    common = set(before) & set(after) & set(among)
    return [each for each in before if each in common] != [each for each in after if each in common]
