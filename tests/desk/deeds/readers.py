"""Deeds: comments, ideas and followers."""

from django.test import Client

from newsquare.circulation.models import Follower
from newsquare.comments.models import State as CommentState
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import Idea
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, say
from tests.desk.deeds.deed import deed


@deed("desk/forum/<int:comment_id>/approve/", right="comments.change_comment")
def approves_a_comment(client: Client) -> bool:
    held = say(PublishedStoryFactory(), "What morons.", author=newcomer())
    client.post(f"/desk/forum/{held.pk}/approve/", {"seen": held.fingerprint})
    held.refresh_from_db()
    return bool(held.state == CommentState.PUBLISHED)


@deed("desk/forum/<int:comment_id>/reject/", right="comments.change_comment")
def rejects_a_comment(client: Client) -> bool:
    held = say(PublishedStoryFactory(), "What morons.", author=newcomer())
    client.post(f"/desk/forum/{held.pk}/reject/", {"seen": held.fingerprint, "reason": "personal attack"})
    held.refresh_from_db()
    return bool(held.state == CommentState.REJECTED)


def an_idea() -> Idea:
    """Return an idea that nobody has read."""
    return receive_idea(station=StationFactory(), text="Look at the bridge.", contact="Dot Lane", now=MONDAY_NOON)


@deed("desk/ideas/<int:pk>/", right="tips.change_idea")
def sorts_an_idea(client: Client) -> bool:
    idea = an_idea()
    client.post(f"/desk/ideas/{idea.pk}/", {"state": "used", "note": "Ask the engineer"})
    idea.refresh_from_db()
    return idea.state == "used"


@deed("desk/ideas/<int:pk>/", right="tips.change_idea")
def deletes_an_idea(client: Client) -> bool:
    client.post(f"/desk/ideas/{an_idea().pk}/", {"do": "erase", "sure": "on"})
    return not Idea.objects.exists()


@deed("desk/followers/", right="circulation.delete_follower")
def erases_a_follower(client: Client) -> bool:
    Follower.objects.create(station=StationFactory(), email="dot@readers.example", created_at=MONDAY_NOON)
    client.post("/desk/followers/", {"email": "dot@readers.example", "do": "erase"})
    return not Follower.objects.exists()
