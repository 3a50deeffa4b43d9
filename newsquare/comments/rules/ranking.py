"""How well a comment is respected. Pure functions."""

from math import sqrt

CONFIDENCE = 1.28  # z of an interval that holds four times in five, as at Lobsters.
MOST_UNMOVED = 200  # Answers are read up to here: beyond, the bound hardly moves, and counting would cost.


def lower_bound(successes: int, trials: int, z: float = CONFIDENCE) -> float:
    """Return the lower end of Wilson's interval for a share seen `successes` times in `trials`; 0 without trials.

    Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if not trials:
        return 0.0
    share, spread = successes / trials, z * z / trials
    margin = z * sqrt((share * (1 - share) + spread / 4) / trials)
    return (share + spread / 2 - margin) / (1 + spread)


def worth(*, respects: int, unmoved: int) -> float:
    """Return what a comment is ranked by.

    There is no press against a comment, and nobody counts who read it. So a trial is a person who has shown that
    they read it: by respecting it, or by answering it. `unmoved` are those who answered and did not respect it. Much
    argued over and little respected ranks low; respected by many without a quarrel ranks high; a single respect
    ranks below many. Reports are no trials: one that is upheld takes the comment away, others must not push it down.
    """
    return lower_bound(respects, respects + unmoved)
