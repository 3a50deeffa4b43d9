"""What agencies ordered away: each case with every use, until a person has signed it off."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models import Delivery, Kind, State
from newsquare.copydesk.models import Use, UseKind
from newsquare.press.models import Reads
from newsquare.stations.models import Station
from newsquare.stories.models import PictureUse, PublishedVersion
from newsquare.stories.queries import public_among
from newsquare.wire.models import KillOrder, OrderKind, WireItem
from newsquare.wire.queries import standing_orders

MOST = 50
NAMES: tuple[tuple[str, Promise], ...] = (
    ("/topic/", _("Topics")),
    ("/section/", _("Sections")),
    ("/author/", _("Authors’ pages")),
    ("/api/", _("API")),
    ("/comments/", _("Forum")),
    ("/corrections/", _("Corrections")),
    ("/media/", _("Files")),
)


@dataclass(frozen=True)
class Hit:
    """A story or picture that an order is about, with all that readers had of it."""

    use: Use
    is_public: bool
    places: list[tuple[str, list[str]]]
    versions: int = 0
    mails: int = 0
    pulled: int = 0
    reads: int = 0
    stories: list[str] = field(default_factory=list)  # Of a picture: the headlines that showed it.

    @property
    def is_open(self) -> bool:
        """Whether a person must still say what it is."""
        return self.use.kind in {UseKind.TIED, UseKind.POSSIBLE} and self.use.settled_at is None


@dataclass(frozen=True)
class Case:
    """All orders about one item, the newest first, and what they hit."""

    item: WireItem
    orders: list[KillOrder]
    hits: list[Hit]
    holds: bool

    @property
    def newest(self) -> KillOrder:
        """The order that came last."""
        return self.orders[0]

    @property
    def is_suspicion(self) -> bool:
        """Whether nobody ordered anything in so many words."""
        return all(order.kind == OrderKind.WORDS for order in self.orders)

    @property
    def released(self) -> bool:
        """Whether its agency sent a newer version that may be used."""
        return not self.holds and any(order.lifted_at and not order.lifted_by_id for order in self.orders)


def unsigned_count(station: Station) -> int:
    """Return how many items have orders that nobody signed off."""
    rows = KillOrder.objects.filter(item__source__station=station, signed_off_at=None)
    return rows.values("item").distinct().count()


def cases(station: Station, *, signed: bool, now: datetime) -> list[Case]:
    """Return what was ordered away and waits for a person; or what was signed off. The newest first."""
    rows = KillOrder.objects.filter(item__source__station=station, signed_off_at__isnull=not signed)
    known = rows.select_related("item__source", "item__latest", "said_by__dispatch", "signed_off_by", "lifted_by")
    by_item: dict[int, list[KillOrder]] = defaultdict(list)
    for order in known.defer("said_by__dispatch__raw").order_by("-received_at", "-pk")[: MOST * 4]:
        by_item[order.item_id].append(order)
    chosen = dict(list(by_item.items())[:MOST])
    uses = Use.objects.filter(order__item__in=chosen).select_related("story", "picture", "bar", "order", "settled_by")
    hits = hits_of(uses.defer("story__body").order_by("pk"), now)
    return [
        Case(orders[0].item, orders, hits[pk], standing_orders(orders[0].item).exists())
        for pk, orders in chosen.items()
    ]


def hits_of(uses: QuerySet[Use], now: datetime) -> dict[int, list[Hit]]:
    """Return what orders hit, by item, each story and picture once, at a number of queries that does not grow."""
    once = {(use.order.item_id, use.story_id, use.picture_id): use for use in uses}
    ids = [story for _, story, _ in once if story]
    pictures = [picture for _, _, picture in once if picture]
    public = public_among(ids, now)
    versions = _counted(PublishedVersion.objects.filter(story__in=ids).values_list("story").annotate(n=Count("pk")))
    told = Delivery.objects.filter(kind=Kind.STORY, edition__story__in=ids).values_list("edition__story")
    sent = _counted(told.annotate(n=Count("pk", filter=Q(state=State.SENT))))
    pulled = _counted(told.annotate(n=Count("pk", filter=~Q(state=State.SENT))))
    reads = _counted(Reads.objects.filter(story__in=ids).values_list("story").annotate(n=Sum("count")))
    shown: dict[int, list[str]] = defaultdict(list)
    for shown_in, headline in PictureUse.objects.filter(picture__in=pictures).values_list("picture", "story__headline"):
        shown[shown_in].append(headline)
    found: dict[int, list[Hit]] = defaultdict(list)
    for (item, story, picture), use in once.items():
        pk = story or 0
        found[item].append(
            Hit(
                use,
                is_public=story in public,
                places=places_of(use),
                versions=versions.get(pk, 0),
                mails=sent.get(pk, 0),
                pulled=pulled.get(pk, 0),
                reads=reads.get(pk, 0),
                stories=shown.get(picture or 0, []),
            )
        )
    return found


def _counted(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


def places_of(use: Use) -> list[tuple[str, list[str]]]:
    """Return the pages that showed it, by what they are."""
    groups: dict[str, list[str]] = {}
    own = use.story.path if use.story else ""
    for path in use.places:
        groups.setdefault(str(_name_of(path, own)), []).append(path)
    return sorted(groups.items(), key=lambda group: group[0] != str(_("Its page")))


def _name_of(path: str, own: str) -> str | Promise:
    if own and path == own:
        return _("Its page")
    if path == "/":
        return _("Home page")
    if path.endswith("feed.xml"):
        return _("Feeds")
    if "sitemap" in path:
        return _("Site maps")
    if own and path.startswith(own):
        return _("Its earlier versions")
    return next((name for start, name in NAMES if path.startswith(start)), _("Other pages"))
