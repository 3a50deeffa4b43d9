"""What a writer may be asked to look at once more before posting. Pure functions."""

from newsquare.comments.rules.draft import Ruling, Verdict

# What lies in the words themselves, so that other words would help. Who writes, and where, is no reason to ask.
IN_THE_TEXT = ("banned word", "word", "links", "link of a newcomer", "capitals", "repeat")


def in_the_text(ruling: Ruling) -> tuple[tuple[str, str], ...]:
    """Return what in its words would hold a comment, each with the passage where there is one."""
    if ruling.verdict is not Verdict.HOLD:
        return ()
    return tuple(each for each in ruling.reasons if each[0] in IN_THE_TEXT)
