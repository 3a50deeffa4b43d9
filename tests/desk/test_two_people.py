"""Two people at one story: whatever the order in which they save, both texts are there afterwards."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.admin.models import EditingSession

from newsquare.stations.queries import set_current_station
from newsquare.stories.actions import LETS_GO, let_go
from newsquare.stories.models import KeptText, Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, StoryFactory, ben
from tests.clock import MONDAY_NOON
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db
BACKEND = "newsquare.accounts.backends.StationBackend"
FIRST = ["The council voted five to two.", "The bridge opens in May.", "Nobody spoke against it."]


@pytest.fixture
def bens(desk: Client) -> Client:
    """A second browser, in which Ben sits."""
    client = Client()
    client.force_login(ben(), backend=BACKEND)
    return client


@pytest.fixture
def story(desk: Client) -> Story:
    """A story of three paragraphs that Ada saved."""
    desk.post("/desk/stories/add/", text_of(FIRST) | {"pen": "first", "base": "new"})
    return Story.objects.get()


def text_of(paragraphs: list[str], **fields: Any) -> dict[str, Any]:
    """Return the form with a body of some paragraphs, each with the editor's key for it."""
    blocks = [
        {
            "key": f"key{FIRST.index(words) if words in FIRST else place}",
            "text": words,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for place, words in enumerate(paragraphs)
    ]
    body = {"body-0-value": json.dumps({"blocks": blocks, "entityMap": {}}), "body-0-id": "one"}
    return written(slug="council-meets", **body, **fields)


def open_form(client: Client, story: Story) -> dict[str, str]:
    """Open the story's form, and return what tells it from other openings."""
    page = client.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    names = ("pen", "base", "withdrawn", "loaded_revision_id", "loaded_revision_created_at")
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', page) for name in names}
    row = story.bylines.first()
    lines = {"bylines-INITIAL_FORMS": 1, "bylines-0-id": row.pk} if row else {}
    return {name: match[1] for name, match in found.items() if match} | lines


def save(client: Client, story: Story, form: dict[str, str], paragraphs: list[str], **fields: Any) -> Any:
    """Press the button."""
    return client.post(f"/desk/stories/edit/{story.pk}/", text_of(paragraphs, **fields) | form)


def autosave(client: Client, story: Story, form: dict[str, str], paragraphs: list[str], **fields: Any) -> Any:
    """Let the form save by itself."""
    return client.post(
        f"/desk/stories/edit/{story.pk}/", text_of(paragraphs, **fields) | form, headers={"accept": "application/json"}
    )


def says(story: Story) -> list[str]:
    """Return the paragraphs of the latest draft."""
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    return re.findall(r"<p[^>]*>(.*?)</p>", "".join(str(block.value) for block in draft.body))


def everything_stored(story: Story) -> str:
    """Return all texts of the story that the station holds, drafts and kept ones."""
    drafts = [json.dumps(draft.content) for draft in story.revisions.all()]
    return "".join([*drafts, *(json.dumps(kept.content) for kept in KeptText.objects.filter(story=story))])


def test_the_second_to_save_overwrites_nothing_and_sees_both(desk: Client, bens: Client, story: Story) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)

    save(desk, story, ada_form, ["Ada’s beginning.", *FIRST[1:]])
    answer = save(bens, story, ben_form, [*FIRST[:2], "Ben’s end."])

    assert says(story) == ["Ada’s beginning.", *FIRST[1:]]
    page = bens.get(answer.headers["Location"]).content.decode()
    plain = re.sub(r"</?mark>", "", page)
    assert "Ada’s beginning." in plain
    assert "Ben’s end." in plain
    assert "Ada saved this story while you were writing" in page


def test_the_two_are_put_together_paragraph_by_paragraph(desk: Client, bens: Client, story: Story) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)
    save(desk, story, ada_form, ["Ada’s beginning.", *FIRST[1:]], headline="Council votes for bridge")
    beside = save(bens, story, ben_form, [*FIRST[:2], "Ben’s end."], deck="It opens in May.").headers["Location"]
    page = bens.get(beside).content.decode()

    chosen = dict(re.findall(r'name="([a-z0-9_-]+)" value="(saved|mine)"[^>]*checked', page))
    on = re.search(r'name="on" value="(\d+)"', page)
    assert on
    bens.post(beside, chosen | {"on": on[1], "do": "together"})

    assert chosen == {"headline": "saved", "deck": "mine", "body-0": "saved", "body-2": "mine"}
    assert says(story) == ["Ada’s beginning.", FIRST[1], "Ben’s end."]
    draft = Story.objects.get().get_latest_revision_as_object()
    assert (draft.headline, draft.deck) == ("Council votes for bridge", "It opens in May.")
    assert KeptText.objects.get().taken_up


def test_where_both_changed_the_same_words_nobody_chooses_for_them(desk: Client, bens: Client, story: Story) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)
    save(desk, story, ada_form, ["It was five to two.", *FIRST[1:]])
    beside = save(bens, story, ben_form, ["Five for, two against.", *FIRST[1:]]).headers["Location"]

    page = bens.get(beside).content.decode()
    on = re.search(r'name="on" value="(\d+)"', page)
    assert on
    bens.post(beside, {"body-0": "both", "on": on[1], "do": "together"})

    assert " checked" not in page
    assert says(story) == ["It was five to two.", "Five for, two against.", *FIRST[1:]]


def test_what_is_left_out_stays_stored(desk: Client, bens: Client, story: Story) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)
    save(desk, story, ada_form, ["Ada’s beginning."])
    beside = save(bens, story, ben_form, ["Only this by Ben."]).headers["Location"]

    bens.post(beside, {"do": "away"})

    assert says(story) == ["Ada’s beginning."]
    assert "Only this by Ben." in everything_stored(story)


def test_one_publishes_while_the_other_types(desk: Client, bens: Client, story: Story) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)

    save(desk, story, ada_form, ["Out it goes."], **{"action-publish": "1"})
    refused = autosave(bens, story, ben_form, ["Ben types on."])
    again = autosave(bens, story, ben_form, ["Ben types on and on."])

    assert refused.status_code == again.status_code == 400
    assert refused.json()["error_code"] == "invalid_revision"
    assert refused.json()["kept"] == again.json()["kept"]
    assert "Ben types on and on." in json.dumps(KeptText.objects.get().content)
    story.refresh_from_db()
    assert "Out it goes." in str(story.public and story.public.content)


def test_an_autosave_in_between_does_not_let_a_publication_overwrite_it(
    desk: Client, bens: Client, story: Story
) -> None:
    ada_form, ben_form = open_form(desk, story), open_form(bens, story)

    assert autosave(bens, story, ben_form, ["Ben’s line."]).json()["success"]
    answer = save(desk, story, ada_form, ["Ada publishes."], **{"action-publish": "1"})

    assert "/desk/stories/beside/" in answer.headers["Location"]
    assert says(story) == ["Ben’s line."]
    assert Story.objects.get().public is None
    assert "Ada publishes." in everything_stored(story)


def test_ones_own_form_saves_on_after_it_saved_by_itself(desk: Client, story: Story) -> None:
    form = open_form(desk, story)
    first = autosave(desk, story, form, ["One."]).json()
    second = autosave(desk, story, form | {"overwrite_revision_id": first["revision_id"]}, ["One, two."]).json()

    answer = save(desk, story, form, ["One, two, three."], **{"action-publish": "1"})

    assert second["success"]
    assert "/beside/" not in answer.headers["Location"]
    assert says(story) == ["One, two, three."]
    assert not KeptText.objects.exists()


@pytest.mark.parametrize("pressed", [{}, {"action-publish": "1"}], ids=["save", "publish"])
def test_a_form_sent_twice_makes_one_story(desk: Client, pressed: dict[str, str]) -> None:
    form = {"pen": "pressed-twice", "base": "new"} | pressed
    desk.post("/desk/stories/add/", text_of(["One."]) | form)

    desk.post("/desk/stories/add/", text_of(["One.", "Two."]) | form)

    [story] = Story.objects.all()
    assert says(story) == ["One.", "Two."]
    desk.post("/desk/stories/add/", text_of(["One."]) | {"slug": "another", "pen": "another", "base": "new"})
    assert Story.objects.count() == 2


def test_what_a_form_began_with_is_known_though_its_writer_saves_on(desk: Client, bens: Client, story: Story) -> None:
    ada_form = open_form(desk, story)
    first = autosave(desk, story, ada_form, ["One."], deck="First deck.").json()
    ben_form = open_form(bens, story)
    ada_form |= {"overwrite_revision_id": first["revision_id"]}
    autosave(desk, story, ada_form, ["One."], deck="Second deck.")

    beside = save(bens, story, ben_form, ["One, and Ben’s."], deck="First deck.").headers["Location"]

    chosen = re.findall(r'name="([a-z0-9_-]+)" value="(saved|mine)"[^>]*checked', bens.get(beside).content.decode())
    assert chosen == [("deck", "saved"), ("body-0", "mine")]


def test_an_autosave_that_comes_late_does_not_undo_the_publication(desk: Client, story: Story) -> None:
    form = open_form(desk, story)
    save(desk, story, form, ["All of it."], **{"action-publish": "1"})

    late = autosave(desk, story, form, ["Half of"])

    assert late.status_code == 400
    assert says(story) == ["All of it."]
    assert not KeptText.objects.exists()


def test_two_windows_of_one_person_overwrite_nothing_either(desk: Client, story: Story) -> None:
    one, other = open_form(desk, story), open_form(desk, story)

    save(desk, story, one, ["In the first window."])
    save(desk, story, other, ["In the second window."])

    assert says(story) == ["In the first window."]
    assert "In the second window." in everything_stored(story)


def test_a_story_from_the_wire_that_followed_its_agency_is_not_overwritten(desk: Client) -> None:
    from newsquare.stories.actions import publish

    story = PublishedStoryFactory(slug="council-meets")
    form = open_form(desk, story)
    story.headline = "The agency’s new headline"
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON + timedelta(minutes=40))

    answer = save(desk, story, form, ["Written while the line was down."])

    assert "/beside/" in answer.headers["Location"]
    assert "Written while the line was down." in everything_stored(story)


def test_what_the_browser_kept_is_sent_again_after_signing_in(desk: Client, story: Story) -> None:
    form = open_form(desk, story)
    desk.logout()
    refused = autosave(desk, story, form, ["Typed while signed out."])
    pressed = save(desk, story, form, ["Typed while signed out."])
    desk.force_login(story.latest_revision.user, backend=BACKEND)

    sent = autosave(desk, story, form, ["Typed while signed out."], again="1")

    assert refused.status_code == 403
    assert refused.json()["error_code"] == "signed_out"
    assert "/sign-in/" in pressed.headers["Location"]
    assert sent.json()["success"]
    assert says(story) == ["Typed while signed out."]


def test_after_signing_in_one_is_led_back_to_the_form(desk: Client, story: Story) -> None:
    edit = f"/desk/stories/edit/{story.pk}/"
    desk.logout()

    answer = desk.post(edit, {}, headers={"referer": f"http://testserver{edit}"})

    assert answer.headers["Location"].endswith(f"next=%2Fdesk%2Fstories%2Fedit%2F{story.pk}%2F")


def test_a_lock_is_taken_over_and_the_holder_loses_nothing(desk: Client, bens: Client, story: Story) -> None:
    bens.post(f"/desk/stories/lock/{story.pk}/")
    form = open_form(bens, story)

    shown = desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    taken = desk.post(f"/desk/stories/take-over/{story.pk}/", follow=True).content.decode()
    refused = autosave(bens, story, form, ["Unsaved by Ben."])

    assert "Ben holds this story" in shown
    assert "Take over" in shown
    assert "Ben is told" in taken
    assert refused.json()["error_code"] == "locked"
    assert "Unsaved by Ben." in everything_stored(story)
    assert Story.objects.get().locked_by.name == "Ada"


def test_the_holder_is_told_within_seconds(desk: Client, bens: Client, story: Story) -> None:
    bens.post(f"/desk/stories/lock/{story.pk}/")
    page = bens.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    ping = re.search(r'data-w-swap-src-value="([^"]*)"', page)
    assert ping
    desk.post(f"/desk/stories/take-over/{story.pk}/")

    told = bens.post(ping[1]).json()["html"]

    assert "Ada holds this story since 12:00" in told


def test_who_may_not_take_over_is_not_offered_it(desk: Client, bens: Client, story: Story) -> None:
    desk.post(f"/desk/stories/lock/{story.pk}/")

    page = bens.get(f"/desk/stories/edit/{story.pk}/").content.decode()

    assert "Ada holds this story" in page
    assert "Take over" not in page
    assert bens.post(f"/desk/stories/take-over/{story.pk}/").status_code in {302, 403}
    assert Story.objects.get().locked_by.name == "Ada"


def test_a_lock_opens_by_itself_after_its_holder_left(
    desk: Client, story: Story, clock: time_machine.Traveller
) -> None:
    desk.post(f"/desk/stories/lock/{story.pk}/")
    open_form(desk, story)
    clock.shift(timedelta(minutes=29))
    assert let_go(now=MONDAY_NOON + timedelta(minutes=29)) == []
    EditingSession.objects.update(last_seen_at=MONDAY_NOON + timedelta(minutes=29))

    assert let_go(now=MONDAY_NOON + LETS_GO + timedelta(minutes=1)) == []
    assert let_go(now=MONDAY_NOON + LETS_GO + timedelta(minutes=30)) == [story.pk]
    assert not Story.objects.get().locked


def test_who_else_has_the_story_open_is_said_in_words(desk: Client, bens: Client, story: Story) -> None:
    page = desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    bens_page = bens.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    ada_ping, ben_ping = (re.search(r'data-w-swap-src-value="([^"]*)"', each) for each in (page, bens_page))
    assert ada_ping
    assert ben_ping

    bens.post(ben_ping[1], {"is_editing": "1"})

    assert "Ben is writing" in desk.post(ada_ping[1]).json()["html"]


def test_nobody_learns_who_works_on_another_stations_story(desk: Client) -> None:
    other = StationFactory(slug="harborlight")
    theirs = StoryFactory(station=other, section=SectionFactory(station=other))
    kept = KeptText.objects.create(story=theirs, pen="x", reason="overtaken", content={}, kept_at=MONDAY_NOON)

    assert desk.post(f"/desk/editing-sessions/ping/stories/story/{theirs.pk}/1/").status_code == 404
    assert desk.post(f"/desk/editing-sessions/ping/accounts/user/{theirs.pk}/1/").status_code == 404
    assert desk.get(f"/desk/stories/beside/{kept.pk}/").status_code == 404
    assert desk.post(f"/desk/stories/take-over/{theirs.pk}/").status_code == 404
    set_current_station(None)
    assert not Story.objects.get(pk=theirs.pk).locked


def test_a_form_that_was_open_before_a_withdrawal_does_not_publish_the_story_again(
    desk: Client, bens: Client, story: Story
) -> None:
    publish = {"action-publish": "1"}
    save(desk, story, open_form(desk, story), FIRST, **publish)
    form = open_form(desk, story)
    desk.post(f"/desk/stories/unpublish/{story.pk}/", {"withdrawal_note": "It was not so."})

    answer = save(desk, story, form, ["Ada’s beginning.", *FIRST[1:]], **publish)

    assert Story.objects.get().public is None
    assert says(story) == ["Ada’s beginning.", *FIRST[1:]]
    assert "was withdrawn while you were writing" in desk.get(answer.headers["Location"]).content.decode()
    save(desk, story, open_form(desk, story), ["Ada’s beginning."], **publish)
    assert Story.objects.get().public
