"""The one-time link with which staff set name, password and second factor."""

import base64
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.adapter import get_adapter as factors
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsquare.accounts import passkeys
from newsquare.accounts.actions import LinkSpentError, set_up_staff
from newsquare.accounts.forms import SetUpForm
from newsquare.accounts.models import StaffLink
from newsquare.accounts.pages import plain
from newsquare.accounts.queries import link_of
from newsquare.theme.shapes import Link

DESK = "/desk/"


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str = "") -> HttpResponse:
    """Let a new member of staff set name, password and second factor. Opening the link changes nothing.

    The form is sent to an address without the secret, so that no log of failures ever holds it.
    """
    now, token = timezone.now(), token or request.POST.get("token", "")
    found = link_of(token, now=now)
    if found is None or found.station_id != request.station.pk:  # type: ignore[attr-defined]  # Set by StationMiddleware.
        return _spent_page(request)
    secret = _totp_secret(token) if settings.SECOND_FACTOR_REQUIRED else None
    form = SetUpForm(
        request.POST or None,
        initial={"name": found.user.name},
        user=found.user,
        station=found.station,
        totp_secret=secret,
    )
    if request.method == "GET" or not form.is_valid():
        return _set_up_page(request, form, found, token, secret)
    try:
        codes = set_up_staff(
            token=token,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password"],
            factor=form.factor,
            now=now,
        )
    except LinkSpentError:
        return _spent_page(request)
    return _ready_page(request, codes)


def _totp_secret(token: str) -> str:
    """Return the secret for the app, the same each time the link is opened, so that nothing need be kept."""
    return base64.b32encode(salted_hmac("newsquare.accounts.totp", token, algorithm="sha256").digest()[:20]).decode()


def _set_up_page(
    request: HttpRequest, form: SetUpForm, found: StaffLink, token: str, secret: str | None
) -> HttpResponse:
    more: dict[str, Any] = {"secret": "", "codes": []}
    if secret:
        url = factors().build_totp_url(found.user, secret)
        picture = factors().build_totp_svg(url).partition("?>")[2]
        more = {
            "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
            "qr": mark_safe(picture),  # Drawn by us from our own address.
            "otpauth": url,
            "asked": passkeys.to_make(found.user),
            "codes": [],
        }
    return plain(
        request,
        form=form,
        status=422 if form.errors else 200,
        more=more,
        title=_("Welcome to %(station)s") % {"station": found.station},
        words=[
            _("This link is for %(address)s, and works once.") % {"address": found.user.email},
            _("Next time you sign in with this address, the password that you set here, and a second factor."),
        ],
        action="/sign-in/link/",
        hidden=[("token", token)],
        button=_("Save and go on"),
    )


def _ready_page(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return plain(
        request,
        more={"codes": codes},
        title=_("You are ready"),
        links=[Link(name=_("Sign in to the desk"), url=f"/sign-in/password/?{urlencode({'next': DESK})}")],
    )


def _spent_page(request: HttpRequest) -> HttpResponse:
    return plain(
        request,
        status=410,
        title=_("This link is spent"),
        words=[_("It was used, or is older than three days. Ask an administrator of the station for a new one.")],
        links=[Link(name=_("Sign in"), url="/sign-in/password/")],
    )
