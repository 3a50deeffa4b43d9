"""What can be done to baked pages. Other parts need only `touch`, `touch_often`, `remove` and `begin_edition`."""

from newsquare.press.actions.bake import PAUSE, bake_all, bake_pending, bake_story
from newsquare.press.actions.edition import begin_edition
from newsquare.press.actions.reads import add_reads, count_reads, forget_old_reads, keep_reads, settle_most_read
from newsquare.press.actions.sweep import purge, settle_hosts, sweep
from newsquare.press.actions.touch import remove, touch, touch_often

__all__ = [
    "PAUSE",
    "add_reads",
    "bake_all",
    "bake_pending",
    "bake_story",
    "begin_edition",
    "count_reads",
    "forget_old_reads",
    "keep_reads",
    "purge",
    "remove",
    "settle_hosts",
    "settle_most_read",
    "sweep",
    "touch",
    "touch_often",
]
