"""Every deed that the desk offers, done at the address a person uses: who may do it, and whether it was done.

A part that adds an address to the desk adds a function here with `@deed(its pattern, right=…)`; it prepares what it
needs, sends the form and says whether the deed was done. A right that only shows something gets a line in LOOKS.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from newsquare.accounts.models import Role, StaffLink, User
from newsquare.circulation.models import Follower
from newsquare.comments.models import State as CommentState
from newsquare.desk.actions import make_top, plan_work
from newsquare.desk.models import Assignment, Breaking, Broadcast, Pick, Sponsor
from newsquare.stations.models import Station
from newsquare.stories.actions import add_video
from newsquare.stories.models import HousePage, KeptText, Picture, Section, Story, Topic, Video
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import Idea
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, Source, WireItem
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, TopicFactory, ada, staff
from tests.clock import MONDAY_NOON
from tests.comments.cast import newcomer, say
from tests.copydesk.feeds import feed, source
from tests.desk.test_stories import written
from tests.desk.test_two_stations import picture

Do = Callable[[Client], bool]


@dataclass(frozen=True)
class Deed:
    """Something that changes what a station holds."""

    address: str
    right: str
    do: Do

    def __str__(self) -> str:
        return self.do.__name__


DEEDS: list[Deed] = []


def deed(*addresses: str, right: str) -> Callable[[Do], Do]:
    """Put a function among the deeds."""

    def note(do: Do) -> Do:
        DEEDS.extend(Deed(address, right, do) for address in addresses)
        return do

    return note


def opens(client: Client, path: str) -> bool:
    """Say whether an address opens; Wagtail sends those who may not to the first screen."""
    answer = client.get(path)
    return answer.status_code == 200 or answer.headers.get("Location", "").startswith(f"{path}edit/")


def sees(path: str) -> Do:
    """Return the question whether a screen opens."""
    return lambda client: opens(client, path)


def sees_outbox(client: Client) -> bool:
    """The outbox, where no mail server is set up."""
    return opens(client, "/desk/outbox/")


LOOKS: dict[str, Do] = {
    "wagtailadmin.access_admin": sees("/desk/"),
    "stories.view_story": sees("/desk/stories/"),
    "stories.view_topic": sees("/desk/topics/"),
    "stories.view_section": sees("/desk/sections/"),
    "stories.view_housepage": sees("/desk/house-pages/"),
    "stories.view_video": sees("/desk/videos/"),
    "press.view_reads": sees("/desk/numbers/"),
    "desk.view_broadcast": sees("/desk/live/"),
    "desk.view_sponsor": sees("/desk/sponsors/"),
    "desk.view_assignment": sees("/desk/assignments/"),
    "wire.view_dispatch": sees("/desk/arrivals/unread/"),
    "wire.view_wireitem": sees("/desk/arrivals/"),
    "wire.view_source": sees("/desk/sources/"),
    "circulation.view_follower": sees("/desk/followers/"),
    "circulation.view_delivery": sees_outbox,
    "tips.view_idea": sees("/desk/ideas/"),
    "comments.view_comment": sees("/desk/forum/all/"),
    "accounts.view_auditentry": sees("/desk/log/"),
    "stations.view_station": sees("/desk/station/"),
}


# Stories


def rewritten(story: Story, **more: Any) -> dict[str, Any]:
    """Return the form of a story that is there already."""
    return written(headline=story.headline, slug=story.slug, **more)


@deed("desk/stories/add/", right="stories.add_story")
def begins_a_story(client: Client) -> bool:
    client.post("/desk/stories/add/", written())
    return Story.objects.exists()


@deed("desk/stories/edit/<int:pk>/", right="stories.change_story")
def saves_a_draft(client: Client) -> bool:
    story = StoryFactory()
    client.post(f"/desk/stories/edit/{story.pk}/", rewritten(story, deck="Another deck."))
    return story.revisions.exists()


@deed("desk/stories/edit/<int:pk>/", right="stories.publish_story")
def publishes(client: Client) -> bool:
    story = StoryFactory()
    client.post(f"/desk/stories/edit/{story.pk}/", rewritten(story, **{"action-publish": "1"}))
    story.refresh_from_db()
    return story.public is not None


@deed("desk/stories/edit/<int:pk>/", right="stories.publish_story")
def schedules(client: Client) -> bool:
    story = StoryFactory()
    form = rewritten(story, go_live_at="2026-03-09 12:00", **{"action-publish": "1"})
    client.post(f"/desk/stories/edit/{story.pk}/", form)
    return story.revisions.filter(approved_go_live_at__isnull=False).exists()


@deed("desk/stories/history/<int:pk>/revisions/<int:revision_id>/unschedule/", right="stories.publish_story")
def takes_off_the_schedule(client: Client) -> bool:
    story = StoryFactory()
    story.go_live_at = "2026-03-09T18:00:00Z"
    revision = story.save_revision()
    revision.approved_go_live_at = "2026-03-09T18:00:00Z"
    revision.save()
    client.post(f"/desk/stories/history/{story.pk}/revisions/{revision.pk}/unschedule/")
    return not story.revisions.filter(approved_go_live_at__isnull=False).exists()


@deed("desk/stories/unpublish/<int:pk>/", right="stories.publish_story")
def withdraws(client: Client) -> bool:
    story = PublishedStoryFactory()
    client.post(f"/desk/stories/unpublish/{story.pk}/", {"withdrawal_note": "Wrong bridge."})
    story.refresh_from_db()
    return story.public is None


@deed("desk/stories/correct/<int:pk>/", right="stories.publish_story")
def corrects(client: Client) -> bool:
    story = PublishedStoryFactory(headline="Ferry gets a third boat")
    form = {"wrong": "third", "right": "second", "text": "It is the second boat."}
    client.post(f"/desk/stories/correct/{story.pk}/", form)
    return story.corrections.exists()


@deed("desk/stories/lock/<int:pk>/", right="stories.lock_story")
def locks(client: Client) -> bool:
    story = StoryFactory()
    client.post(f"/desk/stories/lock/{story.pk}/")
    story.refresh_from_db()
    return bool(story.locked)


@deed("desk/stories/unlock/<int:pk>/", right="stories.unlock_story")
def unlocks_what_another_locked(client: Client) -> bool:
    story = StoryFactory(locked=True, locked_by=staff("Gail", Role.EDITOR), locked_at=MONDAY_NOON)
    client.post(f"/desk/stories/unlock/{story.pk}/")
    story.refresh_from_db()
    return not story.locked


@deed("desk/stories/take-over/<int:pk>/", right="stories.unlock_story")
def takes_over_what_another_holds(client: Client) -> bool:
    story = StoryFactory(locked=True, locked_by=staff("Gail", Role.EDITOR), locked_at=MONDAY_NOON)
    client.post(f"/desk/stories/take-over/{story.pk}/")
    story.refresh_from_db()
    return bool(story.locked_by.name == "Finn")


@deed("desk/stories/beside/<int:pk>/", right="stories.change_story")
def puts_two_texts_together(client: Client) -> bool:
    story = StoryFactory()
    story.save_revision()
    content = story.serializable_data()
    kept = KeptText.objects.create(
        story=story, pen="gail", by=None, reason="overtaken", content=content, base=None, kept_at=MONDAY_NOON
    )
    client.post(f"/desk/stories/beside/{kept.pk}/", {"on": story.latest_revision_id, "do": "together"})
    kept.refresh_from_db()
    return kept.taken_up


@deed("desk/document/", right="stories.add_story")
def makes_a_story_of_a_document(client: Client) -> bool:
    client.post("/desk/document/", {"html": "<h1>Ferry gets a second boat</h1><p>It was bought in May.</p>"})
    return Story.objects.exists()


@deed("desk/stories/correct/<int:pk>/", right="stories.publish_story")
def corrects_what_readers_see(client: Client) -> bool:
    story = PublishedStoryFactory(deck="Five boats sail.")
    form = {"wrong": "Five boats", "right": "Four boats", "text": "Four boats sail, not five."}
    client.post(f"/desk/stories/correct/{story.pk}/", form)
    return story.corrections.exists()


# Pictures and videos


def a_file() -> SimpleUploadedFile:
    """Return a picture's file."""
    return SimpleUploadedFile("a.jpg", picture(StationFactory(), "teal").file.read(), content_type="image/jpeg")


@deed("desk/images/add/", right="stories.add_picture")
def uploads_a_picture(client: Client) -> bool:
    form = {"title": "Boat", "credit": "Ben", "caption": "", "description": "A boat", "file": a_file()}
    client.post("/desk/images/add/", form)
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/images/multiple/add/", right="stories.add_picture")
def uploads_pictures_at_once(client: Client) -> bool:
    client.post("/desk/images/multiple/add/", {"files[]": a_file(), "title": "Boat"})
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/images/<int:image_id>/", right="stories.change_picture")
def changes_a_picture(client: Client) -> bool:
    kept = picture(StationFactory())
    form = {"title": "Boat", "credit": "Ben", "caption": "", "description": "A boat"}
    client.post(f"/desk/images/{kept.pk}/", form)
    return Picture.objects.filter(title="Boat").exists()


@deed("desk/videos/add/", right="stories.add_video")
def adds_a_video(client: Client) -> bool:
    from tests.desk.test_videos import filled  # Its films are drawn only where one is wanted.

    client.post("/desk/videos/add/", filled())
    return Video.objects.exists()


@deed("desk/videos/edit/<int:pk>/", right="stories.change_video")
def changes_a_video(client: Client) -> bool:
    from tests.desk.test_videos import raw

    video = add_video(station=StationFactory(), file=io.BytesIO(raw()), title="Rain", credit="Ben")
    form = {"title": "The ferry", "credit": "Ben", "has_no_speech": "on"}
    client.post(f"/desk/videos/edit/{video.pk}/", form)
    return Video.objects.filter(title="The ferry").exists()


# What is live, and sponsors


def placed(**more: Any) -> dict[str, Any]:
    """Return the form of something placed for a while."""
    empty = dict.fromkeys(("from_at", "until_at", "story", "poster", "picture", "section", "text"), "")
    return {**empty, "link": "https://pell.example/", "word": "sponsored", "place": "home", **more}


@deed("desk/live/add/", right="desk.add_broadcast")
def goes_live(client: Client) -> bool:
    client.post("/desk/live/add/", placed(title="Council", address="https://live.example/1"))
    return Broadcast.objects.exists()


@deed("desk/live/edit/<int:pk>/", right="desk.change_broadcast")
def switches_off(client: Client) -> bool:
    row = Broadcast.objects.create(station=StationFactory(), title="Council", address="https://live.example/1")
    client.post(f"/desk/live/edit/{row.pk}/", placed(title="Council", address="https://live.example/1", is_off="on"))
    return Broadcast.objects.filter(is_off=True).exists()


@deed("desk/sponsors/add/", right="desk.add_sponsor")
def places_a_sponsor(client: Client) -> bool:
    client.post("/desk/sponsors/add/", placed(name="Pell Hardware"))
    return Sponsor.objects.exists()


@deed("desk/sponsors/edit/<int:pk>/", right="desk.change_sponsor")
def changes_a_sponsor(client: Client) -> bool:
    row = Sponsor.objects.create(station=StationFactory(), name="Pell", link="https://pell.example/")
    client.post(f"/desk/sponsors/edit/{row.pk}/", placed(name="Pell Hardware"))
    return Sponsor.objects.filter(name="Pell Hardware").exists()


# What stories are filed under


@deed("desk/topics/add/", right="stories.add_topic")
def makes_a_topic(client: Client) -> bool:
    client.post("/desk/topics/add/", {"name": "Bridges", "slug": "bridges", "description": ""})
    return Topic.objects.filter(slug="bridges").exists()


@deed("desk/topics/edit/<int:pk>/", right="stories.change_topic")
def changes_a_topic(client: Client) -> bool:
    client.post(f"/desk/topics/edit/{TopicFactory().pk}/", {"name": "Bridges", "description": ""})
    return Topic.objects.filter(name="Bridges").exists()


@deed("desk/sections/add/", right="stories.add_section")
def makes_a_section(client: Client) -> bool:
    client.post("/desk/sections/add/", {"name": "Sport", "slug": "sport", "position": 2})
    return Section.objects.filter(slug="sport").exists()


@deed("desk/sections/edit/<int:pk>/", right="stories.change_section")
def changes_a_section(client: Client) -> bool:
    client.post(f"/desk/sections/edit/{Section.objects.get().pk}/", {"name": "Sport", "position": 2})
    return Section.objects.filter(name="Sport").exists()


@deed("desk/house-pages/edit/<int:pk>/", right="stories.change_housepage")
def changes_a_house_page(client: Client) -> bool:
    page = HousePage.objects.create(station=StationFactory(), slug="about", title="About", body="")
    text = written()["body-0-value"]
    client.post(f"/desk/house-pages/edit/{page.pk}/", {"title": "About us", "body": text})
    return HousePage.objects.filter(title="About us").exists()


# Wire copy


def arrived() -> WireItem:
    """Return an item that waits on the desk."""
    receive(source=source("desk"), raw=feed(), name="a.xml", now=MONDAY_NOON)
    return WireItem.objects.get()


@deed("desk/arrivals/<int:pk>/do/", right="stories.add_story")
def takes_an_arrival(client: Client) -> bool:
    client.post(f"/desk/arrivals/{arrived().pk}/do/", {"do": "take"})
    return Story.objects.exists()


@deed("desk/arrivals/<int:pk>/do/", right="wire.change_wireitem")
def spikes_an_arrival(client: Client) -> bool:
    client.post(f"/desk/arrivals/{arrived().pk}/do/", {"do": "spike"})
    return WireItem.objects.get().state == ItemState.SPIKED


@deed("desk/arrivals/<int:pk>/do/", right="wire.change_wireitem")
def brings_an_arrival_back(client: Client) -> bool:
    item = arrived()
    WireItem.objects.update(state=ItemState.SPIKED)
    client.post(f"/desk/arrivals/{item.pk}/do/", {"do": "unspike"})
    return WireItem.objects.get().state == ItemState.ARRIVED


@deed("desk/arrivals/paste/", right="stories.add_story")
def pastes_copy(client: Client) -> bool:
    from tests.desk.test_arrivals import PASTED

    client.post("/desk/arrivals/paste/", {"text": PASTED})
    return Story.objects.exists()


@deed("desk/arrivals/unread/", right="wire.change_dispatch")
def tries_to_read_again(client: Client) -> bool:
    receive(source=source("desk"), raw=b"\x00\x01", name="broken.bin", now=MONDAY_NOON)
    return client.post("/desk/arrivals/unread/").headers.get("Location") == "/desk/arrivals/unread/"


@deed("desk/sources/add/", right="wire.add_source")
def makes_a_source(client: Client) -> bool:
    from tests.desk.test_settings import source_form

    TopicFactory()
    client.post("/desk/sources/add/", source_form())
    return Source.objects.exists()


@deed("desk/sources/edit/<int:pk>/", right="wire.change_source")
def changes_a_source(client: Client) -> bool:
    from tests.desk.test_settings import source_form

    client.post(f"/desk/sources/edit/{source().pk}/", source_form(name="River Wire"))
    return Source.objects.filter(name="River Wire").exists()


# The front page


@deed("desk/front/", "desk/front/<int:section_id>/", right="desk.change_front")
def puts_a_front_live(client: Client) -> bool:
    story = PublishedStoryFactory()
    for address in ("/desk/front/", f"/desk/front/{story.section_id}/"):
        client.post(address, {"story": story.pk, "do": "put", "at": "lead-1"})
        client.post(address, {"do": "live"})
    return Pick.objects.filter(arrangement__number=1).count() == 2


@deed("desk/front/versions/", "desk/front/<int:section_id>/versions/", right="desk.change_front")
def brings_an_old_front_back(client: Client) -> bool:
    story = PublishedStoryFactory()
    for section, address in ((None, ""), (story.section, f"{story.section_id}/")):
        make_top(story=story, by=ada(), section=section, now=MONDAY_NOON)
        client.post(f"/desk/front/{address}versions/", {"number": "1"})
    return Pick.objects.filter(arrangement__number=2).count() == 2


@deed("desk/now/", right="desk.change_front")
def puts_the_breaking_bar_up(client: Client) -> bool:
    client.post("/desk/now/", {"do": "break", "text": "The levee holds"})
    return Breaking.objects.exists()


# Readers


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


# Staff and station


@deed("desk/staff/", right="accounts.change_rolegroup")
def puts_somebody_on_the_staff(client: Client) -> bool:
    client.post("/desk/staff/", {"do": "add", "email": "hal@riverbend.example", "name": "Hal", "role": "reporter"})
    return User.objects.filter(name="Hal").exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def gives_another_role(client: Client) -> bool:
    hal = staff("Hal", Role.REPORTER)
    client.post("/desk/staff/", {"do": "role", "person": hal.pk, "role": "editor"})
    return hal.groups.filter(role_group__role="editor").exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def makes_a_new_link(client: Client) -> bool:
    client.post("/desk/staff/", {"do": "reset", "person": staff("Hal", Role.REPORTER).pk})
    return StaffLink.objects.exists()


@deed("desk/staff/", right="accounts.change_rolegroup")
def takes_somebody_off_the_staff(client: Client) -> bool:
    hal = staff("Hal", Role.REPORTER)
    client.post("/desk/staff/", {"do": "remove", "person": hal.pk})
    return not hal.groups.exists()


@deed("desk/station/edit/<int:pk>/", right="stations.change_station")
def changes_the_settings(client: Client) -> bool:
    from tests.desk.test_settings import station_form

    client.post(f"/desk/station/edit/{StationFactory().pk}/", station_form(hosts_text="testserver"))
    return Station.objects.filter(name="Channel 9").exists()


# The day's plan


def planned() -> Assignment:
    """Put something on the plan."""
    return plan_work(station=StationFactory(), title="Bridge vote", by=None, now=MONDAY_NOON)


@deed("desk/assignments/add/", right="desk.add_assignment")
def plans(client: Client) -> bool:
    client.post("/desk/assignments/add/", {"title": "Bridge vote", "person": "", "due_at": "", "note": ""})
    return Assignment.objects.exists()


@deed("desk/assignments/edit/<int:pk>/", right="desk.change_assignment")
def replans(client: Client) -> bool:
    row = planned()
    form = {"title": "Bridge vote, again", "person": "", "due_at": "", "note": ""}
    client.post(f"/desk/assignments/edit/{row.pk}/", form)
    row.refresh_from_db()
    return row.title == "Bridge vote, again"


@deed("desk/assignments/<int:pk>/do/", right="desk.change_assignment")
def strikes_from_the_plan(client: Client) -> bool:
    row = planned()
    client.post(f"/desk/assignments/{row.pk}/do/", {"do": "drop"})
    row.refresh_from_db()
    return row.dropped_at is not None


@deed("desk/assignments/<int:pk>/do/", right="desk.change_assignment")
def says_that_it_is_ready(client: Client) -> bool:
    row = planned()
    client.post(f"/desk/assignments/{row.pk}/do/", {"do": "ready"})
    row.refresh_from_db()
    return row.mark == "ready"


@deed("desk/assignments/<int:pk>/do/", right="stories.add_story")
def begins_what_was_planned(client: Client) -> bool:
    client.post(f"/desk/assignments/{planned().pk}/do/", {"do": "begin"})
    return Story.objects.exists()
