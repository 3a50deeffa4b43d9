"""Deeds: writing, publishing, correcting and holding stories."""

from typing import Any

from django.test import Client

from newsquare.accounts.models import Role
from newsquare.stories.models import KeptText, Story
from tests.cast import PublishedStoryFactory, StoryFactory, staff
from tests.clock import MONDAY_NOON
from tests.desk.deeds.deed import deed
from tests.desk.test_stories import written


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
