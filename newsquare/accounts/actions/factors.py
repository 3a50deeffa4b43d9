"""The second factors of a member of staff: an app or a passkey, and the recovery codes that stand in for them."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions.audit import record
from newsquare.accounts.models import Did, User, new_session_key
from newsquare.accounts.passkeys import Passkey
from newsquare.stations.models import Station

OPENING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class LastFactorError(Exception):
    """Without it the person could not sign in any more."""


def give_first_factor(user: User, factor: str | Passkey) -> list[str]:
    """Replace all that a person has by the secret of an app, or a passkey; return new recovery codes."""
    Authenticator.objects.filter(user=user).delete()
    if isinstance(factor, Passkey):
        WebAuthn.add(user, factor.name, factor.credential)
    else:
        TOTP.activate(user, factor)
    return _new_codes(user)


@transaction.atomic
def add_passkey(*, user: User, station: Station, passkey: Passkey) -> None:
    """Let a person sign in with one more passkey."""
    WebAuthn.add(user, passkey.name, passkey.credential)
    record(Did.FACTOR, user, station=station, note=_("passkey added: %(name)s") % {"name": passkey.name})


@transaction.atomic
def remove_passkey(*, user: User, station: Station, number: int) -> None:
    """Let a passkey open nothing any more, and end all sessions: one may be whoever found it.

    Raises LastFactorError; a passkey that is gone already is no matter.
    """
    rows = Authenticator.objects.filter(user=user, type__in=OPENING)
    found = rows.filter(pk=number, type=Authenticator.Type.WEBAUTHN).first()
    if found is None:
        return
    if not rows.exclude(pk=number).exists():
        raise LastFactorError
    found.delete()
    user.session_key = new_session_key()
    user.save(update_fields=["session_key"])
    record(Did.FACTOR, user, station=station, note=_("passkey removed: %(name)s") % {"name": found.wrap().name})


@transaction.atomic
def renew_recovery_codes(*, user: User, station: Station) -> list[str]:
    """Make the recovery codes of a person void; return new ones, shown this once."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    record(Did.FACTOR, user, station=station, note=_("new recovery codes"))
    return _new_codes(user)


def _new_codes(user: User) -> list[str]:
    made: Any = RecoveryCodes.activate(user)
    codes: list[str] = made.get_unused_codes()
    return codes
