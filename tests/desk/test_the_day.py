"""The day at a glance: who has what, until when, in which state, for those who may see it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsquare.accounts.models import AuditEntry, Role
from newsquare.desk.actions import begin_work, mark_work, plan_work
from newsquare.desk.day import MOST
from newsquare.desk.models import Assignment, Mark
from newsquare.stories.actions import publish
from newsquare.stories.models import Story
from tests.cast import SectionFactory, StationFactory, StoryFactory, ada, ben, cleo, staff
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db
BACKEND = "newsquare.accounts.backends.StationBackend"
HOUR = timedelta(hours=1)


def planned(title: str, **more: Any) -> Assignment:
    """Put something on Riverbend's plan."""
    return plan_work(**({"station": StationFactory(), "title": title, "by": ada(), "now": MONDAY_NOON} | more))


def told(page: str) -> str:
    """Return the words of the day's panel."""
    found = re.search(r'aria-labelledby="the-day">(.*?)</section>', page, re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1]))


def rows(page: str) -> list[str]:
    """Return the titles of the lines in their order."""
    return re.findall(r'<td class="title">(?:<a[^>]*>|<b>)(.*?)</', page)


def test_the_day_says_who_has_what_until_when_and_in_which_state(desk: Client) -> None:
    planned("Bridge vote", person=ben(), due_at=MONDAY_NOON + HOUR, note="Call the clerk.")
    planned("Ferry season")

    page = desk.get("/desk/").content.decode()

    assert rows(page) == ["Bridge vote", "Ferry season"]
    assert re.search(r"13:00 Bridge vote Call the clerk\. Ben Assigned", told(page))
    assert "Ferry season – Planned" in told(page)


def test_what_is_late_is_said_in_words(desk: Client) -> None:
    planned("Bridge vote", person=ben(), due_at=MONDAY_NOON - 2 * HOUR)

    words = told(desk.get("/desk/").content.decode())

    assert "1 is late." in words
    assert "2 hours late" in words


def test_a_story_is_begun_from_its_assignment_with_one_press(desk: Client) -> None:
    row = planned("Bridge vote", person=ben(), section=SectionFactory(slug="river"))

    answer = desk.post(f"/desk/assignments/{row.pk}/do/", {"do": "begin"})
    again = desk.post(f"/desk/assignments/{row.pk}/do/", {"do": "begin"})

    story = Story.objects.get()
    assert answer.headers["Location"] == again.headers["Location"] == f"/desk/stories/edit/{story.pk}/"
    assert (story.headline, story.section.slug) == ("Bridge vote", "river")
    assert [byline.name for byline in story.bylines.all()] == ["Ben"]
    assert desk.get(answer.headers["Location"]).status_code == 200


def test_the_state_follows_the_story(desk: Client) -> None:
    row, states = planned("Bridge vote"), []

    def note() -> None:
        states.append(Assignment.objects.select_related("story").get(pk=row.pk).state.value)

    note()
    Assignment.objects.update(person=ben())
    note()
    story = begin_work(assignment=row, by=ben(), now=MONDAY_NOON)
    note()
    mark_work(assignment=row, as_=Mark.FILED)
    note()
    mark_work(assignment=row, as_=Mark.READY)
    note()
    publish(story=story, by=None, now=MONDAY_NOON)
    note()

    assert states == ["planned", "assigned", "in work", "filed", "ready", "published"]


def test_stories_without_an_assignment_are_there_too(desk: Client) -> None:
    story = StoryFactory(headline="A fire on Mill Street")
    story.save_revision(user=ben())

    words = told(desk.get("/desk/").content.decode())

    assert re.search(r"A fire on Mill Street News Ben no assignment In work", words)


def test_a_reporter_sees_the_own_lines_first(desk: Client) -> None:
    planned("Adas piece", person=ada(), due_at=MONDAY_NOON - HOUR)
    planned("Bens piece", person=ben(), due_at=MONDAY_NOON + HOUR)

    editors = rows(desk.get("/desk/").content.decode())
    desk.force_login(ben(), backend=BACKEND)

    assert editors == ["Adas piece", "Bens piece"]
    assert rows(desk.get("/desk/").content.decode()) == ["Bens piece", "Adas piece"]
    assert rows(desk.get("/desk/?who=mine").content.decode()) == ["Bens piece"]
    assert rows(desk.get(f"/desk/?who={ada().pk}").content.decode()) == ["Adas piece"]


def test_tomorrow_and_the_week_have_their_own_lines(desk: Client) -> None:
    planned("Today", due_at=MONDAY_NOON + HOUR)
    planned("Tomorrow", due_at=MONDAY_NOON + 20 * HOUR)
    planned("Friday", due_at=MONDAY_NOON + 96 * HOUR)
    planned("Next week", due_at=MONDAY_NOON + 170 * HOUR)

    assert rows(desk.get("/desk/").content.decode()) == ["Today"]
    assert rows(desk.get("/desk/?day=tomorrow").content.decode()) == ["Tomorrow"]
    assert rows(desk.get("/desk/?day=week").content.decode()) == ["Today", "Tomorrow", "Friday"]


def test_the_day_ends_at_the_stations_midnight(desk: Client) -> None:
    planned("Late newscast", due_at=MONDAY_NOON + 11 * HOUR)  # 23:00 in Chicago, tomorrow in London.

    assert rows(desk.get("/desk/").content.decode()) == ["Late newscast"]


def test_an_editor_plans_by_the_form(desk: Client) -> None:
    form = {"title": "School board", "person": ben().pk, "due_at": "2026-03-02 17:00", "section": "", "note": ""}

    answer = desk.post("/desk/assignments/add/", form)

    row = Assignment.objects.get()
    assert answer.headers["Location"] == "/desk/"
    assert (row.title, row.person, row.due_at) == ("School board", ben(), MONDAY_NOON + 5 * HOUR)
    assert row.made_by == ada()


def test_the_form_offers_only_our_own_people(desk: Client) -> None:
    staff("Mireille", Role.REPORTER, StationFactory(slug="harborlight"))
    ben()

    page = desk.get("/desk/assignments/add/").content.decode()

    assert "Ben" in page
    assert "Mireille" not in page


def test_a_reporter_says_of_the_own_work_that_it_is_filed_and_no_more(desk: Client) -> None:
    own, other = planned("Bens piece", person=ben()), planned("Adas piece", person=ada())
    desk.force_login(ben(), backend=BACKEND)

    answers = [
        desk.post(f"/desk/assignments/{row.pk}/do/", {"do": do}).status_code
        for row, do in [(own, "filed"), (own, "ready"), (own, "drop"), (other, "filed")]
    ]

    own.refresh_from_db()
    assert answers[0] == 302
    assert own.mark == "filed"
    assert own.dropped_at is None
    assert Assignment.objects.get(pk=other.pk).mark == ""


def test_a_moderator_has_no_plan_to_see(desk: Client) -> None:
    row = planned("Bridge vote")
    desk.force_login(cleo(), backend=BACKEND)

    assert "Bridge vote" not in desk.get("/desk/").content.decode()
    desk.post(f"/desk/assignments/{row.pk}/do/", {"do": "begin"})
    assert not Story.objects.exists()


def test_another_stations_plan_is_not_ours(desk: Client) -> None:
    row = planned("Harbor day", station=StationFactory(slug="harborlight"))

    assert "Harbor day" not in desk.get("/desk/").content.decode()
    assert desk.post(f"/desk/assignments/{row.pk}/do/", {"do": "drop"}).status_code == 404
    assert desk.get(f"/desk/assignments/edit/{row.pk}/").status_code == 404


def test_what_goes_out_in_the_next_hours_is_named(desk: Client) -> None:
    story = StoryFactory(headline="Embargoed budget", go_live_at=MONDAY_NOON + 3 * HOUR)
    story.save_revision(user=ada()).publish()

    words = told(desk.get("/desk/").content.decode())

    assert "Goes out in the next twelve hours 15:00 Embargoed budget" in words


def test_the_day_costs_the_same_however_much_there_is(desk: Client, django_assert_num_queries: Any) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            row = planned(f"Piece {number}", person=ben(), due_at=MONDAY_NOON + HOUR)
            begin_work(assignment=row, by=ben(), now=MONDAY_NOON)
            StoryFactory(headline=f"Loose {number}").save_revision(user=ben())

    fill(1)
    desk.get("/desk/")
    with django_assert_num_queries(QUERIES):
        desk.get("/desk/")
    fill(8)
    with django_assert_num_queries(QUERIES):
        desk.get("/desk/")


QUERIES = 28  # Session, rights and menu among them.


def test_an_hour_that_comes_twice_or_never_is_no_riddle(desk: Client) -> None:
    twice = {"title": "Bar owners on the extra hour", "due_at": "2026-11-01 01:30", "note": ""}

    desk.post("/desk/assignments/add/", twice)
    never = desk.post("/desk/assignments/add/", twice | {"due_at": "2026-03-08 02:30"}).content.decode()

    assert Assignment.objects.get().due_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert "There is no 02:30 on this day" in never


def test_however_much_is_planned_what_is_due_today_stands_first_and_the_rest_is_not_hushed_up(desk: Client) -> None:
    for number in range(MOST):
        planned(f"Some day {number}")
    planned("Flood walls", due_at=MONDAY_NOON)

    page = desk.get("/desk/").content.decode()

    assert page.index("Flood walls") < page.index("Some day 0")
    assert "There are more assignments than fit here" in page


def test_dropped_twice_is_dropped_once(desk: Client) -> None:
    address = reverse("desk_assignment_act", args=[planned("Flood walls").pk])

    desk.post(address, {"do": "drop"})
    again = desk.post(address, {"do": "drop"}, follow=True).content.decode()

    assert "is off the plan already" in again


def test_a_story_whose_assignment_was_dropped_stays_in_sight(desk: Client) -> None:
    row = planned("Flood walls", person=ben())
    story = begin_work(assignment=row, by=ben(), now=MONDAY_NOON)
    story.save_revision(user=ben())

    desk.post(reverse("desk_assignment_act", args=[row.pk]), {"do": "drop"})

    assert re.search(r"Flood walls \S+ Ben no assignment", told(desk.get("/desk/").content.decode()))


def test_the_list_of_assignments_says_when_each_is_due(desk: Client) -> None:
    planned("Flood walls", due_at=MONDAY_NOON + HOUR)

    page = desk.get("/desk/assignments/").content.decode()

    assert f"{(MONDAY_NOON + HOUR).astimezone(StationFactory().zone):%H:%M}" in page
    assert "Just now" not in page


def test_the_form_offers_the_sections_of_the_station_alone(desk: Client) -> None:
    SectionFactory(slug="weather", name="Weather")
    SectionFactory(slug="boats", name="Boats", station=StationFactory(slug="harborlight"))

    page = desk.get("/desk/assignments/add/").content.decode()

    assert ">Weather</option>" in page
    assert "Boats" not in page


def test_what_was_said_already_leaves_no_line_in_the_log(desk: Client) -> None:
    row = planned("Flood walls")
    address = reverse("desk_assignment_act", args=[row.pk])

    desk.post(address, {"do": "filed"})
    desk.post(address, {"do": "filed"})

    assert AuditEntry.objects.filter(kind="desk.assignment", did="changed").count() == 1
