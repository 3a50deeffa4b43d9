"""Who is on a station's staff, how they get in, and what they did."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from newsquare.accounts import door
from newsquare.accounts.models import AuditEntry, Did, Role, RoleGroup, StaffLink, User
from newsquare.accounts.rules import RIGHTS, skeleton
from newsquare.stations.models import Station


def staff_of(station: Station) -> "QuerySet[User]":
    """Return the members of staff of a station, by name."""
    people = User.objects.filter(groups__role_group__station=station, is_active=True)
    return people.order_by("name", "email", "pk").distinct()


def staff_who_may(station: Station, right: str) -> "QuerySet[User]":
    """Return the members of staff of a station whose role has a right, by name."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    people = User.objects.filter(
        groups__role_group__station=station, groups__role_group__role__in=roles, is_active=True
    )
    return people.order_by("name", "email", "pk").distinct()


def looks_taken(name: str, user: User) -> bool:
    """Say whether somebody else has a name that looks the same."""
    others = User.objects.filter(look=skeleton(name), is_active=True).exclude(pk=user.pk)
    return others.exists()


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


def links_of(station: Station) -> dict[int, datetime]:
    """Return until when the one-time link of each person is good who has not used theirs."""
    return dict(StaffLink.objects.filter(station=station).values_list("user", "expires_at"))


def digest_of(token: str) -> str:
    """Return what is kept of a link's secret end. It is random, so a plain digest tells nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def at_the_desk(request: HttpRequest) -> bool:
    """Say whether the person of a request may enter the desk of its station, second factor and all."""
    return door.ask(request) is door.Pass.WELCOME


def log_of(
    station: Station,
    *,
    person: int | None = None,
    did: str = "",
    kind: str = "",
    thing: str = "",
    q: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
) -> "QuerySet[AuditEntry]":
    """Return what staff did at a station, newest first; days are the station's, `before` is the last row seen."""
    wanted: dict[str, Any] = {"person_id": person, "did": did, "kind": kind, "thing_id": thing, "thing__icontains": q}
    rows = AuditEntry.objects.filter(station=station, **{name: value for name, value in wanted.items() if value})
    if since:
        rows = rows.filter(at__gte=datetime.combine(since, time(), station.zone))
    if until:
        rows = rows.filter(at__lt=datetime.combine(until + timedelta(days=1), time(), station.zone))
    if before and (last := AuditEntry.objects.filter(station=station, pk=before).first()):
        rows = rows.filter(Q(at__lt=last.at) | Q(pk__lt=last.pk), at__lte=last.at)
    return rows.order_by("-at", "-pk")


def people_in_log(station: Station) -> "QuerySet[User]":
    """Return the station's staff and those who left it, by name."""
    left = AuditEntry.objects.filter(station=station, kind="accounts.user", did=Did.REMOVED)
    ids = {int(pk) for pk in left.values_list("thing_id", flat=True)}
    ids |= set(RoleGroup.objects.filter(station=station).values_list("group__user", flat=True)) - {None}
    return User.objects.filter(pk__in=ids).order_by("name", "email", "pk")


def kinds_in_log(station: Station) -> dict[str, str]:
    """Return the kinds of things in the log, with their names."""
    rows = AuditEntry.objects.filter(station=station).exclude(kind="").order_by().values_list("kind", flat=True)
    known = {model._meta.label_lower: str(model._meta.verbose_name) for model in apps.get_models()}
    return {kind: known.get(kind, kind) for kind in rows.distinct()}
