"""From what an update is worked out: never from the last update, always from what a person last saved."""

from dataclasses import dataclass

from newsquare.copydesk.merge.text import Text, digest


@dataclass(frozen=True)
class Anchor:
    """Our text as a person last saved it, and the wire's text that it stands on."""

    ground: Text
    ours: Text


def anchored(anchor: Anchor, standing: Text | None, written: str, draft: Text) -> Anchor:
    """Return the anchor, moved where a person saved the draft since.

    `written` is the digest of the draft as we last wrote it, and `standing` the ground on which an update left it
    (`Merged.ground`); where no update did since the anchor was set, it is None.
    """
    if digest(draft) == written:
        return anchor
    return Anchor(standing or anchor.ground, draft)
