"""The facts of a page's story: what a reader sees first, then what the page tells machines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from newsquare.lib.text import one_line, or_none
from newsquare.wire.formats.dates import utc
from newsquare.wire.formats.lines import Role, distributor_in, role_of, topic_in
from newsquare.wire.formats.page.source import Source, text_in
from newsquare.wire.formats.plain import plain

_SITE = re.compile(r"\s+(?:[|–—·»]|-)\s+[^|–—·»]{2,50}$")
_WHEN = re.compile(r"(?i)\b(?:published|updated|posted|\d{4}|[ap]\.?m)\b")
_BY = re.compile(r"(?i)^(?:written\s+)?by\s*:?\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its story besides body and pictures."""

    headline: str | None
    deck: str | None
    byline: str | None
    dateline: str | None
    at: datetime | None
    topic: str | None
    distributor: str | None
    holder: str | None
    notice: str | None
    language: str | None
    link: str | None
    keywords: tuple[str, ...]


def facts_in(source: Source, zone: tzinfo) -> Facts:
    """Collect the facts."""
    news, meta = source.news, source.meta
    link = source.canonical or _address(news)
    return Facts(
        headline=_headline(source),
        deck=source.hooked_text("deck")
        or _classed(source, "deck|dek|standfirst|subtitle|sub-?head(?:line|ing)?|p-summary|article__summary"),
        byline=_byline(source),
        dateline=source.hooked_text("dateline"),
        at=_time(source, zone),
        topic=_topic(source),
        distributor=_distributor(source),
        holder=text_in(news.get("copyrightHolder")),
        notice=text_in(news.get("copyrightNotice")),
        language=source.language or text_in(news.get("inLanguage")) or meta.get("og:locale"),
        link=link,
        keywords=_keywords(news.get("keywords") or meta.get("news_keywords") or ""),
    )


def _address(news: dict[str, Any]) -> str | None:
    for value in (news.get("mainEntityOfPage"), news.get("url")):
        address = text_in(value, "@id", "url")
        if address and address.startswith("http"):
            return address
    return None


def _headline(source: Source) -> str | None:
    if hooked := source.hooked_text("headline"):
        return hooked
    told = [
        plain(each)
        for each in (
            text_in(source.news.get("headline")),
            source.meta.get("og:title"),
            source.meta.get("twitter:title"),
        )
    ]
    title = next(iter(source.tree.xpath("//head/title")), None)
    known = [each for each in [*told, or_none(title.text_content() if title is not None else None)] if each]
    seen = [text for each in source.tree.xpath("//h1") if (text := or_none(each.text_content()))]
    for text in seen:
        if any(_alike(text, each) for each in known):
            return text
    inside = [text for each in source.tree.xpath("//article//h1|//main//h1") if (text := or_none(each.text_content()))]
    shown = (inside or seen)[:1]
    if shown and (not known or len(shown[0].split()) >= 3):
        return shown[0]
    if known:
        return known[0] if told and known[0] in told[:1] else _SITE.sub("", known[0])
    return next((or_none(each.text_content()) for each in source.tree.xpath("//h2")), None)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((re.sub(r"\W+", "", one).lower(), re.sub(r"\W+", "", other).lower()), key=len)
    return bool(short) and (long.startswith(short) or long.endswith(short)) and len(short) >= 8


def _classed(source: Source, names: str) -> str | None:
    pattern = re.compile(rf"(?i)(?:^|[\s_-])(?:{names})(?:$|[\s_-])")
    for element in source.tree.xpath("//*[@class]"):
        if pattern.search(element.get("class")) and element.tag not in {"body", "html", "main", "article"}:
            text = one_line(element.text_content())
            if 3 <= len(text.split()) <= 80:
                return text
    return None


def _byline(source: Source) -> str | None:
    if source.hooked_text("headline") and not source.hooked_text("byline"):
        return None  # A page of ours names its reporters so, or has none.
    if hooked := source.hooked_text("byline"):
        return _BY.sub("", hooked)
    names = [
        _BY.sub("", text) for text in _short_texts(source.tree.xpath("//*[@rel='author']|//*[@itemprop='author']"))
    ]
    if not names:
        pattern = re.compile(
            r"(?i)(?:^|[\s_-])(?:byline|author(?:-name)?|p-author|entry-author|contributor)(?:$|[\s_-])"
        )
        classed = (each for each in source.tree.xpath("//*[@class]") if pattern.search(each.get("class")))
        found = [_BY.sub("", text) for text in _short_texts(classed)]
        names = [text for text in found if not _WHEN.search(text) and role_of(text) is not Role.DISTRIBUTOR][:1]
    seen = ", ".join(dict.fromkeys(name for name in names if name))
    return seen or plain(text_in(source.news.get("author"), "name")) or _meta_author(source)


def _short_texts(elements: Iterable[Any]) -> list[str]:
    texts = (one_line(each.text_content() or each.get("content") or "") for each in elements)
    return [text for text in texts if 2 <= len(text) <= 120]


def _meta_author(source: Source) -> str | None:
    name = source.meta.get("author") or source.meta.get("article:author")
    return None if name and name.startswith("http") else name


def _time(source: Source, zone: tzinfo) -> datetime | None:
    news, meta = source.news, source.meta
    told = [text_in(news.get("dateModified")), text_in(news.get("datePublished"))]
    told += [
        meta.get(name) for name in ("article:modified_time", "article:published_time", "date", "dc.date", "pubdate")
    ]
    shown = [each.get("datetime") for each in source.tree.xpath("//article//time[@datetime]|//time[@datetime]")[:3]]
    times = (utc(text, zone) for text in [*told, *shown] if text)
    return next((at for at in times if at), None)


def _topic(source: Source) -> str | None:
    if hooked := source.hooked_text("topic"):
        return topic_in(hooked) or hooked
    for element in source.tree.xpath("//*[contains(text(), 'Topic Follows')]|//*[contains(text(), 'Topic Follow')]/.."):
        if found := topic_in(one_line(element.text_content())):
            return found
    section = text_in(source.news.get("articleSection")) or source.meta.get("article:section")
    return section.split(", ")[0] if section else None


def _distributor(source: Source) -> str | None:
    if hooked := source.hooked_text("distributor"):
        return hooked
    told = text_in(source.news.get("sourceOrganization")) or text_in(source.news.get("provider"))
    if told:
        return told
    for element in source.tree.xpath("//p|//div|//span|//a|//strong"):
        if (
            len(element) <= 1
            and element.text_content()
            and role_of(text := one_line(element.text_content())) is Role.DISTRIBUTOR
        ):
            return distributor_in(text)
    return None


def _keywords(value: Any) -> tuple[str, ...]:
    words = value if isinstance(value, list) else str(value).split(",")
    return tuple(dict.fromkeys(one_line(str(word)) for word in words[:40] if isinstance(word, str) and word.strip()))
