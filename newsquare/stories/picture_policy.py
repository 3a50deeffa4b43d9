"""Who may do what with pictures on the desk: only with the station's own, and nobody deletes one."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from newsquare.accounts.models import User
from newsquare.stations.queries import current_station
from newsquare.stories.models import Picture


class PicturePolicy(CollectionOwnershipPermissionPolicy):  # type: ignore[misc]  # Wagtail is untyped.
    """Wagtail's rights by collection, asked for the station of the request alone.

    Wagtail itself would show somebody who works at two stations the pictures of both at either desk.
    """

    def __init__(self) -> None:
        super().__init__(Picture, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user")

    def get_all_permissions_for_user(self, user: User) -> "QuerySet[GroupCollectionPermission]":
        """Return the rights that the person's groups of this station have."""
        rights: QuerySet[GroupCollectionPermission] = super().get_all_permissions_for_user(user)
        return rights.filter(group__role_group__station=current_station())

    def user_has_permission(self, user: User, action: str) -> bool:
        """Say whether a person may do something with pictures at all."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Picture) -> bool:
        """Say whether a person may do any of some things with a picture. Readers may have seen it: it stays."""
        kept = set(actions) - {"delete"}
        if not kept or instance.station != current_station():
            return False
        return bool(super().user_has_any_permission_for_instance(user, kept, instance))

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> "QuerySet[Any]":
        """Return the station's pictures with which a person may do any of some things."""
        found: QuerySet[Any] = super().instances_user_has_any_permission_for(user, set(actions) - {"delete"})
        return found.filter(station=current_station())
