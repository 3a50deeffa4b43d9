"""Newsletters on the desk: the list, and the screen on which an issue is composed, tried, scheduled and sent."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from newsquare.circulation import actions
from newsquare.circulation.admin.outbox import FRAME
from newsquare.circulation.issue_forms import IssueForm, NewIssueForm, ScheduleForm
from newsquare.circulation.kinds import WithdrawnError, in_the_voice_of
from newsquare.circulation.letters.newsletter import shown_issue
from newsquare.circulation.models import Issue, Newsletter
from newsquare.circulation.queries import issues_with_mailings, left_late, mailing_of, readers_of, stories_to_pick
from newsquare.lib.own_rows import OwnRows
from newsquare.stations.queries import current_station, station_of

MAY_SEE = "circulation.view_newsletter"
MAY_BEGIN = "circulation.add_issue"
MAY_WRITE = "circulation.change_issue"
NEWEST = 30


class IssuesItem(MenuItem):
    """Issues in the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return bool(request.user.has_perm(MAY_SEE))


class NewsletterForm(WagtailAdminModelForm):
    """Puts a new newsletter into the station of the request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.station = current_station()


class NewsletterViewSet(OwnRows):
    """Newsletters."""

    model = Newsletter
    icon = "mail"
    menu_label = gettext_lazy("Newsletters")
    menu_order = 315
    url_prefix = "newsletters"
    search_backend_name = None
    search_fields = ["name"]
    list_display = [
        "name",
        Column("readers", label=gettext_lazy("Readers"), accessor=readers_of),
        Column(
            "is_offered", label=gettext_lazy("Offered"), accessor=lambda row: _("yes") if row.is_offered else _("no")
        ),
    ]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("is_offered")],
        base_form_class=NewsletterForm,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def issues(request: HttpRequest) -> HttpResponse:
    """List the newest issues of all newsletters, and begin one."""
    _may(request, MAY_SEE)
    station = station_of(request)
    form = NewIssueForm(request.POST or None, station=station)
    if request.method == "POST":
        _may(request, MAY_BEGIN)
        if form.is_valid():
            issue = actions.begin_issue(**form.cleaned_data, by=request.user, now=timezone.now())  # type: ignore[arg-type]  # Staff.
            return redirect("circulation_issue", issue.pk)
    context = {
        "issues": issues_with_mailings(station, NEWEST),
        "newsletters": Newsletter.objects.filter(station=station),
        "form": form,
        "may_begin": request.user.has_perm(MAY_BEGIN),
        "zone": station.zone,
    }
    return render(request, "circulation/admin/issues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Compose one issue."""
    found = _issue(request, pk)
    if request.method == "POST":
        _may(request, MAY_WRITE)
        return _DEEDS.get(request.POST.get("do", ""), _save)(request, found)
    return _show(request, found)


def _show(
    request: HttpRequest, found: Issue, *, form: IssueForm | None = None, times: ScheduleForm | None = None
) -> HttpResponse:
    words, now = request.GET.get("q", "").strip()[:100], timezone.now()
    mailing = mailing_of(found)
    context = {
        "issue": found,
        "mailing": mailing,
        "late": left_late(found, mailing),
        "may_write": request.user.has_perm(MAY_WRITE) and found.send_at is None,
        "may_take_off": request.user.has_perm(MAY_WRITE) and found.send_at is not None and found.send_at > now,
        "form": form or IssueForm(issue=found),
        "times": times or ScheduleForm(),
        "rows": stories_to_pick(found, words, now),
        "q": words,
        "readers": readers_of(found.newsletter),
        "zone": found.newsletter.station.zone,
    }
    return render(request, "circulation/admin/issue.html", context, status=400 if form or times else 200)


def _save(request: HttpRequest, found: Issue) -> HttpResponse:
    form = IssueForm(request.POST, issue=found)
    if not form.is_valid():
        return _show(request, found, form=form)
    try:
        actions.write_issue(issue=found, text=form.text, by=request.user, now=timezone.now())  # type: ignore[arg-type]  # Staff.
    except actions.IssueLeftError:
        return _too_late(request, found)
    messages.success(request, _("Saved."))
    return _back(found)


def _try(request: HttpRequest, found: Issue) -> HttpResponse:
    actions.try_issue(issue=found, by=request.user, now=timezone.now())  # type: ignore[arg-type]  # Staff.
    messages.success(request, _("A trial is on its way to %(email)s.") % {"email": request.user.email})  # type: ignore[union-attr]
    return _back(found)


def _schedule(request: HttpRequest, found: Issue) -> HttpResponse:
    now, form = timezone.now(), ScheduleForm(request.POST)
    if request.POST.get("do") == "schedule":
        if not form.is_valid():
            return _show(request, found, times=form)
        at = form.cleaned_data["at"]
    else:
        at = now
    try:
        actions.schedule_issue(issue=found, at=at, by=request.user, now=now)  # type: ignore[arg-type]  # Staff.
    except actions.IssueLeftError:
        return _too_late(request, found)
    messages.success(request, _("It is on its way.") if at <= now else _("It is scheduled."))
    return _back(found)


def _take_off(request: HttpRequest, found: Issue) -> HttpResponse:
    try:
        actions.unschedule_issue(issue=found, by=request.user, now=timezone.now())  # type: ignore[arg-type]  # Staff.
    except actions.IssueLeftError:
        return _too_late(request, found)
    messages.success(request, _("It is off the schedule, and can be changed again."))
    return _back(found)


_DEEDS: dict[str, Callable[[HttpRequest, Issue], HttpResponse]] = {
    "try": _try,
    "schedule": _schedule,
    "send": _schedule,
    "take-off": _take_off,
}


@require_safe
def issue_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an issue as its mail left, or would look now, for the frame."""
    found = _issue(request, pk)
    try:
        with in_the_voice_of(found.newsletter.station):
            page = str(render_to_string("theme/mail/base.html", {"mail": shown_issue(found, timezone.now())}))
    except WithdrawnError:
        page = f"<p>{_('There is nothing in it yet: write opening words, or pick a story.')}</p>"
    response = HttpResponse(page.replace("<head>", '<head><base target="_blank">', 1))
    response["Content-Security-Policy"] = f"{FRAME}frame-ancestors 'self'"
    response["Cache-Control"] = "no-store"
    return response


def _issue(request: HttpRequest, pk: int) -> Issue:
    _may(request, MAY_SEE)
    rows = Issue.objects.select_related("newsletter__station", "section", "topic")
    return get_object_or_404(rows, pk=pk, newsletter__station=station_of(request))


def _may(request: HttpRequest, right: str) -> None:
    if not request.user.has_perm(right):
        raise PermissionDenied


def _back(found: Issue) -> HttpResponse:
    return redirect("circulation_issue", found.pk)


def _too_late(request: HttpRequest, found: Issue) -> HttpResponse:
    messages.error(request, _("It is scheduled or has left: nothing was changed."))
    return _back(found)
