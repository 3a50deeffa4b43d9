"""Who is on a station's staff."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest

from newsquare.accounts import door
from newsquare.accounts.models import Role, RoleGroup, StaffLink, User
from newsquare.stations.models import Station


def staff_of(station: Station) -> "QuerySet[User]":
    """Return the members of staff of a station, by name."""
    people = User.objects.filter(groups__role_group__station=station, is_active=True)
    return people.order_by("name", "email", "pk").distinct()


def role_at(user: User, station: Station) -> Role | None:
    """Return what a person does at a station; None for somebody who is not on its staff."""
    found = RoleGroup.objects.filter(station=station, group__user=user).order_by("pk").first()
    return Role(found.role) if found else None


def roles_at(station: Station, user_ids: Iterable[int]) -> dict[int, Role]:
    """Return what each of some people does at a station; who is not on its staff is left out."""
    rows = User.objects.filter(pk__in=list(user_ids), is_active=True, groups__role_group__station=station)
    return {pk: Role(role) for pk, role in rows.values_list("pk", "groups__role_group__role")}


def works_elsewhere(user: User, station: Station) -> bool:
    """Say whether a person's way in opens more than one station's desk."""
    other_roles = RoleGroup.objects.filter(group__user=user).exclude(station=station)
    return user.is_superuser or other_roles.exists()


def link_of(token: str, *, now: datetime) -> StaffLink | None:
    """Return the one-time link with this secret end, if it is still good."""
    links = StaffLink.objects.filter(digest=digest_of(token), expires_at__gt=now, user__is_active=True)
    return links.select_related("user", "station").first()


def digest_of(token: str) -> str:
    """Return what is kept of a link's secret end. It is random, so a plain digest tells nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def at_the_desk(request: HttpRequest) -> bool:
    """Say whether the person of a request may enter the desk of its station, second factor and all."""
    return door.ask(request) is door.Pass.WELCOME
