"""The shelf on which a station's pictures lie, so that one station's chooser shows none of another's."""

from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission

from newsquare.accounts.models import Role, RoleGroup
from newsquare.stations.models import Station

WITH_PICTURES = (Role.REPORTER, Role.PRODUCER, Role.EDITOR, Role.ADMINISTRATOR)
RIGHTS = ("add_image", "change_image", "choose_image")  # Wagtail asks for those of its own model.


@transaction.atomic
def ensure_picture_collection(station: Station) -> Collection:
    """Return the station's collection; make it and give the station's roles their rights in it where missing."""
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    found = root.get_children().filter(name=station.slug).first() or root.add_child(name=station.slug)
    rights = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=RIGHTS)
    for role_group in RoleGroup.objects.filter(station=station, role__in=WITH_PICTURES):
        for right in rights:
            GroupCollectionPermission.objects.get_or_create(group=role_group.group, collection=found, permission=right)
    return found
