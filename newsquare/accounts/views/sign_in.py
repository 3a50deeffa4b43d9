"""Signing in by a code sent by mail. The first time makes the account; nobody learns which addresses have one."""

from urllib.parse import urlencode

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.accounts import letters
from newsquare.accounts.actions import account_for
from newsquare.accounts.codes import CodeDesk, Typed
from newsquare.accounts.forms import AddressForm, CodeForm
from newsquare.accounts.pages import kept_notice, next_of, plain
from newsquare.accounts.waits import wait_for_code, wait_words
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take an address and send a code to it."""
    goal = next_of(request)
    if request.user.is_authenticated:
        return redirect(goal or "/me/")
    form = AddressForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _ask_page(request, form, goal)
    email = form.cleaned_data["email"]
    if wait := wait_for_code(request, email):
        return _ask_page(request, form, goal, error=wait_words(wait))
    station = station_of(request)
    code = CodeDesk(request.session, "sign-in").issue(email=email, now=timezone.now().timestamp(), next=goal)
    words = _("Type this code on the page that asked for it. It is good for 15 minutes.")
    if not letters.send_code(station, to=email, code=code, words=words):
        return _ask_page(
            request, form, goal, error=_("We cannot send mail just now. Please try again in some minutes.")
        )
    return redirect("account_confirm_login_code")


@never_cache
@require_http_methods(["GET", "POST"])
def type_code(request: HttpRequest) -> HttpResponse:
    """Take the code and sign its owner in."""
    if request.user.is_authenticated:
        return redirect(next_of(request) or "/me/")
    desk = CodeDesk(request.session, "sign-in")
    awaited = desk.awaited
    if awaited is None:
        return redirect("account_login")
    form = CodeForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _code_page(request, form, awaited.email, awaited.next)
    now = timezone.now()
    outcome = desk.check(form.cleaned_data["code"], now=now.timestamp())
    if outcome is Typed.SPENT:
        words = _("That code is too old, or was typed wrong too often. Ask for a new one.")
        return _ask_page(request, AddressForm(initial={"email": awaited.email}), awaited.next, error=words)
    if outcome is Typed.WRONG:
        form.add_error("code", _("That is not the code of our last mail. Look again, or ask for a new one."))
        return _code_page(request, form, awaited.email, awaited.next)
    user = account_for(email=awaited.email, now=now)
    answer: HttpResponse = perform_login(request, user, redirect_url=awaited.next or "/me/")
    return answer


def _ask_page(request: HttpRequest, form: AddressForm, goal: str, *, error: str = "") -> HttpResponse:
    query = f"?{urlencode({'next': goal})}" if goal else ""
    return plain(
        request,
        form=form,
        status=422 if form.errors else 429 if error else 200,
        title=_("Sign in"),
        words=[_("We mail you a code; you need no password. If you have no account yet, the code makes one.")],
        notice=NoticeShape(text=error, kind="error") if error else kept_notice(request),
        action="/sign-in/",
        hidden=[("next", goal)] if goal else [],
        button=_("Send me a code"),
        links=[Link(name=_("Staff: sign in with your password"), url=f"/sign-in/password/{query}")],
    )


def _code_page(request: HttpRequest, form: CodeForm, email: str, goal: str) -> HttpResponse:
    query = f"?{urlencode({'next': goal})}" if goal else ""
    return plain(
        request,
        form=form,
        status=422 if form.errors else 200,
        title=_("Check your mail"),
        notice=kept_notice(request),
        words=[
            _("We sent a code to %(address)s. It may take a minute; look in the spam folder, too.")
            % {"address": email},
        ],
        action="/sign-in/code/",
        button=_("Sign in"),
        links=[Link(name=_("Another address, or a new code"), url=f"/sign-in/{query}")],
    )
