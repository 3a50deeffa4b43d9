"""What follows when somebody leaves the staff."""

from django.dispatch import receiver

from newsquare.accounts.models import User
from newsquare.accounts.signals import staff_left
from newsquare.stations.models import Station
from newsquare.tips.actions import drop_tip_reader


@receiver(staff_left)
def take_the_key_back(user: User, station: Station, **_: object) -> None:
    """Who leaves reads no ideas; who comes back is named anew."""
    drop_tip_reader(user=user, station=station)
