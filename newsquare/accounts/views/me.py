"""What a signed-in person sets about the account: name, address, its end."""

from urllib.parse import urlencode

from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsquare.accounts import letters
from newsquare.accounts.actions import (
    AddressTakenError,
    StaffAccountError,
    all_held_of,
    change_address,
    erase_account,
    set_name,
)
from newsquare.accounts.codes import CodeDesk, Typed
from newsquare.accounts.forms import AddressForm, CodeForm, EraseForm, NameForm
from newsquare.accounts.models import User
from newsquare.accounts.pages import kept_notice, next_of, plain
from newsquare.accounts.signals import name_chosen
from newsquare.accounts.waits import wait_for_code, wait_words
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape

BACK = "/me/"


@never_cache
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Choose the name shown."""
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    goal = next_of(request)
    form = NameForm(
        request.POST or None, initial={"name": request.user.name}, user=request.user, station=station_of(request)
    )
    if request.method == "POST" and form.is_valid():
        set_name(user=request.user, name=form.cleaned_data["name"])
        name_chosen.send(User, user=request.user, request=request)
        return redirect(goal or BACK)
    return plain(
        request,
        form=form,
        status=422 if form.errors else 200,
        title=_("Choose a name") if not request.user.name else _("Change your name"),
        notice=kept_notice(request),
        action="/me/name/",
        hidden=[("next", goal)] if goal else [],
        button=_("Save the name"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Take a new address and send a code to it."""
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    form = AddressForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _address_page(request, form)
    email = form.cleaned_data["email"]
    if wait := wait_for_code(request, email):
        return _address_page(request, form, error=wait_words(wait))
    code = CodeDesk(request.session, "address").issue(email=email, now=timezone.now().timestamp())
    words = _("Type this code on the page that asked for it, and your account moves to this address.")
    if not letters.send_code(station_of(request), to=email, code=code, words=words):
        return _address_page(request, form, error=_("We cannot send mail just now. Please try again in some minutes."))
    return redirect("my_address_code")


@never_cache
@require_http_methods(["GET", "POST"])
def address_code(request: HttpRequest) -> HttpResponse:
    """Take the code sent to the new address, and move the account there."""
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    desk = CodeDesk(request.session, "address")
    awaited = desk.awaited
    if awaited is None:
        return redirect("my_address")
    form = CodeForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _code_page(request, form, awaited.email)
    outcome = desk.check(form.cleaned_data["code"], now=timezone.now().timestamp())
    if outcome is Typed.SPENT:
        words = _("That code is too old, or was typed wrong too often. Ask for a new one.")
        return _address_page(request, AddressForm(initial={"email": awaited.email}), error=words)
    if outcome is Typed.WRONG:
        form.add_error("code", _("That is not the code of our last mail. Look again, or ask for a new one."))
        return _code_page(request, form, awaited.email)
    return _move(request, request.user, awaited.email)


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask, then erase the account."""
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_account(user=request.user, with_words=form.cleaned_data["words"] == "delete")
        except StaffAccountError:
            form.add_error(None, _("You are on the staff: ask an administrator to take you off it first."))
        else:
            logout(request)
            return plain(
                request,
                title=_("Your account is deleted"),
                words=[_("Your name and address are gone from it, and nobody can sign in to it any more.")],
                links=[Link(name=_("Front page"), url="/")],
            )
    return plain(
        request,
        form=form,
        status=422 if form.errors else 200,
        title=_("Delete your account"),
        words=[
            _("We erase your name and your address, and sign you out everywhere. It cannot be undone."),
            _("What you published stays without your name, or goes with it: choose below."),
            _("You can sign in with the same address later; that makes a new, empty account."),
        ],
        action="/me/erase/",
        button=_("Delete my account"),
        links=[Link(name=_("Keep it"), url=BACK)],
    )


@never_cache
@require_http_methods(["GET", "HEAD"])
def data(request: HttpRequest) -> HttpResponse:
    """Hand out everything that is held of the person, as JSON to keep."""
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    response = JsonResponse(all_held_of(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


def _move(request: HttpRequest, user: User, email: str) -> HttpResponse:
    old = user.email
    try:
        change_address(user=user, email=email)
    except AddressTakenError:
        words = _("This address already has an account of its own. Sign out, and sign in with it.")
        return _address_page(request, AddressForm(), error=words)
    update_session_auth_hash(request, user)
    letters.send_moved(station_of(request), to=old, new_address=email)
    return redirect(BACK)


def _address_page(request: HttpRequest, form: AddressForm, *, error: str = "") -> HttpResponse:
    return plain(
        request,
        form=form,
        status=422 if form.errors or error else 200,
        title=_("Change your address"),
        words=[
            _("Codes go to %(address)s now.") % {"address": request.user.email},  # type: ignore[union-attr]  # Signed in.
            _("We send a code to the new address, to be sure that it is yours, and word of it to the old one."),
        ],
        notice=NoticeShape(text=error, kind="error") if error else None,
        action="/me/address/",
        button=_("Send me a code"),
        links=[Link(name=_("Leave it as it is"), url=BACK)],
    )


def _code_page(request: HttpRequest, form: CodeForm, email: str) -> HttpResponse:
    return plain(
        request,
        form=form,
        status=422 if form.errors else 200,
        title=_("Check your mail"),
        words=[
            _("We sent a code to %(address)s. It may take a minute; look in the spam folder, too.") % {"address": email}
        ],
        action="/me/address/code/",
        button=_("Change my address"),
        links=[Link(name=_("Another address, or a new code"), url="/me/address/")],
    )


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"/sign-in/?{urlencode({'next': request.path})}")
