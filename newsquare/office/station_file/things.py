"""What a station file describes, as it stands in the database: values read and written by the file's keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from newsquare.copydesk.actions import set_codes
from newsquare.copydesk.models import TopicCode
from newsquare.office.station_file.keys import STATION, TABLES, Key
from newsquare.office.station_file.pages import default_about, default_guidelines
from newsquare.office.station_file.writing import written
from newsquare.stations.models import Host, Station
from newsquare.stories.models import HousePage, Section, Topic
from newsquare.wire.models import Source

MODELS: dict[str, type[Section] | type[Topic] | type[Source]] = {
    "sections": Section,
    "topics": Topic,
    "sources": Source,
}
ORDER: dict[str, tuple[str, ...]] = {
    "sections": ("position", "name", "pk"),
    "topics": ("name", "pk"),
    "sources": ("name", "pk"),
}


class Thing:
    """A section, topic or source, by the keys of its table."""

    def __init__(self, row: models.Model, keys: Mapping[str, Key], *, is_new: bool = False) -> None:
        self.row, self.keys, self.is_new = row, keys, is_new

    def get(self, key: str) -> Any:
        """Return what stands there now."""
        return getattr(self.row, self.keys[key].column)

    def put(self, key: str, value: Any) -> None:
        """Set a value; `save` keeps it."""
        setattr(self.row, self.keys[key].column, value)

    def save(self) -> None:
        """Keep what was put."""
        self.row.save()

    def values(self) -> dict[str, Any]:
        """Return everything, in the order of the keys."""
        return {key: self.get(key) for key in self.keys}


class TopicThing(Thing):
    """A topic with the subjects of agencies that belong to it."""

    codes: list[str] | None = None

    def get(self, key: str) -> Any:
        """Return what stands there now."""
        if key == "codes":
            kept = TopicCode.objects.filter(topic_id=self.row.pk).order_by("code").values_list("code", flat=True)
            return self.codes if self.codes is not None else list(kept)
        return super().get(key)

    def put(self, key: str, value: Any) -> None:
        """Set a value; `save` keeps it."""
        if key == "codes":
            self.codes = value
        else:
            super().put(key, value)

    def save(self) -> None:
        """Keep what was put."""
        super().save()
        if self.codes is not None:
            set_codes(topic_id=self.row.pk, codes=self.codes)


def thing_of(table: str, row: models.Model, *, is_new: bool = False) -> Thing:
    """Return a row by the keys of its table."""
    return (TopicThing if table == "topics" else Thing)(row, TABLES[table], is_new=is_new)


class StationThing(Thing):
    """A station with its hosts and its own pages."""

    def __init__(self, station: Station, *, is_new: bool = False) -> None:
        super().__init__(station, STATION, is_new=is_new)
        self.station = station

    def get(self, key: str) -> Any:
        """Return what stands there now."""
        if key == "hosts":
            return list(self.station.hosts.order_by("position", "pk").values_list("name", flat=True))
        if key in {"guidelines", "about"}:
            return self._page(key).body
        return super().get(key)

    def put(self, key: str, value: Any) -> None:
        """Set a value; hosts and pages are kept at once."""
        if key == "hosts":
            self.station.hosts.exclude(name__in=value).delete()
            for position, name in enumerate(value):
                Host.objects.update_or_create(name=name, defaults={"station": self.station, "position": position})
        elif key in {"guidelines", "about"}:
            page = self._page(key)
            page.body = value
            page.save()
        else:
            super().put(key, value)

    def _page(self, slug: str) -> HousePage:
        """Return one of the station's own pages, made with our words where it is missing."""
        title, body = (default_guidelines if slug == "guidelines" else default_about)(self.station)
        defaults = {"title": title, "body": body}
        page, _ = HousePage.objects.get_or_create(station=self.station, slug=slug, defaults=defaults)
        return page


def things_of(station: Station, table: str) -> Iterator[Thing]:
    """Return the rows of a station that a table of its file describes."""
    for row in MODELS[table].objects.filter(station=station).order_by(*ORDER[table]):
        yield thing_of(table, row)


def text_of(station: Station) -> str:
    """Return a station as the text of its file."""
    tables = {table: [thing.values() for thing in things_of(station, table)] for table in TABLES}
    return written(StationThing(station).values(), tables)
