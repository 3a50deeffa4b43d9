"""An editor writes, publishes, corrects, moves and withdraws a story, by the forms of the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.models import Section, Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, TopicFactory, ben

pytestmark = pytest.mark.django_db


def written(**fields: Any) -> dict[str, Any]:
    """Return the fields of the story form as a browser sends them."""
    body = json.dumps(
        {
            "blocks": [
                {
                    "key": "a",
                    "text": "The council met.",
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [],
                }
            ],
            "entityMap": {},
        }
    )
    form = {
        "headline": "Council meets",
        "deck": "",
        "slug": "",
        "dateline": "",
        "section": Section.objects.get(station__slug="riverbend").pk,
        "label": "local",
        "distributor": "",
        "rights_notice": "",
        "indexing": "index",
        "full_text_out": "on",
        "takes_comments": "on",
        "correction_note": "",
        "lead_picture": "",
        "lead_caption": "",
        "go_live_at": "",
        "expire_at": "",
        "bylines-TOTAL_FORMS": 1,
        "bylines-INITIAL_FORMS": 0,
        "bylines-MIN_NUM_FORMS": 0,
        "bylines-MAX_NUM_FORMS": 8,
        "bylines-0-name": "Ben Ortiz",
        "bylines-0-detail": "",
        "bylines-0-ORDER": 1,
        "body-count": 1,
        "body-0-deleted": "",
        "body-0-order": 0,
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": body,
    }
    return form | fields


def test_an_editor_writes_a_story_and_publishes_it(desk: Client) -> None:
    answer = desk.post("/desk/stories/add/", written(**{"action-publish": "1"}))

    story = Story.objects.get()
    assert answer.status_code == 302
    assert story.path == "/2026/03/council-meets/"
    assert "The council met." in desk.get(story.path).content.decode()
    assert "Ben Ortiz" in desk.get(story.path).content.decode()


def test_a_draft_is_seen_by_nobody(desk: Client) -> None:
    desk.post("/desk/stories/add/", written())

    story = Story.objects.get()
    assert story.public is None
    assert "Council meets" not in desk.get("/").content.decode()


def test_a_correction_is_made_by_publishing_with_a_note(desk: Client) -> None:
    desk.post("/desk/stories/add/", written(**{"action-publish": "1"}))
    story = Story.objects.get()

    edit = f"/desk/stories/edit/{story.pk}/"
    form = written(correction_note="It met on Monday, not Sunday.", slug="council-meets", **{"action-publish": "1"})
    form |= {"bylines-INITIAL_FORMS": 1, "bylines-0-id": story.bylines.get().pk}
    desk.post(edit, form)

    page = desk.get(story.path).content.decode()
    assert "It met on Monday, not Sunday." in page
    assert "It met on Monday" not in desk.get(edit).content.decode().split("correction_note")[-1].split("</textarea")[0]


def test_withdrawing_asks_for_a_word_and_readers_find_it(desk: Client) -> None:
    story = PublishedStoryFactory()

    desk.post(f"/desk/stories/unpublish/{story.pk}/", {"withdrawal_note": "We had the wrong bridge."})

    page = desk.get(story.path)
    assert page.status_code == 410
    assert "We had the wrong bridge." in page.content.decode()


def test_copy_that_is_not_ours_must_say_whose_it_is(desk: Client) -> None:
    answer = desk.post("/desk/stories/add/", written(label="wire", **{"action-publish": "1"}))

    assert "Say who it comes from" in answer.content.decode()
    assert not Story.objects.exists()


def test_a_reporter_writes_but_does_not_publish(desk: Client) -> None:
    desk.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")

    desk.post("/desk/stories/add/", written(**{"action-publish": "1"}))

    assert not Story.objects.filter(public__isnull=False).exists()


@pytest.mark.parametrize("path", ["edit/{}/", "history/{}/", "unpublish/{}/", "usage/{}/", "preview/{}/", "delete/{}/"])
def test_a_story_of_another_station_is_at_no_address_of_ours(desk: Client, path: str) -> None:
    other = StationFactory(slug="harborlight")
    story = StoryFactory(station=other, section=SectionFactory(station=other))

    assert desk.get("/desk/stories/" + path.format(story.pk)).status_code == 404
    assert story.headline not in desk.get("/desk/stories/").content.decode()


def test_the_form_offers_only_our_own_sections_and_topics(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    SectionFactory(station=other, slug="ferries")
    TopicFactory(station=other, slug="fishery")

    page = desk.get("/desk/stories/add/").content.decode()

    assert "Ferries" not in page
    assert "Fishery" not in page


@pytest.mark.parametrize(
    "path", ["topics/", "topics/add/", "sections/", "house-pages/", "front/", "images/", "sources/add/", ""]
)
def test_each_screen_opens(desk: Client, path: str) -> None:
    PublishedStoryFactory()

    assert desk.get(f"/desk/{path}").status_code == 200


def test_the_story_form_uses_the_fields_of_the_desk(desk: Client) -> None:
    page = desk.get("/desk/stories/add/").content.decode()

    assert '<select name="lead_picture"' not in page  # It would list the pictures of all stations.
    assert "/desk/images/chooser/" in page
    assert '<select name="section"' in page


def test_after_publishing_the_page_is_one_press_away(desk: Client) -> None:
    page = desk.post("/desk/stories/add/", written(**{"action-publish": "1"}), follow=True).content.decode()

    assert 'href="/2026/03/council-meets/"' in page


def test_the_desk_may_frame_the_preview_of_a_draft_and_nobody_a_page(desk: Client) -> None:
    story = PublishedStoryFactory()
    address = f"/desk/stories/preview/{story.pk}/"

    kept = desk.post(address, written(headline="A draft of it"))
    preview = desk.get(f"{address}?in_preview_panel=true")

    assert kept.json()["is_valid"]
    assert "A draft of it" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in desk.get(story.path).headers["Content-Security-Policy"]
