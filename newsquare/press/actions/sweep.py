"""What is done without being asked, and by hand: forgotten and outdated pages, the links of hosts, purging."""

from datetime import datetime, timedelta

from newsquare.press import bakery
from newsquare.press.actions.touch import clear_away
from newsquare.press.models import BakedPage, Touch
from newsquare.stations.models import Host, Station

REMEMBERED = timedelta(minutes=10)  # So long a touch is kept after it was seen to; a bake gives up far sooner.


def sweep(*, now: datetime) -> None:
    """Carry out removals that a killed process left undone, and take away pages whose time has run out.

    Both are then marked or recorded for `bake_pending`. To be called before the first page is served, and each minute.
    """
    settle_hosts()
    for touched in Touch.objects.filter(done_at=None, hard=True, removed_at=None).order_by("pk"):
        clear_away(touched)
    pages = bakery.store()
    for page in list(BakedPage.objects.filter(valid_until__lte=now).order_by("pk")):
        with pages.lock(page.station_id, page.path):
            kept = pages.get(page.station_id, page.path)
            if kept is not None and kept.until is not None and kept.until <= now.timestamp():
                pages.remove(page.station_id, page.path)
        BakedPage.objects.filter(pk=page.pk, valid_until=page.valid_until, stale_at=None).update(stale_at=now)
    Touch.objects.filter(done_at__lt=now - REMEMBERED).delete()


def settle_hosts() -> None:
    """Let the front know which host is which station's."""
    bakery.store().settle_hosts(dict(Host.objects.order_by("pk").values_list("name", "station_id")))


def purge(*, path: str, station: Station | None = None) -> int:
    """Throw a path's page away, at one station or all; return how many there were."""
    pages, found = bakery.store(), 0
    for each in Station.objects.order_by("pk") if station is None else [station]:
        found += pages.get(each.pk, path) is not None
        bakery.remove(pages, each.pk, path)
    return found
