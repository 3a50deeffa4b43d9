"""Put an item aside, and bring it back."""

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.wire.models import ItemState, WireItem


@transaction.atomic
def spike(*, item: WireItem) -> None:
    """Say that an item is not for us. A later version of it does not bring it back."""
    if WireItem.objects.filter(pk=item.pk, state=ItemState.ARRIVED).update(state=ItemState.SPIKED):
        record(Did.SPIKED, item, station=item.source.station)


@transaction.atomic
def unspike(*, item: WireItem) -> None:
    """Bring a spiked item back among the arrivals."""
    if WireItem.objects.filter(pk=item.pk, state=ItemState.SPIKED).update(state=ItemState.ARRIVED):
        record(Did.UNSPIKED, item, station=item.source.station)
