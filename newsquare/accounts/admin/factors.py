"""The screen on which somebody on the staff keeps the own second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsquare.accounts import passkeys
from newsquare.accounts.actions import LastFactorError, add_passkey, remove_passkey, renew_recovery_codes
from newsquare.accounts.door import is_factor_asked_for
from newsquare.accounts.forms import OwnFactorsForm
from newsquare.accounts.models import User
from newsquare.accounts.passkeys import Passkey
from newsquare.accounts.waits import MINUTE, wait_for_password
from newsquare.stations.queries import station_of


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def own_factors(request: HttpRequest) -> HttpResponse:
    """Show passkeys, app and recovery codes; a POST changes them, for whoever knows the password."""
    user = request.user
    if not isinstance(user, User) or not is_factor_asked_for():
        raise Http404
    form = OwnFactorsForm(request.POST or None, user=user)
    if request.method == "GET":
        return _screen(request, user, form)
    if wait := wait_for_password(request, user.email):
        messages.error(
            request, _("Too many attempts. Please try again in %(minutes)s min.") % {"minutes": -(-wait // MINUTE)}
        )
        return redirect("own_factors")
    if not form.is_valid():
        return _screen(request, user, form)
    return _change(request, user, form)


def _change(request: HttpRequest, user: User, form: OwnFactorsForm) -> HttpResponse:
    station, do = station_of(request), request.POST.get("do", "")
    if form.cleaned_data.get("passkey"):
        name = form.cleaned_data["name"] or _("another one")
        add_passkey(user=user, station=station, passkey=Passkey(name, form.cleaned_data["passkey"]))
        messages.success(request, _("From now on this passkey opens the desk, too: %(name)s.") % {"name": name})
    elif do == "codes":
        return _screen(request, user, OwnFactorsForm(user=user), renew_recovery_codes(user=user, station=station))
    elif do.isdecimal():
        _remove(request, user, int(do))
    return redirect("own_factors")


def _remove(request: HttpRequest, user: User, number: int) -> None:
    try:
        remove_passkey(user=user, station=station_of(request), number=number)
    except LastFactorError:
        messages.error(request, _("It is your only one: make another passkey first."))
    else:
        update_session_auth_hash(request, user)
        messages.success(request, _("That passkey opens nothing any more, and you are signed out everywhere else."))


def _screen(request: HttpRequest, user: User, form: OwnFactorsForm, codes: list[str] | None = None) -> HttpResponse:
    rows = Authenticator.objects.filter(user=user)
    recovery = rows.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    context: dict[str, Any] = {
        "passkeys": [(row, passkeys.works_at(row, request.get_host())) for row in passkeys.passkeys_of(user)],
        "app": rows.filter(type=Authenticator.Type.TOTP).first(),
        "left": len(recovery.wrap().get_unused_codes()) if recovery else 0,
        "codes": codes or [],
        "form": form,
        "asked": passkeys.to_make(user),
    }
    return render(request, "accounts/factors.html", context)
