"""Readers see what was corrected, and what changed between two versions; never of a story that they may not see."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.actions import bar_story, correct, publish, unpublish
from newsquare.stories.models import BarKind, Story
from tests.cast import PublishedStoryFactory, SectionFactory, StationFactory, ada
from tests.clock import MONDAY_NOON
from tests.stories.test_correct import NOTE, corrected

pytestmark = pytest.mark.django_db
LATER = MONDAY_NOON + timedelta(hours=1)
BEA = [("text", "<p>Bea Lindell is an engineer.</p><p>She lives here.</p>")]


def wrong(**fields: Any) -> Story:
    """Return a story with a mistake in it, corrected an hour later."""
    story: Story = PublishedStoryFactory(body=BEA, **fields)
    corrected(story, "an engineer", "an architect")
    story.refresh_from_db()
    return story


def got(client: Client, path: str) -> str:
    """Return a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_correction_stands_on_the_page_and_in_the_stations_list(client: Client) -> None:
    story = wrong(headline="Three hours & one bridge")

    assert NOTE in got(client, story.path)
    listed = got(client, "/corrections/")
    assert NOTE in listed
    assert "Three hours &amp; one bridge" in listed
    assert f'href="{story.path}versions/1/2/"' in listed
    assert 'href="/corrections/"' in got(client, "/")


def test_the_list_goes_on_behind_its_last_correction(client: Client) -> None:
    for number in range(21):
        story = PublishedStoryFactory(body=BEA)
        corrected(story, "an engineer", "an architect", f"Correction number {number}.")

    assert got(client, "/corrections/").count('data-newsquare="correction"') == 20
    assert "Correction number 0." in got(client, "/corrections/2/")
    assert client.get("/corrections/3/").status_code == 404


def test_a_baked_list_is_baked_again_when_a_story_is_corrected_and_when_one_is_withdrawn(client: Client) -> None:
    story = PublishedStoryFactory(body=BEA)
    assert NOTE not in got(client, "/corrections/")

    corrected(story, "an engineer", "an architect")
    assert NOTE in got(client, "/corrections/")

    unpublish(story=story, now=LATER)
    assert NOTE not in got(client, "/corrections/")


def test_versions_are_listed_with_time_kind_and_what_changed(client: Client) -> None:
    story = wrong()

    page = got(client, f"{story.path}versions/")

    assert page.index("Corrected") < page.index("First published")
    assert 'datetime="2026-03-02T13:00:00-06:00"' in page
    assert "changed:</" not in page
    assert "changed: Text" in " ".join(page.split())
    assert f'href="{story.path}versions/"' in got(client, story.path)


def test_a_story_that_never_changed_leads_to_no_versions(client: Client) -> None:
    assert "versions/" not in got(client, PublishedStoryFactory().path)


def test_what_changed_is_shown_word_by_word_with_words_for_those_who_hear_it(client: Client) -> None:
    story = wrong()

    page = got(client, f"{story.path}versions/1/2/")

    assert '<del><span class="unseen">(taken out: </span>engineer.<span class="unseen">)</span></del>' in page
    assert '<ins><span class="unseen">(put in: </span>architect.<span class="unseen">)</span></ins>' in page
    assert '<p class="is-same">She lives here.</p>' in page
    assert "Bea Lindell is" in page
    assert '<meta name="robots" content="noindex">' in page


def test_headline_deck_byline_and_picture_changes_are_told(client: Client) -> None:
    story = PublishedStoryFactory(headline="Old headline", deck="Old deck.")
    row: Any = Story.objects.get(pk=story.pk)
    row.headline, row.deck = "New headline", "New deck."
    row.save()
    publish(story=row, by=None, now=LATER)

    page = got(client, f"{story.path}versions/1/2/")

    for part in ("Headline", "Deck", "Text"):
        assert f'<h2 class="small-head">{part}</h2>' in page
    assert "Old</del>" in page.replace('<span class="unseen">)</span>', "")
    assert '<h2 class="small-head">By</h2>' not in page


def test_any_two_versions_can_be_laid_beside_each_other(client: Client) -> None:
    story = wrong()
    corrected(story, "lives here", "lives in Osier")

    chosen = client.get(f"{story.path}versions/?from=3&to=1")
    page = got(client, chosen.headers["Location"])

    assert chosen.headers["Location"] == f"{story.path}versions/1/3/"
    assert "architect." in page
    assert "Osier." in page
    assert "Bea Lindell is an engineer." in got(client, f"{story.path}versions/1/")


@pytest.mark.parametrize("tail", ["0/", "3/", "1/3/", "2/1/", "2/2/", "01/2/"])
def test_versions_that_are_not_there_are_at_no_address(client: Client, tail: str) -> None:
    assert client.get(f"{wrong().path}versions/{tail}").status_code == 404


@pytest.mark.parametrize("tail", ["versions/", "versions/1/", "versions/1/2/"])
def test_of_a_story_that_may_not_be_seen_no_version_is_shown(client: Client, tail: str) -> None:
    story = wrong()
    assert client.get(story.path + tail).status_code == 200  # And is baked.

    bar_story(story=story, kind=BarKind.EMBARGO, until_at=LATER + timedelta(days=9))

    assert client.get(story.path + tail).status_code == 404
    assert client.get(f"/api/stories/{story.pk}/versions/1.json").status_code == 404
    assert NOTE not in got(client, "/corrections/")


def test_of_a_withdrawn_story_the_versions_are_gone(client: Client) -> None:
    story = wrong()
    unpublish(story=story, now=LATER, note="We could not confirm it.")

    answer = client.get(f"{story.path}versions/1/2/")

    assert answer.status_code == 410
    assert "We could not confirm it." in answer.content.decode()


def test_versions_move_with_their_story(client: Client) -> None:
    story = wrong(slug="old")
    story.slug = "new"
    story.save()
    publish(story=story, by=None, now=LATER)

    answer = client.get("/2026/03/old/versions/1/2/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/2026/03/new/versions/1/2/")


def test_a_version_can_be_barred_for_a_reason_that_readers_are_told(client: Client) -> None:
    story = PublishedStoryFactory(body=[("text", "<p>Bea Lindell of 12 Elm Street spoke.</p>")])
    correct(
        story=story,
        wrong="of 12 Elm Street",
        right="",
        text="An earlier version gave an address that should not have been printed.",
        by=ada(),
        now=LATER,
        bar="It gave a private address.",
    )

    pages = [f"{story.path}versions/{tail}" for tail in ("", "1/", "1/2/")]
    pages += ["/corrections/", story.path, f"/api/stories/{story.pk}.json"]
    pages += [f"/api/stories/{story.pk}/versions{tail}.json" for tail in ("", "/1")]

    for page in pages:
        assert "Elm Street" not in got(client, page), page
    assert "It gave a private address." in got(client, pages[0])
    assert "It gave a private address." in got(client, pages[1])
    assert client.get(pages[-1]).json()["barred"] == "It gave a private address."
    assert story.versions.get(number=1).content["body"][0]["value"] == "<p>Bea Lindell of 12 Elm Street spoke.</p>"


def test_one_station_lists_no_correction_of_another(client: Client) -> None:
    other = StationFactory(slug="harborlight")
    wrong(station=other, section=SectionFactory(station=other))

    assert NOTE not in got(client, "/corrections/")


def test_programs_get_the_same(client: Client) -> None:
    story = wrong()

    listed = client.get(f"/api/stories/{story.pk}/versions.json").json()["versions"]
    first = client.get(f"/api/stories/{story.pk}/versions/1.json").json()
    now = client.get(f"/api/stories/{story.pk}.json").json()

    assert [row["correction"] for row in listed] == [None, NOTE]
    assert listed[1]["changes_url"] == f"http://testserver{story.path}versions/1/2/"
    assert first["body_text"] == "Bea Lindell is an engineer.\n\nShe lives here."
    assert [(each["wrong"], each["right"]) for each in now["corrections"]] == [("an engineer", "an architect")]


def test_programs_get_no_text_of_before_once_a_source_lets_none_out(client: Client) -> None:
    story = wrong()
    Story.objects.filter(pk=story.pk).update(full_text_out=False)
    publish(story=Story.objects.get(pk=story.pk), by=ada(), now=MONDAY_NOON + timedelta(hours=3))

    first = client.get(f"/api/stories/{story.pk}/versions/1.json").json()

    assert first["number"] == 1
    assert first["body_text"] is None


def test_the_pages_cost_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    story = wrong()
    for number in range(8):
        corrected(story, "lives here" + "!" * number, "lives here" + "!" * (number + 1))

    for path in ("/corrections/", f"{story.path}versions/", f"{story.path}versions/1/9/"):
        with django_assert_max_num_queries(14):
            got(client, path)
