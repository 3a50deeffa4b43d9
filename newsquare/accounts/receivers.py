"""What follows from a new station and from new rights: its roles are brought up to date."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from newsquare.accounts.actions import ensure_roles
from newsquare.stations.models import Station


@receiver(post_save, sender=Station)
def give_a_new_station_its_roles(instance: Station, created: bool, raw: bool = False, **_: object) -> None:
    if created and not raw:
        ensure_roles(instance)


def bring_roles_up_to_date(**_: object) -> None:
    """After `migrate`: a new version may bring new rights. Connected in `apps.py`, after all rights are there."""
    for station in Station.objects.order_by("pk"):
        ensure_roles(station)
