"""The wire changes a story that we edited: what we did not touch follows, what we wrote stays."""

import itertools
import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from wagtail.admin.models import EditingSession

from newsquare.copydesk.actions import file_arrival, settle_update, take
from newsquare.copydesk.merge import Choice
from newsquare.copydesk.models import Take
from newsquare.copydesk.texts import draft_text
from newsquare.stories.actions import publish, save_draft
from newsquare.stories.models import PublishedVersion, Story
from newsquare.wire.actions import Received, receive
from newsquare.wire.models import Source, Updates, WireItem, WireVersion
from tests.cast import ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.wire_files import BRIDGE, version

pytestmark = pytest.mark.django_db
CLOSES, COST, FERRY, MAYOR = BRIDGE


def arrive(wire: Source, number: int = 1, **fields: Any) -> Received:
    """Let a version of the bridge story arrive."""
    return receive(source=wire, raw=version(number, **fields), name=f"{number}.json", now=MONDAY_NOON)[0]


def taken(wire: Source) -> Story:
    """Take the first version into a draft."""
    arrive(wire)
    return take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)


def draft_of(story: Story) -> Story:
    """Return the latest draft."""
    draft: Story = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    return draft


def public_of(story: Story) -> PublishedVersion:
    """Return what readers get."""
    version = story.public
    assert isinstance(version, PublishedVersion)
    return version


def words_of(story: Story) -> list[str]:
    """Return the paragraphs of the latest draft."""
    return [unit.words for unit in draft_text(draft_of(story)).body]


def edit(story: Story, wrong: str = "", right: str = "", **fields: object) -> None:
    """Let Ada save a draft with other words, as the form does."""
    draft = draft_of(story)
    if wrong:
        rows = draft.body.get_prep_value()
        assert any(wrong in str(row["value"]) for row in rows)
        for row in rows:
            row["value"] = row["value"].replace(wrong, right) if isinstance(row["value"], str) else row["value"]
        draft.body = json.dumps(rows)  # type: ignore[assignment]  # The field makes its value of it.
    for name, value in fields.items():
        setattr(draft, name, value)
    save_draft(draft=draft, by=ada())


LOCAL = "Channel 9 counted 40 cars an hour on the bridge."


def add_local_paragraph(story: Story) -> None:
    """Add a paragraph of our own after the second."""
    edit(story, "dollars.</p>", f"dollars.</p><p>{LOCAL}</p>")


def test_a_draft_follows_where_we_did_not_touch_it() -> None:
    wire = source("desk")
    story = taken(wire)
    add_local_paragraph(story)

    line = arrive(wire, 2, body=[CLOSES, "Repairs will take five months and cost six million dollars.", FERRY, MAYOR])

    assert words_of(story) == [
        CLOSES,
        "Repairs will take five months and cost six million dollars.",
        LOCAL,
        FERRY,
        MAYOR,
    ]
    assert (line.outcome.action, Take.objects.get().conflicts) == ("update", 0)
    assert Story.objects.get().latest_revision.user is None


def test_where_both_changed_ours_stays_and_a_person_is_asked() -> None:
    wire = source("desk")
    story = taken(wire)
    edit(story, headline="Our bridge closes in May")

    arrive(wire, 2, headline="Bridge closes on 1 May", body=[CLOSES, FERRY, MAYOR])

    made = Take.objects.get()
    assert draft_of(story).headline == "Our bridge closes in May"
    assert words_of(story) == [CLOSES, FERRY, MAYOR]
    assert (made.conflicts, made.followed) == (1, 1)


@pytest.mark.parametrize("order", list(itertools.permutations([2, 3, 4])))
def test_the_order_of_delivery_changes_nothing(order: tuple[int, ...]) -> None:
    wire = source("desk")
    story = taken(wire)
    add_local_paragraph(story)
    edit(story, headline="Our bridge closes in May")
    bodies = {
        2: [CLOSES, "Repairs will take five months.", FERRY, MAYOR],
        3: ["The council met on Monday.", CLOSES, FERRY, MAYOR],
        4: [MAYOR, CLOSES, "The ferry will not run at all.", COST],
    }

    for number in [*order, *reversed(order), 1]:
        arrive(wire, number, headline=f"Bridge closes {number}", body=bodies.get(number, list(BRIDGE)))

    made = Take.objects.get()
    assert words_of(story) == [MAYOR, CLOSES, "The ferry will not run at all.", COST, LOCAL]
    assert draft_of(story).headline == "Our bridge closes in May"
    assert (made.conflicts, made.version.data["version"]) == (1, "4")


def test_a_story_that_somebody_has_open_is_left_alone() -> None:
    wire = source("desk")
    story = taken(wire)
    EditingSession.objects.create(user=ada(), content_object=story, last_seen_at=MONDAY_NOON - timedelta(seconds=5))

    arrive(wire, 2, headline="Bridge closes on 1 May")

    made = Take.objects.get()
    assert draft_of(story).headline == "Bridge closes"
    assert (made.is_proposed, made.followed) == (True, 1)


def test_a_source_can_have_updates_proposed() -> None:
    wire = source("desk", updates=Updates.PROPOSE)
    story = taken(wire)
    add_local_paragraph(story)

    arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])

    assert words_of(story) == [CLOSES, COST, LOCAL, FERRY, MAYOR]
    assert Take.objects.get().is_proposed


def test_a_published_story_that_we_edited_is_published_anew_by_itself_where_nobody_is_needed(
    clock: time_machine.Traveller,
) -> None:
    wire = source("publish")
    arrive(wire)
    clock.shift(60)
    story = Story.objects.get()
    add_local_paragraph(story)
    story.refresh_from_db()
    story.latest_revision.publish()

    line = arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])

    story.refresh_from_db()
    assert line.outcome.action == "updated"
    assert public_of(story).number == 3
    assert LOCAL in str(public_of(story).content["body"])
    assert COST not in str(public_of(story).content["body"])


def test_what_a_person_has_not_published_yet_is_not_published_by_an_update() -> None:
    wire = source("publish")
    arrive(wire)
    story = Story.objects.get()
    add_local_paragraph(story)

    line = arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])

    story.refresh_from_db()
    assert (line.outcome.action, public_of(story).number) == ("update", 1)
    assert words_of(story) == [CLOSES, LOCAL, FERRY, MAYOR]


def test_a_published_story_of_a_source_for_the_desk_waits_for_a_person() -> None:
    wire = source("desk")
    story = taken(wire)
    publish(story=story, by=ada(), now=MONDAY_NOON)

    arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])

    story.refresh_from_db()
    assert (public_of(story).number, story.has_unpublished_changes) == (1, True)
    assert words_of(story) == [CLOSES, FERRY, MAYOR]


def correct(number: int, words: str) -> None:
    """Let a version arrive that corrects, in words to readers as other formats bring them."""
    item = WireItem.objects.get()
    before = item.latest
    assert before is not None
    data = before.data | {"action": "correction", "notes_public": words, "version": str(number)}
    data |= {"body_html": "".join(f"<p>{line}</p>" for line in (CLOSES, FERRY, MAYOR))}
    item.latest = WireVersion.objects.create(
        item=item,
        dispatch=before.dispatch,
        number=number,
        content_hash=f"{number}",
        data=data,
        version_created_at=MONDAY_NOON,
        received_at=MONDAY_NOON,
    )
    item.save()
    file_arrival(item=item, version=item.latest, pictures=[], now=MONDAY_NOON)


def test_a_correction_is_told_to_readers() -> None:
    wire = source("publish")
    arrive(wire)

    correct(2, "An earlier version gave a wrong sum.")

    correction = Story.objects.get().corrections.get()
    assert correction.text == "An earlier version gave a wrong sum."
    assert correction.corrected_at == MONDAY_NOON


def test_a_correction_without_words_is_told_all_the_same() -> None:
    wire = source("publish")
    arrive(wire)

    arrive(wire, 2, body=[CLOSES, FERRY, MAYOR], corrects=True)
    arrive(wire, 3, body=[CLOSES, FERRY, "The mayor is silent."], corrects=True)

    told = list(Story.objects.get().corrections.order_by("pk").values_list("text", flat=True))
    assert len(set(told)) == 2
    assert all("State Wire corrected its report" in words for words in told)


def test_a_correction_of_a_story_that_we_edited_is_offered_to_the_editor() -> None:
    wire = source("desk")
    story = taken(wire)
    publish(story=story, by=ada(), now=MONDAY_NOON)

    correct(2, "The sum was wrong.")
    correct(3, "The name was wrong.")

    assert draft_of(story).correction_note == "The sum was wrong.\nThe name was wrong."
    assert not story.corrections.exists()


def test_a_correction_of_what_nobody_read_is_no_news_to_readers() -> None:
    story = taken(source("desk"))

    correct(2, "The sum was wrong.")

    assert draft_of(story).correction_note == ""


def settle(**choices: Choice) -> Take:
    """Let Ada settle conflicts."""
    made = Take.objects.get()
    on = (made.story.latest_revision_id, made.offered_id)
    return settle_update(take=made, choices=choices, note=None, on=on, by=ada(), now=MONDAY_NOON)


@pytest.mark.parametrize(
    ("choice", "headline"),
    [
        (Choice("take"), "Bridge closes on 1 May"),
        (Choice("keep"), "Our bridge closes in May"),
        (Choice("rewrite", "Our bridge closes on 1 May"), "Our bridge closes on 1 May"),
    ],
)
def test_a_conflict_is_settled_once(choice: Choice, headline: str) -> None:
    wire = source("desk")
    story = taken(wire)
    edit(story, headline="Our bridge closes in May")
    arrive(wire, 2, headline="Bridge closes on 1 May")

    settle(headline=choice)

    arrive(wire, 2, headline="Bridge closes on 1 May")
    arrive(wire, 3, headline="Bridge closes on 1 May", body=[CLOSES, FERRY, MAYOR])
    made = Take.objects.get()
    assert draft_of(story).headline == headline
    assert words_of(story) == [CLOSES, FERRY, MAYOR]
    assert made.conflicts == 0


def test_what_was_only_proposed_is_let_in_by_a_person() -> None:
    wire = source("desk", updates=Updates.PROPOSE)
    story = taken(wire)
    add_local_paragraph(story)
    arrive(wire, 2, body=[CLOSES, FERRY, MAYOR])

    settle()

    assert words_of(story) == [CLOSES, LOCAL, FERRY, MAYOR]
    assert not Take.objects.get().is_proposed


def test_a_version_without_text_is_never_merged() -> None:
    wire = source("desk")
    story = taken(wire)
    add_local_paragraph(story)

    line = arrive(wire, 2, body=[])

    assert words_of(story) == [CLOSES, COST, LOCAL, FERRY, MAYOR]
    assert line.outcome.action == "update"
    assert line.outcome.problem
