"""What a person does with the account: make it by signing in, name it, move it, erase it."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from newsquare.accounts.actions.audit import record
from newsquare.accounts.models import Did, RoleGroup, StaffLink, User, new_session_key
from newsquare.accounts.rules import skeleton
from newsquare.accounts.signals import account_erased, data_asked


class AddressTakenError(Exception):
    """The address belongs to another account."""


class StaffAccountError(Exception):
    """The account belongs to a member of staff: an administrator takes the rights away first."""


def account_for(*, email: str, now: datetime) -> User:
    """Return the account of an address whose owner has just proved it, making it on the first sign-in."""
    email = email.strip().lower()
    user, _ = User.objects.get_or_create(
        email=email, defaults={"date_joined": now, "password": User.objects.no_password()}
    )
    return user


@transaction.atomic
def set_name(*, user: User, name: str) -> None:
    """Set the name shown. Whether it may be had was asked before (`forms.NameForm`)."""
    before, user.name = user.name, name
    user.look = skeleton(name)
    user.save(update_fields=["name", "look"])
    _tell_own_stations(user, ("name", before, name))


@transaction.atomic
def change_address(*, user: User, email: str) -> None:
    """Move the account to an address whose owner has just proved it, and end its sessions.

    Raises AddressTakenError when another account has it.
    """
    before = user.email
    user.email, user.session_key = email.strip().lower(), new_session_key()
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "session_key"])
    except IntegrityError as error:
        user.refresh_from_db()
        raise AddressTakenError from error
    _tell_own_stations(user, ("e-mail address", before, user.email))


def _tell_own_stations(user: User, change: tuple[str, str, str]) -> None:
    """Write into the log of each station on whose staff the person is; what readers do to themselves is not kept."""
    for role in RoleGroup.objects.filter(group__user=user).order_by("pk"):
        record(Did.CHANGED, user, station=role.station_id, by=user, changes=[change])


def end_sessions(*, user: User) -> None:
    """Sign the person out wherever they are signed in."""
    user.session_key = new_session_key()
    user.save(update_fields=["session_key"])


def all_held_of(user: User) -> dict[str, Any]:
    """Return everything that is held of a person, as plain data, each part telling its own."""
    account = {"email": user.email, "name": user.name, "since": user.date_joined, "last_sign_in": user.last_login}
    answers: list[tuple[Any, Any]] = data_asked.send(User, user=user)
    return {"account": account, **{name: rows for _receiver, held in answers for name, rows in held.items()}}


@transaction.atomic
def erase_account(*, user: User, with_words: bool = False) -> None:
    """Take name, address and every way in out of an account; what others hold of it, they are told to let go.

    `with_words`: what the person published goes as well, not the name alone.

    The empty row stays, so that nothing that pointed to it points to a stranger later. Raises StaffAccountError.
    """
    if user.is_superuser or user.groups.filter(role_group__isnull=False).exists():
        raise StaffAccountError
    account_erased.send(User, user_id=user.pk, with_words=with_words)
    Authenticator.objects.filter(user=user).delete()
    StaffLink.objects.filter(user=user).delete()
    user.email, user.name, user.look = f"erased-{user.pk}@erased.invalid", "", ""
    user.is_active, user.session_key = False, new_session_key()
    user.set_unusable_password()
    user.save(update_fields=["email", "name", "look", "is_active", "session_key", "password"])
