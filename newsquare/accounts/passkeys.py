"""A passkey as the second factor: what the browser is asked, and what may be believed of its answer.

A passkey belongs to the host at which it was made: browsers use it nowhere else.
"""

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsquare.accounts.models import User

UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, struct.error)  # What nonsense makes fido2 raise.
LONGEST_NAME = 60
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Passkey:
    """What a browser answered when it made one, checked, under the name that its owner knows it by."""

    name: str
    credential: dict[str, Any]


def to_make(user: User) -> dict[str, Any]:
    """Return what the browser is asked when it is to make a passkey; the session keeps the challenge."""
    asked: dict[str, Any] = auth.begin_registration(user, passwordless=False)
    return asked


def made(credential: object) -> dict[str, Any]:
    """Return a browser's answer to `to_make`, checked. Raises ValidationError for one that was not asked for."""
    if not isinstance(credential, dict):
        raise ValidationError(_unreadable())
    believed(lambda: auth.parse_registration_response(credential))
    believed(lambda: auth.complete_registration(credential))
    return credential


def believed(check: Callable[[], Answer]) -> Answer:
    """Return what a check of a browser's answer finds. Raises ValidationError for an answer that makes no sense."""
    try:
        return check()
    except UNREADABLE as error:
        raise ValidationError(_unreadable()) from error


def passkeys_of(user: User) -> list[Authenticator]:
    """Return a person's passkeys, the oldest first."""
    rows = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return list(rows.order_by("created_at", "pk"))


def works_at(passkey: Authenticator, host: str) -> bool:
    """Say whether browsers use a passkey at a host."""
    name = host.partition(":")[0]
    return bool(passkey.wrap().authenticator_data.rp_id_hash == hashlib.sha256(name.encode()).digest())


def _unreadable() -> str:
    return _("That passkey was not the one that was asked for. Please try again.")
