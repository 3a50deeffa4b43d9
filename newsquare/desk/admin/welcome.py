"""The first thing on the desk: the day at a glance, and what waits."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from newsquare.accounts.models import Role, User
from newsquare.accounts.queries import role_at, staff_of
from newsquare.comments.models import Mode
from newsquare.comments.queries import waiting_count as comments_waiting
from newsquare.comments.queries.reins import soured
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries import Narrowed, arrived, updates_waiting, waiting_count, watched_and_changed
from newsquare.desk.admin.wire import alarms
from newsquare.desk.day import MOST, Line, going_out, lines_of, span_of
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of
from newsquare.stories.models import KeptText
from newsquare.stories.queries import late_and_unseen
from newsquare.tips.queries import tip_reader
from newsquare.tips.queries import waiting_count as ideas_waiting
from newsquare.wire.models import WireItem
from newsquare.wire.queries import in_trouble, refused

Count = tuple[str, int, str]


class WhatWaits(Component):
    """Counts of what waits for somebody; each is shown to those who may do something about it."""

    name = "what_waits"
    order = 10
    template_name = "desk/welcome.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the counts that the person may see."""
        station = station_of(self.request)
        may = self.request.user.has_perm
        now, watched, counts = timezone.now(), list[WireItem](), list[Count]()
        if may("wire.view_wireitem"):
            counts += _wire(station, now)
            assert isinstance(self.request.user, User)
            watched = list(watched_and_changed(station, self.request.user)[:MOST_KEPT])
        if may("wire.change_dispatch"):
            counts.append((_("Sources in trouble"), in_trouble(station).count(), reverse("desk_wire")))
        if may("comments.change_comment"):
            counts.append((_("Comments waiting"), comments_waiting(station), "/desk/forum/"))
        bad: list[Mode] = []
        if may("comments.view_comment"):
            bad = soured(station, now)
        if tip_reader(self.request.user, station):
            counts.append((_("New story ideas"), ideas_waiting(station), "/desk/ideas/"))
        kept: list[KeptText] = []
        if may("stories.view_story") and (late := late_and_unseen(station).count()):
            counts.append((_("Done late"), late, reverse("desk_schedule")))
        updates: list[Take] = []
        if may("stories.change_story"):
            updates = list(updates_waiting(station)[:MOST_KEPT])
            rows = KeptText.objects.filter(story__station=station, settled_at__isnull=True)
            kept = list(rows.select_related("story", "by").defer("content", "base", "story__body")[:MOST_KEPT])
        raised = alarms(self.request) if may("wire.view_wireitem") else []
        return {
            "counts": counts,
            "kept": kept,
            "watched": watched,
            "updates": updates,
            "soured": bad,
            "station": station,
            "alarms": raised,
        }


MOST_KEPT = 20


def _wire(station: Station, now: datetime) -> list[Count]:
    arrivals = reverse("desk_arrivals")
    changed = arrived(station, Narrowed(state="changed"), person=None, now=now)
    return [
        (_("Arrivals waiting"), waiting_count(station), arrivals),
        (_("Changed since taken"), changed.count(), f"{arrivals}?state=changed"),
        (_("Files that could not be read"), refused(station).count(), reverse("desk_unread")),
    ]


class TheDay(Component):
    """The story budget: who has what, until when, in which state."""

    name = "the_day"
    order = 5
    template_name = "desk/day.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines of the days asked for."""
        station, now = station_of(self.request), timezone.now()
        user, may, asked = self.request.user, self.request.user.has_perm, self.request.GET
        assert isinstance(user, User)
        span = span_of(station, asked.get("day", ""), now)
        people = list(staff_of(station))
        who = user.pk if asked.get("who") == "mine" else _one_of(people, asked.get("who", ""))
        lines = lines_of(station, span, now, who=who)
        if not who and role_at(user, station) is Role.REPORTER:
            lines.sort(key=lambda line: line.person_id != user.pk)
        return {
            "span": span,
            "days": [("today", _("Today")), ("tomorrow", _("Tomorrow")), ("week", _("This week"))],
            "people": [person for person in people if person.pk != user.pk],
            "who": who,
            "user": user,
            "lines": lines,
            "late": sum(bool(line.late) for line in lines),
            "going_out": going_out(station, now) if span.name == "today" else [],
            "may_add": may("desk.add_assignment"),
            "may_change": may("desk.change_assignment"),
            "may_begin": may("stories.add_story"),
            "request": self.request,
            "own": _own_count(lines, user),
            "more": sum(line.assignment_id is not None for line in lines) >= MOST,
        }


def _one_of(people: list[User], asked: str) -> int | None:
    return next((person.pk for person in people if str(person.pk) == asked), None)


def _own_count(lines: list[Line], user: User) -> int:
    return sum(line.person_id == user.pk and not line.done for line in lines)
