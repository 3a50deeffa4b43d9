"""How wire copy is filed, and when it may be published by itself. Pure functions on parsed data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

Data = Mapping[str, Any]

SHORTEST = 20  # Words; a body with fewer is an advisory or a stub that a person should see.


@dataclass(frozen=True)
class Topic:
    """A topic of the station, as filing needs it."""

    slug: str
    name: str
    codes: tuple[str, ...] = ()


def objection(data: Data) -> str:
    """Return why copy may not be published by itself; empty where nothing stands against it."""
    checks = (
        (bool(data.get("problem")), f"Read with difficulty: {data.get('problem')}"),
        (data.get("kind") != "text", f"This is no text but {data.get('kind')}."),
        (not data.get("headline"), "It has no headline."),
        (data.get("pubstatus") in {"withheld", "canceled"}, f"Its agency says: {data.get('pubstatus')}."),
        (data.get("action") in {"kill", "withhold", "advisory"}, f"Its agency sent it as {data.get('action')}."),
        (data.get("publishable") is False, "Its agency does not mean it for publication."),
        (bool((data.get("rights") or {}).get("terms")), "It comes with terms of use that a person should read."),
        (len((data.get("body_text") or "").split()) < SHORTEST, "It has hardly any text."),
    )
    return next((reason for holds, reason in checks if holds), "")


def cannot_be_merged(data: Data) -> str:
    """Return why a version's text may not even be offered to a story; empty where it may."""
    checks = (
        (data.get("kind") != "text", f"This is no text but {data.get('kind')}."),
        (data.get("pubstatus") in {"withheld", "canceled"}, f"Its agency says: {data.get('pubstatus')}."),
        (data.get("action") in {"kill", "withhold", "advisory"}, f"Its agency says: {data.get('action')}."),
        (not (data.get("body_text") or "").strip(), "It has no text."),
    )
    return next((reason for holds, reason in checks if holds), "")


def topics_for(
    data: Data, mapping: Mapping[str, str], default: str, topics: Iterable[Topic], under: frozenset[str] = frozenset()
) -> list[str]:
    """Return the slugs of the topics that copy belongs to: by the source's table, by name, by code, else the source's.

    `under` holds the codes of its subjects with all that stand above them.
    """
    known = {topic.slug: topic for topic in topics}
    by_name = {topic.name.casefold(): topic.slug for topic in known.values()}
    table = {word.casefold(): slug for word, slug in mapping.items()}
    words = [data.get("topic"), *(data.get("subjects") or []), *(data.get("keywords") or [])]
    found = []
    for word in filter(None, words):
        slug = table.get(word.casefold()) or by_name.get(word.casefold())
        if slug in known and slug not in found:
            found.append(slug)
    found += [slug for slug, topic in known.items() if slug not in found and under.intersection(topic.codes)]
    return found or ([default] if default in known else [])


def time_of(value: str | None) -> datetime | None:
    """Return a time as `wire parse` prints it."""
    return datetime.fromisoformat(value) if value else None


def hosts_of(addresses: Iterable[str | None]) -> set[str]:
    """Return the host names of addresses."""
    hosts = set()
    for address in filter(None, addresses):
        try:
            host = urlsplit(address).hostname
        except ValueError:
            continue
        if host:
            hosts.add(host.lower())
    return hosts
