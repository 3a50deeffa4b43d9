"""The writing desk's first impression: the button that is wanted comes first, and there is a line to write in."""

import re

import pytest
from django.test import Client

from newsquare.accounts.models import Role
from newsquare.stories.models import Story
from tests.cast import StoryFactory, ben, staff
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db
BACKEND = "newsquare.accounts.backends.StationBackend"


def buttons(page: str) -> list[str]:
    """Return the labels of the form's buttons that send it, in their order."""
    footer = page[page.index('<footer class="footer') :]
    return re.findall(r'data-w-progress-target="label">\s*([^<]*?)\s*</em>', footer)


def test_an_editor_publishes_with_the_first_button(desk: Client) -> None:
    story = StoryFactory()

    assert buttons(desk.get("/desk/stories/add/").content.decode())[:2] == ["Publish", "Save draft"]
    assert buttons(desk.get(f"/desk/stories/edit/{story.pk}/").content.decode())[:2] == ["Publish", "Save draft"]


def test_a_reporter_saves_with_the_first_button(desk: Client) -> None:
    desk.force_login(ben(), backend=BACKEND)

    assert buttons(desk.get("/desk/stories/add/").content.decode()) == ["Save draft"]


def test_the_enter_key_in_a_line_publishes_nothing(desk: Client) -> None:
    page = desk.get("/desk/stories/add/").content.decode()

    form = page[page.index('id="w-editor-form"') :]
    first = re.search(r'<button[^>]*type="submit"[^>]*>', form)
    assert first
    assert "disabled" in first[0]


def test_a_new_story_begins_with_a_paragraph_to_write_in(desk: Client) -> None:
    new = desk.get("/desk/stories/add/").content.decode()
    empty = desk.get(f"/desk/stories/edit/{StoryFactory(body=[]).pk}/").content.decode()

    assert '"type": "text"' in new[new.index("data-w-block-arguments-value") :].replace("&quot;", '"')
    assert '"type": "text"' in empty[empty.index("data-w-block-arguments-value") :].replace("&quot;", '"')


def test_a_paragraph_in_which_nobody_wrote_is_not_kept(desk: Client) -> None:
    fields = {
        "body-count": 2,
        "body-1-deleted": "",
        "body-1-order": 1,
        "body-1-type": "text",
        "body-1-id": "",
        "body-1-value": '{"blocks": [], "entityMap": {}}',
    }

    desk.post("/desk/stories/add/", written(**fields, **{"action-publish": "1"}))

    story = Story.objects.get()
    assert story.public
    assert [block.block_type for block in story.body] == ["text"]


def test_the_menus_station_opens_the_one_stations_form(desk: Client) -> None:
    boss = staff("Eve", Role.ADMINISTRATOR)
    desk.force_login(boss, backend=BACKEND)

    opened = desk.get("/desk/station/", follow=True)

    assert opened.request["PATH_INFO"].startswith("/desk/station/edit/")
    assert "Channel 9 Riverbend" in opened.content.decode()


def test_who_may_not_change_the_station_is_not_sent_to_its_form(desk: Client) -> None:
    desk.force_login(ben(), backend=BACKEND)

    assert "/edit/" not in desk.get("/desk/station/", follow=True).request["PATH_INFO"]
