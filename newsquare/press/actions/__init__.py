"""What can be done to baked pages. Other parts need only `touch` and `remove`."""

from newsquare.press.actions.bake import bake_all, bake_pending, bake_story
from newsquare.press.actions.sweep import purge, settle_hosts, sweep
from newsquare.press.actions.touch import remove, touch

__all__ = ["bake_all", "bake_pending", "bake_story", "purge", "remove", "settle_hosts", "sweep", "touch"]
