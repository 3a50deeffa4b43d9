"""Deeds: comments, ideas, followers and newsletters."""

from django.test import Client
from django.utils import timezone

from newsquare.accounts.models import AuditEntry, Did, User
from newsquare.circulation.models import Edition, Follower, Issue, Newsletter
from newsquare.comments.actions import appeal, object_to
from newsquare.comments.models import Mode, Step, Suspension, Thread, WordList
from newsquare.comments.models import State as CommentState
from newsquare.desk.models import Credit
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import Enclosure, Idea, Message, TipDesk, TipReader
from tests.cast import PublishedStoryFactory, StationFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, rejected, say
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


@deed("desk/forum/<int:comment_id>/suspend/", right="comments.change_comment")
def suspends_an_author(client: Client) -> bool:
    held = say(PublishedStoryFactory(), "What morons.", author=newcomer())
    form = {"seen": held.fingerprint, "days": "7", "reason": "spam", "note": ""}
    client.post(f"/desk/forum/{held.pk}/suspend/", form)
    held.refresh_from_db()
    return bool(held.state == CommentState.REJECTED and Suspension.objects.exists())


@deed("desk/forum/undo/", right="comments.change_comment")
def takes_a_decision_back(client: Client) -> bool:
    held = say(PublishedStoryFactory(), "What morons.", author=newcomer())
    client.post(f"/desk/forum/{held.pk}/approve/", {"seen": held.fingerprint})
    client.post("/desk/forum/undo/", {"press": Step.objects.values_list("press", flat=True).first() or ""})
    return AuditEntry.objects.filter(did=Did.UNDID).exists()


def a_suspension() -> Suspension:
    """Return Eve's, who says something against it."""
    made = Suspension.objects.create(station=StationFactory(), user=newcomer(), at=MONDAY_NOON, reason="spam")
    object_to(user=made.user, station=made.station, words="I did not.", now=MONDAY_NOON)
    return made


@deed("desk/forum/suspended/", right="comments.change_comment")
def lets_somebody_write_again(client: Client) -> bool:
    client.post("/desk/forum/suspended/", {"suspension": a_suspension().pk, "do": "readmit"})
    return Suspension.objects.filter(lifted_at__isnull=False).exists()


@deed("desk/forum/suspended/", right="comments.change_comment")
def answers_an_objection(client: Client) -> bool:
    client.post("/desk/forum/suspended/", {"suspension": a_suspension().pk, "do": "stands", "answer": "You did."})
    return Suspension.objects.filter(answered_at__isnull=False).exists()


@deed("desk/forum/appeals/", right="comments.change_comment")
def decides_an_appeal(client: Client) -> bool:
    comment = rejected(say(PublishedStoryFactory(), "What morons.", author=newcomer()))
    assert comment.author
    made = appeal(comment=comment, by=comment.author, words="It is true.", now=MONDAY_NOON)
    client.post("/desk/forum/appeals/", {"appeal": made.pk, "do": "stands", "answer": "It is rude."})
    made.refresh_from_db()
    return made.decided_at is not None


@deed("desk/forum/reading/", right="comments.change_comment")
def has_a_station_read_first(client: Client) -> bool:
    client.post("/desk/forum/reading/", {"reading": "first", "scope": "station", "hours": "12"})
    return Mode.objects.exists()


@deed("desk/forum/words/", right="comments.change_comment")
def keeps_a_list_of_words(client: Client) -> bool:
    client.post("/desk/forum/words/?language=en", {"banned": "", "suspect": "gobbledygook"})
    return WordList.objects.filter(words="gobbledygook").exists()


@deed("desk/forum/story/<int:story_id>/", right="comments.add_comment")
def answers_a_reader(client: Client) -> bool:
    said = say(PublishedStoryFactory())
    form = {"do": "answer", "comment": said.pk, "text": "I asked the mayor."}
    client.post(f"/desk/forum/story/{said.story_id}/", form)
    return said.replies.exists()


@deed("desk/forum/story/<int:story_id>/", right="comments.feature_comment")
def puts_a_comment_above(client: Client) -> bool:
    said = say(PublishedStoryFactory())
    client.post(f"/desk/forum/story/{said.story_id}/", {"do": "feature", "comment": said.pk})
    said.refresh_from_db()
    return said.featured_at is not None


@deed("desk/forum/story/<int:story_id>/", right="comments.feature_comment")
def begins_a_round_of_questions(client: Client) -> bool:
    story = PublishedStoryFactory()
    client.post(f"/desk/forum/story/{story.pk}/", {"do": "questions"})
    return Thread.objects.filter(is_questions=True).exists()


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


@deed("desk/ideas/<int:pk>/story/", right="tips.change_tipreader")
def says_which_story_came_of_an_idea(client: Client) -> bool:
    idea, story = an_idea(), PublishedStoryFactory()
    with_key(client).post(f"/desk/ideas/{idea.pk}/story/", {"do": "became", "story": story.pk})
    return Message.objects.exists()


@deed("desk/ideas/thanks/", right="stories.publish_story")
def takes_thanks_off(client: Client) -> bool:
    story = PublishedStoryFactory()
    credit = Credit.objects.create(station=story.station, story=story, words="Thanks")
    client.post("/desk/ideas/thanks/", {"credit": credit.pk})
    return not Credit.objects.exists()


@deed("desk/followers/", right="circulation.delete_follower")
def erases_a_follower(client: Client) -> bool:
    Follower.objects.create(station=StationFactory(), email="dot@readers.example", created_at=MONDAY_NOON)
    client.post("/desk/followers/", {"email": "dot@readers.example", "do": "erase"})
    return not Follower.objects.exists()


def a_newsletter() -> Newsletter:
    """Return a newsletter."""
    return Newsletter.objects.create(station=StationFactory(), name="Dusk", slug="dusk")


def an_issue() -> Issue:
    """Return an issue that holds opening words."""
    return Issue.objects.create(newsletter=a_newsletter(), subject="Tonight", opening="Hello.", created_at=MONDAY_NOON)


@deed("desk/newsletters/add/", right="circulation.add_newsletter")
def makes_a_newsletter(client: Client) -> bool:
    client.post("/desk/newsletters/add/", {"name": "Morning", "slug": "morning", "description": ""})
    return Newsletter.objects.filter(slug="morning").exists()


@deed("desk/newsletters/edit/<int:pk>/", right="circulation.change_newsletter")
def changes_a_newsletter(client: Client) -> bool:
    form = {"name": "Night", "slug": "dusk", "description": ""}
    client.post(f"/desk/newsletters/edit/{a_newsletter().pk}/", form)
    return Newsletter.objects.filter(name="Night").exists()


@deed("desk/issues/", right="circulation.add_issue")
def begins_an_issue(client: Client) -> bool:
    client.post("/desk/issues/", {"newsletter": a_newsletter().pk, "subject": "Tonight"})
    return Issue.objects.filter(subject="Tonight").exists()


@deed("desk/issues/<int:pk>/", right="circulation.change_issue")
def writes_an_issue(client: Client) -> bool:
    client.post(f"/desk/issues/{an_issue().pk}/", {"do": "save", "subject": "At night", "newest": 0})
    return Issue.objects.filter(subject="At night").exists()


@deed("desk/issues/<int:pk>/", right="circulation.change_issue")
def sends_an_issue(client: Client) -> bool:
    client.post(f"/desk/issues/{an_issue().pk}/", {"do": "send"})
    return Edition.objects.filter(kind="newsletter").exists()


def a_mailing(state: str, **more: object) -> Edition:
    """Return a mailing to two readers that stands somewhere."""
    times = {"opened_at": MONDAY_NOON, "next_attempt_at": MONDAY_NOON, "frozen_at": MONDAY_NOON}
    return Edition.objects.create(
        key="story:1", station=StationFactory(), kind="story", name="Bridge", state=state, audience=2, **times, **more
    )


def presses(client: Client, edition: Edition, **form: object) -> str:
    """Press a button of a mailing and return its state."""
    client.post(f"/desk/mailings/{edition.pk}/", form)
    edition.refresh_from_db()
    return edition.state


@deed("desk/mailings/<int:pk>/", right="circulation.change_edition")
def confirms_a_mailing(client: Client) -> bool:
    return presses(client, a_mailing("held"), do="confirm", number="2") == "frozen"


@deed("desk/mailings/<int:pk>/", right="circulation.change_edition")
def stops_a_mailing(client: Client) -> bool:
    return presses(client, a_mailing("frozen"), do="stop") == "stopped"


@deed("desk/mailings/<int:pk>/", right="circulation.change_edition")
def lets_a_mailing_go_on(client: Client) -> bool:
    return presses(client, a_mailing("stopped", stopped_at=timezone.now()), do="go-on") == "waiting"


@deed("desk/mailings/<int:pk>/who/", right="circulation.view_delivery")
def sees_who_got_a_mailing(client: Client) -> bool:
    return client.get(f"/desk/mailings/{a_mailing('done').pk}/who/").status_code == 200
