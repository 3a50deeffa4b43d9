"""The board says what goes out when, by the station's clock, and changes it in a press or two."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from newsquare.desk.actions import arrange, put_live, put_up_breaking
from newsquare.desk.rules import Place
from newsquare.stations.models import Station
from newsquare.stories.actions import bar_story, carry_out, set_embargo
from newsquare.stories.models import Bar, BarKind, Lateness, Story, Turn
from newsquare.stories.queries import is_public
from tests.cast import PublishedStoryFactory, StationFactory, StoryFactory, ada, ben
from tests.clock import MONDAY_NOON
from tests.desk.test_stories import written

pytestmark = pytest.mark.django_db
BOARD = "/desk/schedule/"
AT_ONE = MONDAY_NOON + timedelta(hours=1)


def scheduled(**more: object) -> Story:
    story: Story = StoryFactory(headline="Bridge opens", go_live_at=AT_ONE, **more)
    story.save_revision(user=ada()).publish(skip_permission_checks=True)
    return story


def board(desk: Client) -> str:
    return desk.get(BOARD).content.decode()


def press(desk: Client, **form: object) -> str:
    return desk.post(BOARD, form, follow=True).content.decode()


def in_new_york() -> None:
    Station.objects.update(timezone="America/New_York")


def test_the_board_shows_what_comes_by_the_station_s_clock_with_who_and_where(desk: Client) -> None:
    scheduled()
    PublishedStoryFactory(headline="Market day", expire_at=AT_ONE + timedelta(days=1))
    set_embargo(story=StoryFactory(headline="Jury names"), until_at=AT_ONE, reason="Court order", by=ada())

    page = board(desk)

    assert [page.index(words) for words in ("Bridge opens", "Jury names", "Market day")] == sorted(
        page.index(words) for words in ("Bridge opens", "Jury names", "Market day")
    )
    for words in ("<b>13:00</b> CST", "Goes live", "Embargo lifts", "Ends", "Court order", "Ada", "Scheduled"):
        assert words in page
    assert "Tuesday, 3 March 2026" in page


def test_another_station_s_schedule_is_its_own_business(desk: Client) -> None:
    PublishedStoryFactory(headline="Elsewhere", station=StationFactory(slug="other"), expire_at=AT_ONE)

    assert "Elsewhere" not in board(desk)


def test_what_is_overdue_stands_at_the_top(desk: Client) -> None:
    scheduled()

    with time_machine.travel(AT_ONE + timedelta(minutes=5), tick=False):
        assert "Overdue" in board(desk)
    assert "Overdue" not in board(desk)


def test_a_go_live_is_moved_in_one_press(desk: Client) -> None:
    story = scheduled()

    press(desk, do="move", turn="go-live", key=story.pk, at="2026-03-02T15:00")

    later = MONDAY_NOON + timedelta(hours=3)
    with time_machine.travel(AT_ONE, tick=False):
        carry_out(now=AT_ONE, up_since=None)
        assert not is_public(Story.objects.get(), AT_ONE)
    with time_machine.travel(later, tick=False):
        carry_out(now=later, up_since=None)
        assert is_public(Story.objects.get(), later)


def test_a_go_live_that_is_taken_back_leaves_a_draft(desk: Client) -> None:
    story = scheduled()

    press(desk, do="take-back", turn="go-live", key=story.pk)

    with time_machine.travel(AT_ONE, tick=False):
        carry_out(now=AT_ONE, up_since=None)
        assert not is_public(Story.objects.get(), AT_ONE)
    assert Story.objects.get().state_words == "Draft"


def test_an_end_is_moved_and_taken_back(desk: Client) -> None:
    story = PublishedStoryFactory(expire_at=AT_ONE)

    press(desk, do="move", turn="end", key=story.pk, at="2026-03-02T15:00")
    assert is_public(Story.objects.get(), AT_ONE)
    press(desk, do="take-back", turn="end", key=story.pk)

    assert Story.objects.get().expire_at is None


def test_an_editor_holds_a_story_and_lifts_that_again(desk: Client) -> None:
    story = PublishedStoryFactory(slug="one")

    press(desk, do="embargo", story=story.pk, until="2026-03-02T15:00", reason="Court order")
    assert desk.get(story.path).status_code == 404
    press(desk, do="take-back", turn="lift", key=Bar.objects.get().pk)

    assert desk.get(story.path).status_code == 200
    assert Bar.objects.get().note == "Court order"


def test_an_embargo_is_moved_and_what_held_before_stays_written_down(desk: Client) -> None:
    story = PublishedStoryFactory()
    bar = set_embargo(story=story, until_at=AT_ONE, reason="Court order", by=ada())

    press(desk, do="move", turn="lift", key=bar.pk, at="2026-03-02T15:00")

    assert not is_public(story, AT_ONE)
    assert is_public(story, MONDAY_NOON + timedelta(hours=3))
    assert Bar.objects.count() == 2


def test_an_agency_s_kill_is_not_lifted_from_the_board(desk: Client) -> None:
    bar = bar_story(story=PublishedStoryFactory(), kind=BarKind.KILL, until_at=AT_ONE)

    assert desk.post(BOARD, {"do": "take-back", "turn": "lift", "key": bar.pk}).status_code == 404
    assert Bar.objects.get().lifted_at is None


def test_a_reporter_sees_the_board_and_changes_nothing(desk: Client) -> None:
    story = scheduled()
    desk.force_login(ben(), backend="newsquare.accounts.backends.StationBackend")

    assert "Bridge opens" in board(desk)
    answer = desk.post(BOARD, {"do": "take-back", "turn": "go-live", "key": story.pk})

    assert answer.status_code in {302, 403}
    assert Story.objects.get().latest_revision.approved_go_live_at == AT_ONE


def test_what_was_done_late_is_told_until_somebody_saw_it(desk: Client) -> None:
    story = scheduled()
    Lateness.objects.create(
        station=story.station,
        story=story,
        turn=Turn.GO_LIVE,
        planned_at=AT_ONE,
        done_at=AT_ONE + timedelta(minutes=14),
        server_was_down=True,
    )

    assert "Planned 2 Mar 13:00:00, done 2 Mar 13:14:00. The server was down." in " ".join(board(desk).split())
    assert "Done late" in desk.get("/desk/").content.decode()
    press(desk, do="seen")

    assert "Done late" not in board(desk) + desk.get("/desk/").content.decode()


def test_an_hour_that_the_clocks_leap_over_is_refused_where_it_is_written(desk: Client) -> None:
    in_new_york()

    form = written(headline="One", slug="one", go_live_at="2026-03-08 02:30", **{"action-publish": "1"})
    page = desk.post("/desk/stories/add/", form).content.decode()
    told = press(desk, do="move", turn="go-live", key=scheduled().pk, at="2026-03-08T02:30")

    for words in (page, told):
        assert "There is no 02:30 on this day: the clocks go from 02:00 to 03:00." in words


def test_of_an_hour_that_comes_twice_a_go_live_takes_the_second_and_the_board_says_so(desk: Client) -> None:
    in_new_york()

    desk.post(
        "/desk/stories/add/",
        written(headline="One", slug="one", go_live_at="2026-11-01 01:30", **{"action-publish": "1"}),
    )

    assert Story.objects.get().go_live_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert "<b>01:30</b> EST" in board(desk)
    assert "the second of two" in board(desk)


def test_of_an_hour_that_comes_twice_an_end_takes_the_first(desk: Client) -> None:
    in_new_york()

    desk.post(
        "/desk/stories/add/",
        written(headline="One", slug="one", expire_at="2026-11-01 01:30", **{"action-publish": "1"}),
    )

    assert Story.objects.get().expire_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_on_the_board_either_of_the_two_can_be_chosen_and_saving_the_story_keeps_it(desk: Client) -> None:
    in_new_york()
    story = scheduled()

    press(desk, do="move", turn="go-live", key=story.pk, at="2026-11-01T01:30", which="0")

    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert Story.objects.get().latest_revision.approved_go_live_at == first
    assert "the first of two" in board(desk)
    again = {"bylines-INITIAL_FORMS": 0, "go_live_at": "2026-11-01 01:30", "action-publish": "1"}
    desk.post(f"/desk/stories/edit/{story.pk}/", written(headline="Changed", slug="one", **again))
    assert Story.objects.get().latest_revision.approved_go_live_at == first


def test_the_board_shows_what_ends_on_the_fronts_and_over_every_page(desk: Client) -> None:
    by, pinned = ada(), PublishedStoryFactory(headline="Pinned for a while")
    station = pinned.station
    place = Place(pinned.pk, "lead", 0, until=AT_ONE)
    draft = arrange(station=station, section=None, by=by, now=MONDAY_NOON, layout=(place,))
    put_live(draft=draft, now=MONDAY_NOON)
    put_up_breaking(
        station=station, text="River rises", story=None, until=AT_ONE - timedelta(minutes=5), by=by, now=MONDAY_NOON
    )

    page = board(desk)

    assert page.index("River rises") < page.index("Pinned for a while")
    for words in ("Breaking bar ends", "<b>12:55</b> CST", "Leaves its place on the front", "<b>13:00</b> CST"):
        assert words in page


def test_a_story_s_form_leads_to_the_board_with_the_story_chosen(desk: Client) -> None:
    story = StoryFactory(headline="Jury names")
    way = f"/desk/schedule/?story={story.pk}#hold"

    form = desk.get(f"/desk/stories/edit/{story.pk}/").content.decode()

    assert f'href="{way}"' in form
    assert f'<option value="{story.pk}" selected>' in desk.get(way).content.decode()
