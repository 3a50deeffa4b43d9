"""Where allauth asks us how we do things."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.lib import flood
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, PlainShape


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped.
    """No flash messages, no mails of its own, and networks instead of addresses."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what happened, and a message would need a cookie."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: a mail about a factor would hold the person's network address."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the network; allauth counts failed sign-ins under it."""
        return flood.network_of(request)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Tell somebody whose account was closed."""
        page = PlainShape(
            title=_("This account is closed"),
            words=[_("The station has closed it. Write to the newsroom if you think that this is a mistake.")],
            links=[Link(name=_("About us"), url="/about/")],
        )
        return render(request, "theme/plain.html", {"page": page}, status=403)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped.
    """Secrets are not in the clear in the database, and the app shows the station's name."""

    def get_totp_issuer(self) -> str:
        """Return the name that the person's app shows beside the code."""
        return station_of(context.request).name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whose passkey it is: that of this host, under the station's name."""
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a kept secret; an unusable one where the server's secret key was changed since."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def _box() -> Fernet:
    key = salted_hmac("newsquare.accounts.factor", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
