"""Circulation on the desk: followers and mailings in numbers, newsletters, the outbox where there is no mail server."""

from newsquare.circulation.admin.followers import FollowersItem, followers
from newsquare.circulation.admin.mailings import mailing, numbers, who_got_it
from newsquare.circulation.admin.newsletters import IssuesItem, NewsletterViewSet, issue, issue_page, issues
from newsquare.circulation.admin.outbox import OutboxItem, html_part, letter, outbox_list

__all__ = [
    "FollowersItem",
    "IssuesItem",
    "NewsletterViewSet",
    "OutboxItem",
    "followers",
    "html_part",
    "issue",
    "issue_page",
    "issues",
    "letter",
    "mailing",
    "numbers",
    "outbox_list",
    "who_got_it",
]
