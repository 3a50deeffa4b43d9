"""Signing out, here or everywhere."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.accounts.actions import end_sessions
from newsquare.accounts.forms import SignOutForm
from newsquare.accounts.models import User
from newsquare.accounts.pages import plain


@never_cache
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, then sign out."""
    if not isinstance(request.user, User):
        return redirect("/")
    form = SignOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["everywhere"]:
            end_sessions(user=request.user)
        logout(request)
        return redirect("/")
    return plain(
        request,
        form=form,
        title=_("Sign out"),
        words=[_("You are signed in as %(name)s.") % {"name": request.user}],
        action="/sign-out/",
        button=_("Sign out"),
    )
