"""One mailing on the desk: where it stands, live; confirm it by its number, stop it, let it go on, see who got it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.circulation import actions
from newsquare.circulation.models import Delivery, Edition, EditionState, MailDomain, State
from newsquare.circulation.queries import corrections_to_tell, editions_with_numbers, put_off_in
from newsquare.stations.queries import station_of

MAY_SEE = "circulation.view_follower"
MAY_CHANGE = "circulation.change_edition"
MAY_SEE_WHO = "circulation.view_delivery"  # Addresses are listed for administrators, here and nowhere else.
ON_A_PAGE = 200
STOPPABLE = {EditionState.WAITING, EditionState.FREEZING, EditionState.HELD, EditionState.FROZEN}


@require_http_methods(["GET", "HEAD", "POST"])
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mailing, and do what a person presses."""
    edition = _edition(request, pk)
    if request.method == "POST":
        if not request.user.has_perm(MAY_CHANGE):
            raise PermissionDenied
        return redirect("circulation_mailing", _do(request, edition))
    now = timezone.now()
    context = {
        "edition": edition,
        "numbers": _numbers(edition),
        "wordings": edition.wordings.order_by("-number"),
        "can_confirm": edition.state == EditionState.HELD,
        "can_stop": edition.state in STOPPABLE,
        "can_go_on": edition.state == EditionState.STOPPED and actions.may_go_on(edition, now),
        "corrections": corrections_to_tell(edition),
        "leaves_later": edition.leaves_at if edition.leaves_at and edition.leaves_at > now else None,
        "may_change": request.user.has_perm(MAY_CHANGE),
        "may_see_who": request.user.has_perm(MAY_SEE_WHO),
    }
    return render(request, "circulation/admin/mailing.html", context)


@require_safe
def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the numbers of a mailing, for the script that refreshes them."""
    response = JsonResponse(_numbers(_edition(request, pk)))
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def who_got_it(request: HttpRequest, pk: int) -> HttpResponse:
    """List the addresses that got a mailing, for administrators; each opening stands in the log."""
    edition = _edition(request, pk)
    if not request.user.has_perm(MAY_SEE_WHO):
        raise PermissionDenied
    sent = edition.deliveries.filter(state=State.SENT).select_related("follower", "user").order_by("pk")
    page = Paginator(sent, ON_A_PAGE).get_page(request.GET.get("p"))
    record(Did.LOOKED_UP, edition, station=edition.station_id, name=edition.name, note=_("Who got the mailing."))
    return render(request, "circulation/admin/who_got_it.html", {"edition": edition, "page": page})


def _do(request: HttpRequest, edition: Edition) -> int:
    """Do it, say what came of it, and return the id of the mailing to show."""
    by = request.user if isinstance(request.user, User) else None
    words: dict[str, Any] = {"edition": edition, "by": by, "now": timezone.now()}
    deed = request.POST.get("do")
    try:
        if deed == "confirm":
            typed = "".join(letter for letter in request.POST.get("number", "") if letter.isdecimal())
            actions.confirm_mailing(number=int(typed or 0), **words)
            messages.success(request, _("Confirmed. The mails leave when the time to undo is over."))
        elif deed == "stop":
            actions.stop_mailing(**words)
            messages.success(request, _("Stopped. No mail leaves any more."))
        elif deed == "go-on":
            actions.go_on(**words)
            messages.success(request, _("It goes on, to those who have not got it."))
        elif deed == "tell":
            return _tell(request, edition, by)
    except actions.WrongNumberError:
        messages.error(request, _("This is not the number of readers: nothing leaves. Look at it again."))
    except actions.NotHeldError:
        messages.error(request, _("The mailing is past that by now, as shown here."))
    return edition.pk


def _tell(request: HttpRequest, edition: Edition, by: User | None) -> int:
    wanted = request.POST.get("correction", "")
    found = [each for each in corrections_to_tell(edition) if str(each.pk) == wanted]
    if not found:
        messages.error(request, _("Everybody who got the wrong version was told of it already."))
        return edition.pk
    messages.success(request, _("Those who got the wrong version are told, and nobody else."))
    return actions.tell_of_correction(correction=found[0], by=by, now=timezone.now()).pk


def _numbers(edition: Edition) -> dict[str, Any]:
    found: Any = editions_with_numbers(edition.station).get(pk=edition.pk)  # With its numbers beside it.
    doubted = Delivery.objects.filter(edition=edition, doubts__gt=0).count()
    state = EditionState(found.state)
    return {
        "state": str(state.label),
        "audience": found.audience,
        "sent": found.sent,
        "waiting": found.waiting,
        "failed": found.failed,
        "pulled": found.pulled,
        "doubted": doubted,
        "held_up": " ".join(_held_up(edition)),
        "moves": state in {EditionState.FREEZING, EditionState.FROZEN, EditionState.WAITING},
    }


def _held_up(edition: Edition) -> list[str]:
    """Say in a sentence each for whose sake mails wait."""
    waiting = put_off_in(edition)
    closed = MailDomain.objects.filter(name__in=[name for name, _, _ in waiting], closed_until__gt=timezone.now())
    answers = {domain.name: domain for domain in closed}
    said = []
    for name, mails, last in waiting:
        words = {"domain": name, "mails": f"{mails:,}", "at": date_format(timezone.localtime(last), "TIME_FORMAT")}
        if domain := answers.get(name):
            words |= {"answer": domain.last_error}
            said.append(_("%(domain)s asked us to wait (%(answer)s); mails tried again at %(at)s: %(mails)s.") % words)
        else:
            said.append(_("Mails waiting for the limit of %(domain)s: %(mails)s; the last leaves at %(at)s.") % words)
    return said


def _edition(request: HttpRequest, pk: int) -> Edition:
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    rows = Edition.objects.select_related("station", "confirmed_by", "stopped_by", "story")
    return get_object_or_404(rows, pk=pk, station=station_of(request))
