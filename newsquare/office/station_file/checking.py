"""Checks single values of a station file, with the same rules as the desk's forms."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from newsquare.copydesk.queries import canonical
from newsquare.office.station_file.keys import Key
from newsquare.office.station_file.pages import as_html
from newsquare.office.station_file.places import Path, Places
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Topic
from newsquare.wire.models import Source

MODELS: dict[str, type[models.Model]] = {"station": Station, "sections": Section, "topics": Topic, "sources": Source}
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:]+\])(?::[0-9]{{1,5}})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def cleaned(table: str, name: str, key: Key, value: Any, path: Path, places: Places) -> Any:
    """Return a value as it is kept. Raises StationFileError for one that cannot be."""
    if name == "hosts":
        return _hosts(value, path, places)
    if name in {"guidelines", "about"}:
        return as_html(value)
    if name == "language" and not _LANGUAGE.fullmatch(value):
        raise places.error(path, f"“{value}” is no language tag: write one such as en-US.")
    if key.words and value not in key.words:
        raise places.error(path, f"“{value}” is none of {', '.join(key.words)}.")
    if name == "codes":
        return sorted({canonical(code) for code in value})
    if name in {"topics", "picture_hosts", "mail_senders"}:
        return value
    try:
        return MODELS[table]._meta.get_field(key.column).clean(value, None)  # type: ignore[union-attr]  # A column.
    except ValidationError as error:
        raise places.error(path, " ".join(str(words) for words in error.messages)) from error


def _hosts(value: list[str], path: Path, places: Places) -> list[str]:
    hosts = [host.strip().lower().rstrip(".") for host in value]
    if not hosts:
        raise places.error(path, "name at least one host, as 127.0.0.1:8000 or www.example.org.")
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise places.error(path, f"“{host}” is no host: write only the name, and the port where there is one.")
        if hosts.count(host) > 1:
            raise places.error(path, f"“{host}” stands here twice.")
    return hosts
