"""What can be done at the desk: to the fronts and over them, and to the day's plan."""

from newsquare.desk.actions.assigning import NoSectionError, begin_work, mark_work, plan_work, strike_work
from newsquare.desk.actions.breaking import end_breaking, put_up_breaking
from newsquare.desk.actions.front import (
    FrontChangedError,
    NothingBeforeError,
    arrange,
    bring_back,
    discard,
    make_top,
    merge,
    put_live,
    set_filling,
    undo,
)
from newsquare.desk.actions.ideas import NotAllowedError, NotPublicError, became_story, take_thanks_off, thank
from newsquare.desk.actions.narrowing import remember_narrowing
from newsquare.desk.actions.placed import settle_placed_picture, take_back_pictures

__all__ = [
    "FrontChangedError",
    "NoSectionError",
    "NotAllowedError",
    "NotPublicError",
    "NothingBeforeError",
    "arrange",
    "became_story",
    "begin_work",
    "bring_back",
    "discard",
    "end_breaking",
    "make_top",
    "mark_work",
    "merge",
    "plan_work",
    "put_live",
    "put_up_breaking",
    "remember_narrowing",
    "set_filling",
    "settle_placed_picture",
    "strike_work",
    "take_back_pictures",
    "take_thanks_off",
    "thank",
    "undo",
]
