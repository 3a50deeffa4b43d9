"""Who is on the staff of a station, and how they get in for the first time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string

from newsquare.accounts.actions.audit import record
from newsquare.accounts.actions.factors import OPENING, give_first_factor
from newsquare.accounts.actions.person import account_for
from newsquare.accounts.actions.roles import ensure_roles
from newsquare.accounts.models import Did, Role, StaffLink, User, new_session_key
from newsquare.accounts.passkeys import Passkey
from newsquare.accounts.queries import digest_of, link_of, role_at, works_elsewhere
from newsquare.accounts.signals import staff_left
from newsquare.stations.models import Station

LINK_GOOD_FOR = timedelta(days=3)


class NotStaffError(Exception):
    """The person is not on the staff of the station."""


class LinkSpentError(Exception):
    """The one-time link was used, is too old, or never was."""


@dataclass(frozen=True)
class Welcome:
    """Somebody with a role, and the secret end of their one-time link: none for one who can sign in already."""

    user: User
    token: str | None


@transaction.atomic
def add_staff(*, email: str, station: Station, role: Role, name: str = "", now: datetime) -> Welcome:
    """Give a person a role at a station, in place of another one there.

    Somebody who already works for another station gets no link: it would open that station's desk as well.
    """
    user = account_for(email=email, now=now)
    needs_link = not (_can_sign_in(user) or works_elsewhere(user, station))
    user.name, user.is_active = name or user.name, True
    user.save(update_fields=["name", "is_active"])
    if role_at(user, station) is None:
        _give(user, station, role)
        record(Did.INVITED, user, station=station, note=str(role.label), now=now)
    else:
        change_role(user=user, station=station, role=role)
    return Welcome(user, _new_link(user, station, now) if needs_link else None)


@transaction.atomic
def change_role(*, user: User, station: Station, role: Role) -> None:
    """Give a member of staff another role at a station. Raises NotStaffError."""
    if (before := role_at(user, station)) is None:
        raise NotStaffError
    if before is role:
        return
    _give(user, station, role)
    record(Did.ROLE, user, station=station, changes=[("role", str(before.label), str(role.label))])


def _give(user: User, station: Station, role: Role) -> None:
    groups = ensure_roles(station)
    user.groups.remove(*groups.values())
    user.groups.add(groups[role])


@transaction.atomic
def remove_staff(*, user: User, station: Station) -> list[str]:
    """Shut a person out of a station's desk at once; return what they set going that will still happen.

    Raises NotStaffError.
    """
    if (role := role_at(user, station)) is None:
        raise NotStaffError
    user.groups.remove(*user.groups.filter(role_group__station=station))
    StaffLink.objects.filter(user=user, station=station).delete()
    if not user.groups.filter(role_group__isnull=False).exists() and not user.is_superuser:
        _forget_ways_in(user)
    user.session_key = new_session_key()
    user.save(update_fields=["session_key", "password"])
    record(Did.REMOVED, user, station=station, note=str(role.label))
    return [words for _, told in staff_left.send(User, user=user, station=station) for words in told or ()]


@transaction.atomic
def reset_staff(*, user: User, station: Station, now: datetime) -> str:
    """Forget password and second factor, end all sessions; return the secret end of a new one-time link.

    Raises NotStaffError.
    """
    if role_at(user, station) is None:
        raise NotStaffError
    _forget_ways_in(user)
    user.session_key = new_session_key()
    user.save(update_fields=["session_key", "password"])
    record(Did.RESET, user, station=station, now=now)
    return _new_link(user, station, now)


@transaction.atomic
def set_up_staff(*, token: str, name: str, password: str, factor: str | Passkey | None, now: datetime) -> list[str]:
    """Use a one-time link: set name, password and second factor. Returns the recovery codes, shown this once.

    The factor is the secret of an app, a passkey, or nothing where none is asked for.

    Raises LinkSpentError.
    """
    link = link_of(token, now=now)
    if link is None or not StaffLink.objects.filter(pk=link.pk).delete()[0]:
        raise LinkSpentError
    user = link.user
    user.name, user.session_key = name, new_session_key()
    user.set_password(password)
    user.save(update_fields=["name", "password", "session_key"])
    record(Did.SET_UP, user, station=link.station, by=user, now=now)
    return [] if factor is None else give_first_factor(user, factor)


def fail_to_sign_in(*, email: str, station: Station, now: datetime) -> None:
    """Write down that a password for a member of staff was wrong. Who is not on the staff is not written down."""
    user = User.objects.filter(email=email.strip().lower(), groups__role_group__station=station).first()
    if user is not None:
        record(Did.FAILED, user, station=station, by=user, note="The password was wrong.", now=now)


def _can_sign_in(user: User) -> bool:
    has_factor = Authenticator.objects.filter(user=user, type__in=OPENING).exists()
    return user.has_usable_password() and (has_factor or not settings.SECOND_FACTOR_REQUIRED)


def _forget_ways_in(user: User) -> None:
    """Take password and second factor away; the caller saves."""
    Authenticator.objects.filter(user=user).delete()
    StaffLink.objects.filter(user=user).delete()
    user.set_unusable_password()


def _new_link(user: User, station: Station, now: datetime) -> str:
    """Make the one link that is good, and return its secret end."""
    StaffLink.objects.filter(user=user).delete()
    token = get_random_string(32)
    StaffLink.objects.create(user=user, station=station, digest=digest_of(token), expires_at=now + LINK_GOOD_FOR)
    return token
