"""Who may pass the desk's door, and what time it is behind it."""

from enum import Enum

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from wagtail.users.models import UserProfile

from newsquare.accounts.models import User
from newsquare.stations.queries import station_of


class Pass(Enum):
    """What the doorkeeper says."""

    WELCOME = "welcome"
    STRANGER = "stranger"  # Not signed in.
    NOT_STAFF = "not staff"  # Signed in, without a role at this station.
    NO_FACTOR = "no factor"  # On the staff, without a second factor in this session.


def ask(request: HttpRequest) -> Pass:
    """Say whether the person of a request may enter the desk of its station."""
    user = request.user
    if not isinstance(user, User):
        return Pass.STRANGER
    if not user.has_perm("wagtailadmin.access_admin"):
        return Pass.NOT_STAFF
    if is_factor_asked_for() and not showed_factor(request):
        return Pass.NO_FACTOR
    return Pass.WELCOME


def is_factor_asked_for() -> bool:
    """Say whether staff need a second factor here: everywhere but in a demonstration."""
    return bool(settings.SECOND_FACTOR_REQUIRED)


def showed_factor(request: HttpRequest) -> bool:
    """Say whether the person showed a second factor when this session began."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def keep_station_time(request: HttpRequest) -> None:
    """Let the desk keep the station's time: Wagtail would go by the server's, or by a setting of the person.

    Wagtail asks the person's profile, which is told here for the length of the request.
    """
    profile = UserProfile.get_for_user(request.user)
    profile.current_time_zone = station_of(request).timezone
    request.user.wagtail_userprofile = profile  # type: ignore[union-attr]  # Wagtail's own relation; signed in.
