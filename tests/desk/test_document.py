"""A document becomes a draft: pasted, uploaded, or pasted into the text of a story."""

import base64
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from newsquare.stories.actions import publish
from newsquare.stories.models import Picture, Story
from tests.cast import TopicFactory, ada, ben
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db

DOCUMENT = """<table><tr><td>metadata</td></tr><tr><td>Byline</td><td>By Mara Quist and Otto Lind</td></tr>
<tr><td>Topic</td><td>harbor</td></tr><tr><td>Budget</td><td>For Tuesday</td></tr></table>
<h1>Ferry gets a second boat</h1><p>It was bought in May.</p>
<table><tr><td>photo</td></tr><tr><td>Credit</td><td>Otto Lind</td></tr></table><p>A vote follows.</p>"""


def only_story() -> Story:
    story: Story = Story.objects.get().get_latest_revision_as_object()
    return story


def test_a_pasted_document_opens_as_a_draft_with_its_facts_in_their_fields(desk: Client) -> None:
    TopicFactory(name="Harbor")

    answer = desk.post("/desk/document/", {"html": DOCUMENT, "text": "whatever"})

    story = only_story()
    assert answer["Location"] == f"/desk/stories/edit/{story.pk}/"
    assert (story.headline, story.slug, story.live) == ("Ferry gets a second boat", "ferry-gets-a-second-boat", False)
    assert [byline.name for byline in story.bylines.all()] == ["Mara Quist", "Otto Lind"]
    assert [topic.name for topic in story.topics.all()] == ["Harbor"]
    assert [block.block_type for block in story.body] == ["text", "wanted", "text", "note"]
    assert "For Tuesday" in story.body[3].value


def test_what_is_for_the_desk_is_in_no_published_version(desk: Client) -> None:
    desk.post("/desk/document/", {"html": DOCUMENT})

    publish(story=Story.objects.get(), by=ada(), now=MONDAY_NOON)

    version = Story.objects.get().public
    assert version is not None
    assert [block["type"] for block in version.content["body"]] == ["text", "text"]
    page = desk.get(Story.objects.get().path).content.decode()
    assert "A vote follows." in page
    assert "For Tuesday" not in page
    assert "Otto Lind\n" not in page


def test_a_story_is_not_published_while_something_is_still_to_be_placed(desk: Client) -> None:
    desk.post("/desk/document/", {"html": DOCUMENT})
    story = only_story()
    form = desk.get(f"/desk/stories/edit/{story.pk}/").context["form"]
    data = {name: form[name].value() for name in ("headline", "deck", "slug", "section", "label")}
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "wanted", "body-0-id": ""}
    none = {f"bylines-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}

    data = {**data, **none, **body, "body-0-value": "Picture\nCredit: Otto Lind"}
    answer = desk.post(f"/desk/stories/edit/{story.pk}/", {**data, "action-publish": "1"})

    [problem] = answer.context["form"].errors.as_data()["body"]
    assert "still to be placed: Picture: Credit: Otto Lind" in str(problem.non_block_errors)
    assert Story.objects.get().public is None


def test_a_document_without_a_headline_is_asked_for_one_and_kept(desk: Client) -> None:
    asked = desk.post("/desk/document/", {"text": "It was bought in May.\nA vote follows."})
    assert asked.status_code == 422
    assert "write one here" in asked.content.decode()

    desk.post("/desk/document/", {"html": asked.context["html"], "headline": "Ferry"})

    assert only_story().headline == "Ferry"
    assert "A vote follows." in str(only_story().body[0].value)


def test_a_document_with_no_text_and_a_file_that_is_none_are_refused(desk: Client) -> None:
    assert desk.post("/desk/document/", {"text": ""}).status_code == 422
    answer = desk.post("/desk/document/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4")})

    assert "save it as a Word document" in answer.content.decode()
    assert not Story.objects.exists()


def test_the_pictures_of_a_file_come_with_it_and_wait_for_their_credit(desk: Client) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(out, "PNG")
    inside = f'<img alt="A boat" src="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}">'

    page = f"<h1>Ferry</h1><p>One.</p><p>{inside}</p>".encode()
    desk.post("/desk/document/", {"file": SimpleUploadedFile("ferry.html", page)})

    picture = Picture.objects.get()
    assert (picture.description, picture.credit) == ("A boat", "")
    assert only_story().body[1].value["picture"] == picture


def test_a_picture_that_is_none_is_said_and_its_place_kept(desk: Client) -> None:
    page = '<h1>Ferry</h1><p>One.</p><p><img src="data:image/png;base64,AAAA"></p>'
    desk.post("/desk/document/", {"html": page})

    assert [block.block_type for block in only_story().body] == ["text", "wanted", "note"]
    assert "cannot be shown" in only_story().body[2].value


def test_too_long_a_headline_is_cut_at_a_word_and_kept_whole_in_the_note(desk: Client) -> None:
    long = "Ferry " * 60
    desk.post("/desk/document/", {"html": f"<h1>{long}</h1><p>One.</p>"})

    story = only_story()
    assert len(story.headline) <= 200
    assert long.strip() in story.body[1].value


def test_what_is_pasted_into_a_text_comes_back_as_blocks(desk: Client) -> None:
    answer = desk.post("/desk/document/blocks/", {"html": "<h1>Boats</h1><p>One <b>two</b>.</p><p><img src='x'></p>"})

    blocks = answer.json()["blocks"]
    assert [block["type"] for block in blocks] == ["text", "wanted"]
    assert '"BOLD"' in blocks[0]["value"]
    assert not Story.objects.exists()


def test_only_who_may_write_stories_may_bring_documents(desk: Client) -> None:
    desk.logout()
    assert desk.post("/desk/document/blocks/", {"html": "<p>x</p>"}).status_code == 302
    desk.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")
    assert desk.get("/desk/document/").status_code == 200
