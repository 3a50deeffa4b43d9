"""How alike two texts are: copies of one origin, or two accounts of one event. Pure functions."""

from newsquare.wire.likeness.compare import Kind, Likeness, Rarity, compare
from newsquare.wire.likeness.profile import Profile, profile_of, telling_words
from newsquare.wire.likeness.traces import trace_of_all, traces_of

__all__ = [
    "Kind",
    "Likeness",
    "Profile",
    "Rarity",
    "compare",
    "profile_of",
    "telling_words",
    "trace_of_all",
    "traces_of",
]
