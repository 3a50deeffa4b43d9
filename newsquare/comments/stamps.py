"""The time at which a form was made, signed, in the form itself.

A baked page is the same for everybody, so its form carries the moment of the bake: nobody can have had it for longer,
and a comment that comes within seconds of it was not typed. The page of an answer, made for one person, carries the
moment at which that person got it. Where the text stands in the form already there is no stamp. A form without one,
or with one that is not ours, says nothing.
"""

from django.core.signing import BadSignature, Signer
from django.utils import timezone

FIELD = "made"
_SALT = "newsquare.comments.form"


def stamp(story_id: int) -> str:
    """Return the signed time of a form under a story, made now."""
    return Signer(salt=_SALT).sign(f"{story_id}.{int(timezone.now().timestamp())}")


def seconds_since(stamped: str, story_id: int, now: float) -> float | None:
    """Return how long ago a form was made; None where that is not known."""
    try:
        story, _, made = Signer(salt=_SALT).unsign(stamped).partition(".")
    except BadSignature:
        return None
    seconds = now - float(made)
    return seconds if story == str(story_id) and seconds >= 0 else None
