"""Set up or update a station as its file describes it. What the desk changed since stays, unless told otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import translation

from newsquare.accounts.actions import ensure_roles
from newsquare.office.models import Applied
from newsquare.office.station_file import Entry, Plan, read_plan
from newsquare.office.station_file.keys import TABLES
from newsquare.office.station_file.things import MODELS, StationThing, Thing, thing_of
from newsquare.stations.models import Host, Station
from newsquare.stories.actions import ensure_picture_collection
from newsquare.stories.models import Indexing, Label, Section, Topic


@dataclass(frozen=True)
class Change:
    """One value: what stood there, and what the file says."""

    key: str
    present: Any
    wanted: Any


@dataclass
class Report:
    """What applying a file did: values set, things made, and values kept because the desk changed them."""

    station: Station
    made: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)


@transaction.atomic
def apply_station(*, text: str, name: str, force: bool = False) -> Report:
    """Apply a station file: set what it names, leave what it does not, delete nothing. Twice is the same as once.

    Raises StationFileError, which names file, line and key; then nothing was done.
    """
    plan = read_plan(text, name)
    station = Station.objects.select_for_update().filter(slug=plan.station.slug).first()
    _check_hosts(plan)
    run = _Run(plan, station or _new_station(plan), is_new=station is None, force=force)
    with translation.override(run.station.language.lower()):
        run.apply()
    return run.report


class _Run:
    def __init__(self, plan: Plan, station: Station, *, is_new: bool, force: bool) -> None:
        self.plan, self.station, self.is_new, self.force = plan, station, is_new, force
        self.report = Report(station)
        self.last = dict(Applied.objects.filter(station=station).values_list("key", "value"))
        self.is_first = not self.last

    def apply(self) -> None:
        """Do the station itself, then what belongs to it, then remember what was set."""
        if self.is_new:
            self.report.made.append("station")
        self._settle("station", StationThing(self.station, is_new=self.is_new), self.plan.station.values)
        for table in TABLES:
            for index, entry in enumerate(self.plan.of(table)):
                self._thing(entry, index)
        if not Section.objects.filter(station=self.station).exists():
            Section.objects.create(station=self.station, slug="news", name="News")
            self.report.made.append("sections.news")
        ensure_roles(self.station)
        ensure_picture_collection(self.station)
        rows = [Applied(station=self.station, key=key, value=value) for key, value in self.last.items()]
        Applied.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["station", "key"], update_fields=["value"]
        )

    def _thing(self, entry: Entry, index: int) -> None:
        name, values = f"{entry.table}.{entry.slug}", dict(entry.values)
        model = MODELS[entry.table]
        if entry.table == "sources":
            _check_source(self.plan, entry, self.station)
        row = model.objects.filter(station=self.station, slug=entry.slug).first()
        if row is not None:
            self._settle(name, thing_of(entry.table, row), values)
            return
        if f"{name}.name" in self.last and not self.force:
            self.report.kept.append(Change(name, "deleted on the desk", "in the file"))
            return
        if "name" not in values:
            raise self.plan.places.error(entry.path, f"“{entry.slug}” is new here and needs a name.")
        self.report.made.append(name)
        new = model(station=self.station, slug=entry.slug)
        new_thing = thing_of(entry.table, new, is_new=True)
        self._settle(name, new_thing, _with_defaults(entry, values, index))

    def _settle(self, name: str, thing: Thing, values: Mapping[str, Any]) -> None:
        """Set the values of one thing, but for those that the desk changed since the file was last applied."""
        for key, wanted in values.items():
            whole, present = f"{name}.{key}", thing.get(key)
            ours = thing.is_new or present == wanted or self.is_first or self.last.get(whole, _NEVER) == present
            if not ours and not self.force:
                self.report.kept.append(Change(whole, present, wanted))
                continue
            if present != wanted:
                thing.put(key, wanted)
            if present != wanted and not thing.is_new:
                self.report.changed.append(Change(whole, present, wanted))
            self.last[whole] = wanted
        thing.save()
        for key in thing.keys:
            self.last.setdefault(f"{name}.{key}", thing.get(key))


_NEVER = object()


def _new_station(plan: Plan) -> Station:
    for key in ("name", "hosts"):
        if key not in plan.station.values:
            raise plan.places.error(("station",), f"a new station needs `{key}`.")
    return Station.objects.create(slug=plan.station.slug, name=plan.station.values["name"])


def _check_hosts(plan: Plan) -> None:
    names = plan.station.values.get("hosts", [])
    taken = Host.objects.filter(name__in=names).exclude(station__slug=plan.station.slug).select_related("station")
    if other := taken.order_by("position", "pk").first():
        raise plan.places.error(("station", "hosts"), f"“{other.name}” leads to {other.station} already.")


def _check_source(plan: Plan, entry: Entry, station: Station) -> None:
    """Raise StationFileError where a source is filed under a topic or section that there is not."""
    topics = {each.slug for each in plan.of("topics")} | set(_slugs(Topic, station))
    sections = {each.slug for each in plan.of("sections")} | set(_slugs(Section, station)) | {"news"}
    named: list[tuple[str, tuple[str, ...], str]] = [
        ("topic", ("topic",), entry.values.get("topic", "")),
        ("section", ("section",), entry.values.get("section", "")),
        *(("topic", ("topics", word), slug) for word, slug in entry.values.get("topics", {}).items()),
    ]
    for kind, path, slug in named:
        if slug and slug not in (topics if kind == "topic" else sections):
            raise plan.places.error(
                (*entry.path, *path), f"there is no {kind} “{slug}”: describe it under [[{kind}s]]."
            )


def _slugs(model: type[Topic] | type[Section], station: Station) -> list[str]:
    return list(model.objects.filter(station=station).values_list("slug", flat=True))


def _with_defaults(entry: Entry, values: dict[str, Any], index: int) -> dict[str, Any]:
    """Return the values of a new thing: sections in the order of the file, foreign copy out of news search."""
    if entry.table == "sections":
        return {"position": index, **values}
    if entry.table == "sources":
        foreign = values.get("label", Label.WIRE) in {Label.WIRE, Label.PARTNER}
        return {"indexing": str(Indexing.NOINDEX_NEWS if foreign else Indexing.INDEX), **values}
    return values
