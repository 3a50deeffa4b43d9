"""The groups that hold the rights of each role at a station."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from newsquare.accounts.models import Role, RoleGroup
from newsquare.accounts.rules import RIGHTS
from newsquare.stations.models import Station


@transaction.atomic
def ensure_roles(station: Station) -> dict[Role, Group]:
    """Make a station's role groups, or bring their rights up to date. A right whose part is absent is left out."""
    groups = {role: _group(station, role) for role in Role}
    for role, group in groups.items():
        group.permissions.set(_permissions(RIGHTS[role]))
    return groups


def _group(station: Station, role: Role) -> Group:
    known = RoleGroup.objects.filter(station=station, role=role).select_related("group").first()
    if known:
        return known.group
    group, _ = Group.objects.get_or_create(name=f"{station.slug}: {role}")
    RoleGroup.objects.create(station=station, role=role, group=group)
    return group


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = set(names)
    found = Permission.objects.filter(codename__in={name.split(".")[1] for name in wanted}).select_related(
        "content_type"
    )
    return [right for right in found if f"{right.content_type.app_label}.{right.codename}" in wanted]
