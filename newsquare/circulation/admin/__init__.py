"""Circulation on the desk: numbers of followers, mailings, and the outbox of an installation without a mail server."""

from newsquare.circulation.admin.followers import FollowersItem, followers
from newsquare.circulation.admin.outbox import OutboxItem, html_part, letter, outbox_list

__all__ = ["FollowersItem", "OutboxItem", "followers", "html_part", "letter", "outbox_list"]
