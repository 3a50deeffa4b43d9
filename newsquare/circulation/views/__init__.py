"""The pages where readers follow, confirm, choose and stop. None needs an account or sets a cookie."""

from newsquare.circulation.views.follow import follow, newsletters
from newsquare.circulation.views.links import confirm, move, stop
from newsquare.circulation.views.manage import manage

__all__ = ["confirm", "follow", "manage", "move", "newsletters", "stop"]
