"""The inbox for story ideas on the desk, for those who were named to read them."""

from newsquare.tips.admin.idea import enclosure, idea
from newsquare.tips.admin.inbox import inbox
from newsquare.tips.admin.readers import readers

__all__ = ["enclosure", "idea", "inbox", "readers"]
