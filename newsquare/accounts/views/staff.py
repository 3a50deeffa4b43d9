"""How staff sign in: by password (or a mailed code), then by a second factor."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import perform_login
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsquare.accounts import passkeys
from newsquare.accounts.actions import fail_to_sign_in
from newsquare.accounts.forms import FactorForm, PasskeyForm, PasswordForm
from newsquare.accounts.pages import next_of, plain
from newsquare.accounts.waits import MINUTE, wait_for_password
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

DESK = "/desk/"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Take address and password; allauth asks for the second factor."""
    goal = next_of(request)
    if request.user.is_authenticated:
        return redirect(goal or DESK)
    form = PasswordForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _password_page(request, form, goal)
    email = form.cleaned_data["email"]
    if wait := wait_for_password(request, email):
        words = _("Too many attempts. Please try again in %(minutes)s min, or sign in by a mailed code.")
        return _password_page(request, form, goal, error=words % {"minutes": -(-wait // MINUTE)})
    user = authenticate(request, email=email, password=form.cleaned_data["password"])
    if user is None:
        fail_to_sign_in(email=email, station=station_of(request), now=timezone.now())
        return _password_page(request, form, goal, error=_("Address and password do not go together."))
    answer: HttpResponse = perform_login(request, user, redirect_url=goal or DESK)
    return answer


class SecondFactorView(AuthenticateView):  # type: ignore[misc]  # allauth is untyped.
    """Takes a passkey, the code of an authenticator app, or a recovery code."""

    form_class = FactorForm
    webauthn_form_class = PasskeyForm
    template_name = "accounts/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add our page to allauth's forms."""
        context = super().get_context_data(**kwargs)
        has = passkeys.passkeys_of(self.stage.login.user)
        works = any(passkeys.works_at(passkey, self.request.get_host()) for passkey in has)
        refused = next(iter(context["webauthn_form"].errors.get("credential", [])), "")
        page = PlainShape(
            title=_("Your second factor"),
            words=[]
            if works or not has
            else [_("Your passkey belongs to another address of ours: it does not work at this one.")],
            notice=NoticeShape(text=refused, kind="error") if refused else None,
            action="/sign-in/second/",
            button=_("Sign in"),
            links=[Link(name=_("Start again"), url="/sign-in/password/")],
        )
        return {**context, "page": page, "asked": context["js_data"]["request_options"] if works else None}


second_factor = SecondFactorView.as_view()


def _password_page(request: HttpRequest, form: PasswordForm, goal: str, *, error: str = "") -> HttpResponse:
    query = f"?{urlencode({'next': goal})}" if goal else ""
    return plain(
        request,
        form=form,
        status=422 if form.errors or error else 200,
        title=_("Staff sign-in"),
        notice=NoticeShape(text=error, kind="error") if error else None,
        action="/sign-in/password/",
        hidden=[("next", goal)] if goal else [],
        button=_("Sign in"),
        links=[Link(name=_("Sign in by a code sent by mail"), url=f"/sign-in/{query}")],
    )
