"""An editor composes a newsletter: picked stories and a rule, a trial, a time; it leaves once, to who asked for it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.accounts.actions import ensure_roles
from newsquare.circulation import post
from newsquare.circulation.actions import ask_to_follow, begin_issue, confirm
from newsquare.circulation.models import Delivery, Edition, Follower, Issue, Newsletter, subject_of
from newsquare.stories.actions import unpublish
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, StationFactory, ada, ben
from tests.circulation.post import DOT, letters, link_to
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
EVENING = MONDAY_NOON + timedelta(hours=6)


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    """Return Ada's browser."""
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_roles(StationFactory())
    client.force_login(ada(), backend="newsquare.accounts.backends.StationBackend")
    return client


def newsletter() -> Newsletter:
    """Return a newsletter that Dot asked for."""
    found = Newsletter.objects.create(station=StationFactory(), name="Evening", slug="evening", description="At six.")
    subject = subject_of(found)
    ask_to_follow(subject=subject, email=DOT, now=MONDAY_NOON)
    confirm(follower=Follower.objects.get(), subjects=[subject], now=MONDAY_NOON)
    Delivery.objects.all().delete()
    return found


def story(headline: str) -> Story:
    return PublishedStoryFactory(headline=headline, slug="")


def issue(*picks: Story, **more: Any) -> Issue:
    """Return an issue with stories in it."""
    found = begin_issue(newsletter=newsletter(), subject="What the day brought", by=ada(), now=MONDAY_NOON)
    Issue.objects.filter(pk=found.pk).update(picks=[each.pk for each in picks], opening="Good evening.", **more)
    return Issue.objects.get()


def do(desk: Client, found: Issue, deed: str, **form: Any) -> int:
    return desk.post(f"/desk/issues/{found.pk}/", {"do": deed, **form}).status_code


def send(at: Any = MONDAY_NOON) -> list[str]:
    """Do the ledger's work of a moment; return the subjects of all mails so far."""
    with time_machine.travel(at, tick=False):
        post.send_due()
    return [letter.subject for letter in letters()]


def test_stories_are_picked_in_an_order_and_kept(desk: Client) -> None:
    found, one, two = issue(), story("Bridge to close"), story("Mill to open")
    form = {"subject": "Tonight", "opening": "Good evening.", "newest": 0, "section": "", "topic": ""}

    do(desk, found, "save", pick=[one.pk, two.pk], **form, **{f"place-{one.pk}": 2, f"place-{two.pk}": 1})

    found.refresh_from_db()
    assert (found.subject, found.picks) == ("Tonight", [two.pk, one.pk])
    page = desk.get(f"/desk/issues/{found.pk}/page/").content.decode()
    assert page.index("Mill to open") < page.index("Bridge to close")


def test_it_is_sent_once_to_who_asked_for_it(desk: Client) -> None:
    found = issue(story("Bridge to close"))

    do(desk, found, "send")
    do(desk, found, "send")

    assert send() == ["What the day brought"]
    [letter] = letters()
    assert "Good evening." in str(letter.body)
    assert "Bridge to close" in str(letter.body)
    assert "because you follow Evening at" in str(letter.body)
    assert letter.extra_headers["List-Id"] == '"Evening" <evening.newsletter.testserver>'


def test_a_rule_adds_the_newest_since_the_last_issue(desk: Client) -> None:
    picked = story("Picked")
    found = issue(picked, newest=2)
    old = Issue.objects.create(newsletter=found.newsletter, subject="Old", created_at=MONDAY_NOON)
    Issue.objects.filter(pk=old.pk).update(send_at=MONDAY_NOON - timedelta(hours=1))
    PublishedStoryFactory(headline="Too old", slug="", published=MONDAY_NOON - timedelta(hours=2))
    story("Newest")

    do(desk, found, "send")
    send()

    body = str(letters()[0].body)
    assert [name for name in ("Picked", "Newest", "Too old") if name in body] == ["Picked", "Newest"]


def test_a_trial_goes_to_oneself_alone(desk: Client) -> None:
    found = issue(story("Bridge to close"))

    do(desk, found, "try")

    assert send() == ["[Trial] What the day brought"]
    assert letters()[0].to == [ada().email]
    assert "/follow/" not in f"{letters()[0].body}{letters()[0].alternatives[0][0]}"


def test_an_issue_is_shown_as_it_left(desk: Client) -> None:
    found = issue(story("Bridge to close"))
    before = desk.get(f"/desk/issues/{found.pk}/page/").content.decode()
    do(desk, found, "send")
    send(EVENING)
    Issue.objects.update(opening="Written anew.")

    after = desk.get(f"/desk/issues/{found.pk}/page/").content.decode()

    assert "[Trial]" in before
    assert "[Trial]" not in after
    assert "Good evening." in after
    assert "Bridge to close" in after


def test_it_leaves_at_its_hour_by_the_stations_clock(desk: Client) -> None:
    found = issue(story("Bridge to close"))

    do(desk, found, "schedule", at="2026-03-02T18:00")

    assert (send(EVENING - timedelta(seconds=1)), send(EVENING)) == ([], ["What the day brought"])


def test_an_hour_that_the_clocks_leap_over_is_refused(desk: Client) -> None:
    found = issue(story("Bridge to close"))

    status = do(desk, found, "schedule", at="2026-03-08T02:30")

    assert (status, Issue.objects.get().send_at) == (400, None)


def test_missed_while_nothing_ran_it_leaves_at_start_and_is_told_as_late(desk: Client) -> None:
    found = issue(story("Bridge to close"))
    do(desk, found, "schedule", at="2026-03-02T18:00")

    assert send(EVENING + timedelta(hours=3)) == ["What the day brought"]
    assert "left late, at 2 Mar 2026, 21:00" in desk.get("/desk/issues/").content.decode()


def test_off_the_schedule_nothing_leaves_and_it_may_be_changed(desk: Client) -> None:
    found = issue(story("Bridge to close"))
    do(desk, found, "schedule", at="2026-03-02T18:00")

    do(desk, found, "take-off")

    assert (send(EVENING), Issue.objects.get().send_at) == ([], None)
    assert not Edition.objects.filter(kind="newsletter").exists()


def test_what_is_scheduled_cannot_be_rewritten(desk: Client) -> None:
    found = issue(story("Bridge to close"))
    do(desk, found, "schedule", at="2026-03-02T18:00")

    do(desk, found, "save", subject="Else", newest=0)

    assert Issue.objects.get().subject == "What the day brought"


def test_a_story_that_may_not_be_seen_then_is_left_out(desk: Client) -> None:
    stays, goes = story("Stays"), story("Goes")
    found = issue(stays, goes)
    do(desk, found, "schedule", at="2026-03-02T18:00")
    unpublish(story=goes, now=MONDAY_NOON)

    send(EVENING)

    body = str(letters()[0].body)
    assert ("Stays" in body, "Goes" in body) == (True, False)


def test_readers_ask_for_it_on_a_page_of_its_own(client: Client) -> None:
    Newsletter.objects.create(station=StationFactory(), name="Evening", slug="evening", description="At six.")
    Newsletter.objects.create(station=StationFactory(), name="Inside", slug="inside", is_offered=False)

    page = client.get("/newsletters/").content.decode()
    client.post("/follow/newsletter/evening/", {"email": DOT}, headers=HERE)

    assert ("At six." in page, "Inside" in page) == (True, False)
    assert client.post("/follow/newsletter/inside/", {"email": DOT}, headers=HERE).status_code == 404
    assert send() == ["Confirm that you want to follow Evening"]


def test_one_press_leaves_it(desk: Client) -> None:
    do(desk, issue(story("Bridge to close")), "send")
    send()

    Client().post(link_to(letters()[0], "stop"), {"List-Unsubscribe": "One-Click"})

    assert Follower.objects.get().follows.count() == 0


def test_a_reporter_composes_none(desk: Client) -> None:
    found = issue()
    desk.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")

    assert do(desk, found, "send") in {302, 403}
    assert send() == []


def test_an_issue_of_another_station_is_not_found(desk: Client) -> None:
    there = Newsletter.objects.create(station=StationFactory(slug="harborlight"), name="There", slug="there")
    found = Issue.objects.create(newsletter=there, subject="There", created_at=MONDAY_NOON)

    assert do(desk, found, "send") == 404
