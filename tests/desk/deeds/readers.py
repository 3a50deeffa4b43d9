"""Deeds: comments, ideas and followers."""

from django.test import Client

from newsquare.accounts.models import User
from newsquare.circulation.models import Follower
from newsquare.comments.models import State as CommentState
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import Enclosure, Idea, Message, TipDesk, TipReader
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


def with_key(client: Client) -> Client:
    """Let whoever names tip readers name Finn, who is at the desk; nobody else gets in."""
    finn = User.objects.get(name="Finn")
    client.post("/desk/ideas/readers/", {"do": "name", "person": finn.pk})
    return client


@deed("desk/ideas/readers/", right="tips.change_tipreader")
def names_a_tip_reader(client: Client) -> bool:
    with_key(client)
    return TipReader.objects.filter(user__name="Finn").exists()


@deed("desk/ideas/readers/", right="tips.change_tipreader")
def says_how_long_ideas_are_kept(client: Client) -> bool:
    client.post("/desk/ideas/readers/", {"do": "keep", "keep_days": "30"})
    return TipDesk.objects.filter(keep_days=30).exists()


@deed("desk/ideas/", right="tips.change_tipreader")
def buries_spam(client: Client) -> bool:
    idea = an_idea()
    with_key(client).post("/desk/ideas/", {"do": "bury", "idea": [idea.pk]})
    idea.refresh_from_db()
    return idea.state == "spam"


@deed("desk/ideas/<int:pk>/", right="tips.change_tipreader")
def sorts_an_idea(client: Client) -> bool:
    idea = an_idea()
    with_key(client).post(f"/desk/ideas/{idea.pk}/", {"state": "used", "note": "Ask the engineer"})
    idea.refresh_from_db()
    return idea.state == "used"


@deed("desk/ideas/<int:pk>/", right="tips.change_tipreader")
def answers_an_idea(client: Client) -> bool:
    idea = an_idea()
    with_key(client).post(f"/desk/ideas/{idea.pk}/", {"do": "answer", "text": "Ask the engineer"})
    return Message.objects.exists()


@deed("desk/ideas/<int:pk>/", right="tips.change_tipreader")
def deletes_an_idea(client: Client) -> bool:
    idea = an_idea()
    with_key(client).post(f"/desk/ideas/{idea.pk}/", {"do": "erase", "sure": "on"})
    return not Idea.objects.exists()


@deed("desk/ideas/<int:pk>/files/<int:number>/", right="tips.change_tipreader")
def saves_a_document_of_an_idea(client: Client) -> bool:
    Enclosure.objects.create(idea=an_idea(), number=1, kind="txt", sent_on=MONDAY_NOON.date(), size=5, content=b"Bolts")
    return with_key(client).get(f"/desk/ideas/{Idea.objects.get().pk}/files/1/").content == b"Bolts"


@deed("desk/followers/", right="circulation.delete_follower")
def erases_a_follower(client: Client) -> bool:
    Follower.objects.create(station=StationFactory(), email="dot@readers.example", created_at=MONDAY_NOON)
    client.post("/desk/followers/", {"email": "dot@readers.example", "do": "erase"})
    return not Follower.objects.exists()
