"""What a person may do: the rights of the groups of the station whose host was asked."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import QuerySet

from newsquare.accounts.models import User
from newsquare.lib.prepared import Prepared, given
from newsquare.stations.queries import current_station

_BY_ID = Prepared(lambda: User.objects.filter(pk=given("user", int)))


class StationBackend(ModelBackend):
    """Answers for the current station alone, so that a right at one station is none at another."""

    def get_user(self, user_id: int) -> User | None:
        """Return the account of a session, if it may be used."""
        user = _BY_ID.first(user=user_id)
        return user if user and self.user_can_authenticate(user) else None

    def _get_group_permissions(self, user_obj: User | AnonymousUser) -> "QuerySet[Permission]":
        station = current_station()
        if station is None or not isinstance(user_obj, User):
            return Permission.objects.none()
        return Permission.objects.filter(group__user=user_obj, group__role_group__station=station)

    def _get_user_permissions(self, user_obj: User | AnonymousUser) -> "QuerySet[Permission]":
        """Nobody has rights of their own: those would hold at every station."""
        return Permission.objects.none()
