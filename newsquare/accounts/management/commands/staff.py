"""Who is on the staff of a station."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from newsquare.accounts import letters
from newsquare.accounts.actions import NotStaffError, add_staff, remove_staff, reset_staff
from newsquare.accounts.models import Role, RoleGroup, User
from newsquare.accounts.queries import role_at, staff_of
from newsquare.stations.models import Station


class Command(BaseCommand):
    """Adds, removes, resets and lists members of staff."""

    help = "Add, remove, reset or list a station's staff; prints one-time links."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a verb and what it needs."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="{add,remove,reset,list}")
        add = verbs.add_parser("add", help="give somebody a role at a station, and print a one-time link")
        add.add_argument("--role", required=True, choices=[str(role) for role in Role])
        add.add_argument("--name", default="", help="as it stands in bylines")
        remove = verbs.add_parser("remove", help="shut somebody out of the desk at once")
        reset = verbs.add_parser("reset", help="forget password and second factor, and print a new one-time link")
        for verb in (add, remove, reset):
            verb.add_argument("email")
        for verb in (add, reset):
            verb.add_argument("--mail", action="store_true", help="mail the link to them instead of printing it")
        for verb in (add, remove, reset, verbs.add_parser("list", help="list the staff")):
            verb.add_argument("--station", default="", metavar="SLUG", help="may be left out where there is only one")

    def handle(self, *_args: Any, verb: str, **options: Any) -> None:
        """Do what the verb says."""
        getattr(self, f"_{verb}")(**options)

    def _add(self, email: str, station: str, role: str, name: str, mail: bool = False, **_: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is no e-mail address.") from error
        at = _station(station)
        welcome = add_staff(email=email, station=at, role=Role(role), name=name, now=timezone.now())
        self.stdout.write(f"{welcome.user.email} is {Role(role).label.lower()} at {at.name}.")
        if welcome.token:
            self._give_link(at, welcome.user, welcome.token, mail=mail)
        else:
            self.stdout.write(f"They sign in as they do already, at {at.url('/sign-in/password/')}")
            self.stdout.write("Have they lost their way in? Then run `newsquare staff reset`.")

    def _remove(self, email: str, station: str, **_: Any) -> None:
        user = _person(email)
        stations = [_station(station)] if station else _stations_of(user)
        if not stations:
            raise CommandError(f"{user.email} is on nobody's staff.")
        for at in stations:
            try:
                stays = remove_staff(user=user, station=at)
            except NotStaffError as error:
                raise CommandError(f"{user.email} is not on the staff of {at.name}.") from error
            self.stdout.write(f"{user.email} is off the staff of {at.name}; their sessions are ended.")
            for words in stays:
                self.stdout.write(f"Scheduled by them, and going out all the same: {words}")

    def _reset(self, email: str, station: str, mail: bool = False, **_: Any) -> None:
        user = _person(email)
        stations = [_station(station)] if station else _stations_of(user)
        if not stations or role_at(user, stations[0]) is None:
            raise CommandError(f"{user.email} is not on the staff there.")
        token = reset_staff(user=user, station=stations[0], now=timezone.now())
        self.stdout.write(f"Password and second factor of {user.email} are forgotten; their sessions are ended.")
        self._give_link(stations[0], user, token, mail=mail)

    def _list(self, station: str, **_: Any) -> None:
        for at in [_station(station)] if station else Station.objects.order_by("slug"):
            for user in staff_of(at):
                role = role_at(user, at)
                self.stdout.write(f"{at.slug}\t{role}\t{user.email}\t{user.name}".rstrip())

    def _give_link(self, station: Station, user: User, token: str, *, mail: bool) -> None:
        if mail and letters.send_staff_link(station, to=user.email, token=token):
            self.stdout.write(f"A one-time link is on its way to {user.email}.")
            return
        self.stdout.write("Send them this link by a safe way. It works once, for three days:")
        self.stdout.write(station.url(f"/sign-in/link/{token}/"))


def _station(slug: str) -> Station:
    stations = list(Station.objects.order_by("slug"))
    if not slug and len(stations) == 1:
        return stations[0]
    found = next((station for station in stations if station.slug == slug), None)
    if found is None:
        names = ", ".join(station.slug for station in stations) or "none yet: see `newsquare station apply`"
        raise CommandError(f"Name a station with --station (there is: {names}).")
    return found


def _person(email: str) -> User:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise CommandError(f"Nobody has the address {email}.")
    return user


def _stations_of(user: User) -> list[Station]:
    roles = RoleGroup.objects.filter(group__user=user).select_related("station").order_by("station__slug")
    return list(dict.fromkeys(role.station for role in roles))
