"""Once a day or once a week, at the reader's hour by the station's clock, in one mail; nothing twice, nothing empty."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsquare.circulation import post
from newsquare.circulation.actions import announce, choose, suit, write_digests
from newsquare.circulation.links import Purpose, path_for
from newsquare.circulation.models import Delivery, Edition, EditionState, Follow, Follower, Rhythm, State
from newsquare.circulation.queries import follows_of, stations_with_digests
from newsquare.circulation.rules import Timing, last_digest, next_digest, quiet_until
from newsquare.stories.actions import bar_story, unpublish
from newsquare.stories.models import BarKind, Story, Topic
from tests.cast import PublishedStoryFactory, StationFactory, TopicFactory
from tests.circulation.post import DOT, bridge, follower_of, letters, link_to
from tests.circulation.test_accidents import many
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
CHICAGO = ZoneInfo("America/Chicago")
TUESDAY_SEVEN = datetime(2026, 3, 3, 13, 0, tzinfo=UTC)
SUNDAY_SEVEN = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)  # Summer time began in the night.


def at(month: int, day: int, hour: int, *, fold: int = 0) -> datetime:
    """Return the moment at which Chicago's clocks show an hour."""
    return datetime(2026, month, day, hour, tzinfo=CHICAGO, fold=fold).astimezone(UTC)


def reader(*topics: Topic, rhythm: Rhythm = Rhythm.DAILY, email: str = DOT) -> Follower:
    """Return a follower of topics, all in a rhythm."""
    follower = follower_of(*topics, email=email)
    choose(follower=follower, rhythms=[(each.subject, rhythm) for each in follows_of(follower)], now=MONDAY_NOON)
    return follower


def story(*topics: Topic, headline: str = "Bridge to close", at: datetime = MONDAY_NOON) -> Story:
    """Return a story that came out, mailed to those who want it at once."""
    with time_machine.travel(at, tick=False):
        made = PublishedStoryFactory(topics=list(topics), headline=headline, slug="", published=at)
        announce(story_id=made.pk, now=at)
        post.send_due()
    return made


def wake(at: datetime) -> list[str]:
    """Do the work of a moment; return the subjects of all mails so far."""
    with time_machine.travel(at, tick=False):
        for station in stations_with_digests(timezone.now()):
            while write_digests(station=station, now=timezone.now()):
                pass
        post.send_due()
    return [letter.subject for letter in letters()]


def test_a_daily_reader_gets_nothing_at_once_and_one_mail_at_the_hour() -> None:
    reader(bridge())
    story(bridge(), headline="Bridge to close", at=MONDAY_NOON + timedelta(hours=1))
    story(bridge(), headline="Bridge is closed", at=MONDAY_NOON + timedelta(hours=2))

    before = wake(TUESDAY_SEVEN - timedelta(seconds=1))
    after = wake(TUESDAY_SEVEN)

    assert (before, after) == ([], ["Bridge is closed, and one more story"])
    assert "because you follow Bridge at" in str(letters()[0].body)


def test_a_weekly_reader_gets_it_on_their_day() -> None:
    reader(bridge(), rhythm=Rhythm.WEEKLY)
    story(bridge(), at=MONDAY_NOON + timedelta(hours=1))

    assert (wake(TUESDAY_SEVEN), wake(SUNDAY_SEVEN)) == ([], ["Bridge to close"])


def test_nothing_new_sends_nothing() -> None:
    reader(bridge())

    assert (wake(TUESDAY_SEVEN), Edition.objects.count()) == ([], 0)
    assert Follower.objects.get().digest_at == TUESDAY_SEVEN + timedelta(days=1)


def test_what_came_at_once_is_not_told_again_nor_what_came_daily_in_the_weekly_one() -> None:
    one, two, three = bridge(), TopicFactory(slug="schools"), TopicFactory(slug="roads")
    follower = follower_of(one, two, three)
    rhythms = dict(zip(("Bridge", "Schools", "Roads"), Rhythm, strict=True))
    chosen = [(each.subject, rhythms[str(each.subject)]) for each in follows_of(follower)]
    choose(follower=follower, rhythms=chosen, now=MONDAY_NOON)
    story(one, two, three, headline="At once", at=MONDAY_NOON + timedelta(hours=1))
    story(two, three, headline="Daily", at=MONDAY_NOON + timedelta(hours=2))
    story(three, headline="Weekly", at=MONDAY_NOON + timedelta(hours=3))

    wake(TUESDAY_SEVEN)

    assert wake(SUNDAY_SEVEN) == ["At once", "Daily", "Weekly"]


def test_the_work_done_twice_writes_once() -> None:
    reader(bridge())
    story(bridge(), at=MONDAY_NOON + timedelta(hours=1))

    assert wake(TUESDAY_SEVEN) == wake(TUESDAY_SEVEN) == wake(TUESDAY_SEVEN + timedelta(minutes=1))


def test_a_digest_missed_while_nothing_ran_comes_at_start_with_all_that_came_meanwhile() -> None:
    reader(bridge())
    story(bridge(), headline="Monday", at=MONDAY_NOON + timedelta(hours=1))
    story(bridge(), headline="Wednesday", at=MONDAY_NOON + timedelta(days=2))

    found = wake(MONDAY_NOON + timedelta(days=3))

    assert found == ["Wednesday, and one more story"]
    assert Edition.objects.get(kind="digest").name == "Digest, late: it was due March 3, 2026, 7 a.m."


def test_what_the_gate_refuses_at_that_moment_is_left_out() -> None:
    reader(bridge())
    story(bridge(), headline="Stays", at=MONDAY_NOON + timedelta(hours=1))
    goes = story(bridge(), headline="Goes", at=MONDAY_NOON + timedelta(hours=2))
    with time_machine.travel(TUESDAY_SEVEN, tick=False):
        write_digests(station=StationFactory(), now=TUESDAY_SEVEN)
        unpublish(story=goes, now=TUESDAY_SEVEN)

    assert wake(TUESDAY_SEVEN + timedelta(seconds=1)) == ["Stays"]
    assert "Goes" not in str(letters()[0].body)


def test_a_digest_of_which_nothing_is_left_is_pulled() -> None:
    reader(bridge())
    goes = story(bridge(), at=MONDAY_NOON + timedelta(hours=1))
    with time_machine.travel(TUESDAY_SEVEN, tick=False):
        write_digests(station=StationFactory(), now=TUESDAY_SEVEN)
        bar_story(story=goes, kind=BarKind.KILL)

    assert wake(TUESDAY_SEVEN + timedelta(seconds=1)) == []
    assert Delivery.objects.get(kind="digest").state == State.PULLED


def test_one_press_stops_all_that_comes_in_digests(client: Client) -> None:
    reader(bridge(), TopicFactory(slug="schools"))
    story(bridge(), at=MONDAY_NOON + timedelta(hours=1))
    wake(TUESDAY_SEVEN)

    client.post(link_to(letters()[0], "stop"), {"List-Unsubscribe": "One-Click"})

    assert Follower.objects.get().follows.count() == 0


def test_in_quiet_hours_nothing_leaves_and_all_of_it_after() -> None:
    follower = follower_of(bridge())
    suit(follower=follower, hour=7, weekday=6, quiet=(22, 6), now=MONDAY_NOON)
    story(bridge(), at=datetime(2026, 3, 3, 4, 30, tzinfo=UTC))  # Half past ten at night.

    in_the_night = [letter.subject for letter in letters()]

    assert (in_the_night, wake(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))) == ([], ["Bridge to close"])


def test_one_page_changes_what_comes_and_when(client: Client) -> None:
    follower = follower_of(bridge())
    path = path_for(Purpose.MANAGE, follower)
    key = f"rhythm-{follower.follows.get().subject_id}"
    form = {"do": "choose", key: "weekly", "hour": 18, "weekday": 4, "quiet_from": 21, "quiet_until": 8}

    client.post(path, form)
    page = client.get(path).content.decode()

    follower.refresh_from_db()
    assert (follower.hour, follower.weekday, follower.quiet_from, follower.quiet_until) == (18, 4, 21, 8)
    assert follower.digest_at == datetime(2026, 3, 7, 0, 0, tzinfo=UTC)  # Friday, six in the evening.
    assert '<option value="weekly" selected>' in page
    assert mail.outbox == []


def test_one_end_of_quiet_hours_is_no_end(client: Client) -> None:
    follower = follower_of(bridge())

    answer = client.post(
        path_for(Purpose.MANAGE, follower), {"do": "choose", "hour": 7, "weekday": 6, "quiet_from": 21}
    )

    assert answer.status_code == 400
    assert "Choose both hours, or neither." in answer.content.decode()


@pytest.mark.parametrize(
    ("now", "hour", "due"),
    [
        (at(3, 7, 20), 7, at(3, 8, 7)),
        (at(3, 8, 1), 2, at(3, 8, 3)),  # Two o'clock is leapt over.
        (at(10, 31, 20), 1, at(11, 1, 1)),  # One o'clock comes twice: the first.
        (at(11, 1, 1, fold=1), 1, at(11, 2, 1)),  # And not once more.
    ],
)
def test_the_hour_is_the_stations_also_when_the_clocks_change(now: datetime, hour: int, due: datetime) -> None:
    timing = Timing(zone=CHICAGO, hour=hour)

    found = next_digest(timing, {"daily"}, now)

    assert found == due
    assert last_digest(timing, "daily", found) == found


def test_quiet_hours_over_midnight_and_by_day() -> None:
    night, day = Timing(zone=CHICAGO, quiet=(22, 6)), Timing(zone=CHICAGO, quiet=(9, 17))

    assert quiet_until(night, datetime(2026, 3, 3, 4, 0, tzinfo=UTC)) == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert quiet_until(night, datetime(2026, 3, 3, 12, 0, tzinfo=UTC)) is None
    assert quiet_until(day, MONDAY_NOON) == datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


def test_digests_for_a_list_that_was_swapped_wait_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsquare.circulation.actions.digest.CHUNK", 70)
    reader(bridge())
    story(bridge(), at=MONDAY_NOON + timedelta(hours=1))
    wake(TUESDAY_SEVEN)
    many(150)
    Follow.objects.update(rhythm=Rhythm.DAILY)
    a_week_later = at(3, 10, 7)
    Follower.objects.update(digest_at=a_week_later)
    story(bridge(), headline="Bridge is open", at=TUESDAY_SEVEN + timedelta(days=6))

    mails = wake(a_week_later)

    assert mails == ["Bridge to close"]
    assert [each.audience for each in Edition.objects.filter(state=EditionState.HELD)] == [70, 70, 11]
