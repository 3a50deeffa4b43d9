"""What can be done to baked pages. Other parts need only `touch`, `remove` and `begin_edition`."""

from newsquare.press.actions.bake import bake_all, bake_pending, bake_story
from newsquare.press.actions.edition import begin_edition
from newsquare.press.actions.reads import add_reads, count_reads, forget_old_reads, keep_reads, settle_most_read
from newsquare.press.actions.sweep import purge, settle_hosts, sweep
from newsquare.press.actions.touch import remove, touch

__all__ = [
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
]
