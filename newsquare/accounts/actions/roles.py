"""The groups that hold the rights of each role at a station."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from newsquare.accounts.models import Role, RoleGroup
from newsquare.accounts.rules import RIGHTS
from newsquare.stations.models import Station

Held = Group.permissions.through


@transaction.atomic
def ensure_roles(station: Station) -> dict[Role, Group]:
    """Make a station's role groups, or bring their rights up to date. A right whose part is absent is left out."""
    groups = _groups(station)
    rights = _rights()
    wanted = {(groups[role].pk, rights[name]) for role in Role for name in RIGHTS[role] if name in rights}
    rows = Held.objects.filter(group__in=groups.values())
    held = {(group, right): pk for pk, group, right in rows.values_list("pk", "group", "permission")}
    Held.objects.filter(pk__in=[pk for pair, pk in held.items() if pair not in wanted]).delete()
    Held.objects.bulk_create(Held(group_id=group, permission_id=right) for group, right in sorted(wanted - held.keys()))
    return groups


def _groups(station: Station) -> dict[Role, Group]:
    rows = RoleGroup.objects.filter(station=station).select_related("group")
    groups = {Role(row.role): row.group for row in rows}
    names = {f"{station.slug}: {role}": role for role in Role if role not in groups}
    if names:
        Group.objects.bulk_create((Group(name=name) for name in names), ignore_conflicts=True)
        new = {names[group.name]: group for group in Group.objects.filter(name__in=names)}
        RoleGroup.objects.bulk_create(RoleGroup(station=station, role=role, group=new[role]) for role in new)
        groups |= new
    return groups


def _rights() -> dict[str, int]:
    """Return the number of each right that exists and that a role may have, by its name "part.right"."""
    wanted = set().union(*RIGHTS.values())
    rows = Permission.objects.filter(codename__in={name.split(".")[1] for name in wanted})
    found = {f"{part}.{name}": pk for part, name, pk in rows.values_list("content_type__app_label", "codename", "pk")}
    return {name: pk for name, pk in found.items() if name in wanted}
