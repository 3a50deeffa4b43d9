"""The desk's screens of assignments."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView

from newsquare.accounts.models import User
from newsquare.desk import actions
from newsquare.desk.forms import AssignmentForm
from newsquare.desk.models import Assignment, Mark
from newsquare.lib.own_rows import FormView, OwnRows
from newsquare.stations.queries import station_of


class DueColumn(Column):
    """When something is due. Wagtail's column for times calls all that is still to come “just now”."""

    def get_value(self, instance: Assignment) -> str:
        """Return the day and the time of the station's clock."""
        return date_format(timezone.localtime(instance.due_at), "D j M Y, H:i") if instance.due_at else ""


class BackToTheDay:
    """After saving, the desk's first screen shows the day with it."""

    def get_success_url(self) -> str:
        """Return where to go."""
        return reverse("wagtailadmin_home")


class PlanView(BackToTheDay, CreateView):
    """A new line on the plan."""


class ReplanView(BackToTheDay, FormView):
    """A line of the plan."""


class AssignmentViewSet(OwnRows):
    """Assignments, past ones too."""

    model = Assignment
    icon = "calendar-alt"
    menu_label = gettext_lazy("Assignments")
    menu_order = 95
    url_prefix = "assignments"
    add_view_class = PlanView
    edit_view_class = ReplanView
    list_display = [
        "title",
        Column("person", label=gettext_lazy("Who")),
        DueColumn("due_at", label=gettext_lazy("Due"), sort_key="due_at"),
        Column("state", label=gettext_lazy("State"), accessor="state.label"),
    ]
    ordering = ["-due_at", "-pk"]
    search_backend_name = None
    search_fields = ["title", "note"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("person"), FieldPanel("due_at")]),
            FieldPanel("section", widget=Select),
            FieldPanel("note"),
        ],
        base_form_class=AssignmentForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the station's assignments with what the list shows."""
        rows = super().get_queryset(request).select_related("person", "section", "story")
        return rows.defer("story__body").filter(dropped_at__isnull=True)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the story of an assignment, say how far it is, or drop it."""
    if not request.user.has_perm("desk.view_assignment"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    user, do = request.user, request.POST.get("do")
    row = get_object_or_404(Assignment, pk=pk, station=station_of(request))
    if row.dropped_at:
        messages.warning(request, _("“%(title)s” is off the plan already.") % {"title": row})
        return redirect("wagtailadmin_home")
    if do == "begin":
        return _begin(request, row, user)
    if not (user.has_perm("desk.change_assignment") or (row.person_id == user.pk and do in {"filed", ""})):
        raise PermissionDenied
    if do == "drop":
        actions.strike_work(assignment=row, now=timezone.now())
        messages.success(request, _("“%(title)s” is off the plan.") % {"title": row})
    elif do in Mark.values:
        actions.mark_work(assignment=row, as_=Mark(do))
    return redirect("wagtailadmin_home")


def _begin(request: HttpRequest, row: Assignment, user: User) -> HttpResponse:
    if not user.has_perm("stories.add_story"):
        raise PermissionDenied
    try:
        story = actions.begin_work(assignment=row, by=user, now=timezone.now())
    except actions.NoSectionError:
        messages.error(request, _("There is no section yet to file a story in. Make one first."))
        return redirect("wagtailadmin_home")
    return redirect("wagtailsnippets_stories_story:edit", story.pk)
