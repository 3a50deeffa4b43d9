"""The page of a search."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.utils.formats import date_format, number_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.stations.models import Station
from newsquare.stories.content import pictures_in, without_captions
from newsquare.stories.models import Credit, Story, Topic
from newsquare.stories.queries import (
    Asked,
    Doubt,
    Found,
    by_author,
    for_teasers,
    found_by_readers,
    public_stories,
    read_question,
    slug_of_name,
    snippet,
    teasers,
    text_of,
    topics_named,
)
from newsquare.theme.archive_shapes import ResultShape, SearchShape
from newsquare.theme.shapes import Head, Link, Meta, PagerShape

PAGE = 20
URL = "/search/"


def search_page(station: Station, typed: str, now: datetime, *, newest: bool, number: int) -> dict[str, Any]:
    """Return the page of what a reader finds. Raises Http404 past its last page."""
    asked = read_question(typed)
    if asked.is_empty:
        notices = [*doubts_in_words(asked), *([_nothing_asked(typed)] if typed.strip() else [])]
        return _page(
            station, SearchShape(url=URL, typed=asked.text, notices=notices, newest_month=_month(station, now))
        )
    found = found_by_readers(asked, station, now, newest=newest)
    pages = max(1, -(-len(found.ids) // PAGE))
    if number > pages:
        raise Http404
    order = "newest" if newest else ""
    shape = SearchShape(
        url=URL,
        typed=asked.text,
        order=order,
        count_words=_count(found),
        notices=doubts_in_words(found.asked),
        orders=_orders(asked, order) if len(found.ids) > 1 and asked.wanted else (),
        suggestions=_suggestions(asked, station, now) if number == 1 else (),
        results=_results(station, found.ids[(number - 1) * PAGE : number * PAGE], asked, now),
        newest_month=None if found.ids else _month(station, now),
        pager=PagerShape(
            number=number,
            count=pages,
            previous=_address(asked.text, order, number - 1) if number > 1 else "",
            next=_address(asked.text, order, number + 1) if number < pages else "",
            previous_words=_("Previous page"),
            next_words=_("Next page"),
        ),
    )
    return _page(station, shape)


def search_refused(station: Station, typed: str, seconds: int) -> dict[str, Any]:
    """Return the page that asks to wait."""
    words = ngettext(
        "That were many questions in a short time. Please ask again in %(count)d second.",
        "That were many questions in a short time. Please ask again in %(count)d seconds.",
        seconds,
    ) % {"count": seconds}
    return _page(station, SearchShape(url=URL, typed=read_question(typed).text, notices=[words]))


def doubts_in_words(asked: Asked) -> list[str]:
    """Return a sentence for each thing that may not have been read as it was meant."""
    sentences = {
        Doubt.TOO_LONG: _("So long a question was cut: only its beginning was looked for."),
        Doubt.OPEN_QUOTE: _("A quotation mark was left open: all that follows it was taken for one phrase."),
        Doubt.NO_DATE: _("“%(words)s” is no date we can read: write after:2026-03-01, after:2026-03 or after:2026."),
        Doubt.NO_VALUE: _("“%(words)s” says nobody and nothing: write author:reyes or topic:schools."),
        Doubt.NO_TOPIC: _("There is no topic “%(words)s” here."),
        Doubt.NO_SECTION: _("There is no section “%(words)s” here."),
    }
    return [sentences[doubt] % {"words": words} for doubt, words in asked.doubts]


def _nothing_asked(typed: str) -> str:
    return _("There is no word in “%(typed)s” to look for. Write a word, a name or a phrase.") % {"typed": typed[:80]}


def _page(station: Station, shape: SearchShape) -> dict[str, Any]:
    title = _("Search: %(words)s") % {"words": shape.typed} if shape.typed else _("Search")
    head = Head(title=f"{title} – {station.name}", metas=[Meta(name="robots", content="noindex")])
    return {"search": shape, "head": head, "station": station}


def _count(found: Found) -> str:
    if not found.ids:
        return _("No story holds all of this. Fewer words find more, and so does another spelling.")
    count = {"count": number_format(len(found.ids), use_l10n=True, force_grouping=True)}
    if not found.is_all:
        return _("More than %(count)s stories. Add a word, a name or a date to come closer.") % count
    return ngettext("%(count)s story", "%(count)s stories", len(found.ids)) % count


def _address(text: str, order: str, number: int = 1) -> str:
    words = {"q": text} | ({"order": order} if order else {}) | ({"page": str(number)} if number > 1 else {})
    return f"{URL}?{urlencode(words)}"


def _orders(asked: Asked, order: str) -> list[Link]:
    names = (("", _("Best match first")), ("newest", _("Newest first")))
    return [Link(name=name, url=_address(asked.text, key), current=key == order) for key, name in names]


def _results(station: Station, ids: list[int], asked: Asked, now: datetime) -> list[ResultShape]:
    rows = for_teasers(public_stories(station, now)).filter(pk__in=ids).select_related("public")
    stories = {story.pk: story for story in rows}
    here = [stories[pk] for pk in ids if pk in stories]
    return [
        ResultShape(teaser=teaser, snippet_html=_snippet(story, asked))
        for story, teaser in zip(here, teasers(here, now, illustrated=0), strict=True)
    ]


def _snippet(story: Story, asked: Asked) -> str:
    content = story.public.content if story.public else {}
    if not content:
        return ""
    lasting = without_captions(content, pictures_in(content))  # As they are indexed.
    return snippet(f"{content['deck']}\n{text_of(lasting)}", asked.wanted) or escape(content["deck"])


def _suggestions(asked: Asked, station: Station, now: datetime) -> list[Link]:
    """Return the pages that are about just what was asked for: a topic, somebody's stories."""
    words = tuple(word for phrase in asked.wanted for word in phrase.words)
    if asked.named or asked.unwanted or not words:
        return []
    topics = Topic.objects.filter(pk__in=topics_named(words, station)[:3]).order_by("name", "pk")
    links = [Link(name=_("Topic: %(name)s") % {"name": topic.name}, url=topic.get_absolute_url()) for topic in topics]
    credit = Credit.objects.filter(station=station, slug=slug_of_name(asked.text) or "-").order_by("-story").first()
    if credit and by_author(station, credit.slug, now).exists():
        links.append(Link(name=_("All stories by %(name)s") % {"name": credit.name}, url=credit.get_absolute_url()))
    return links


def _month(station: Station, now: datetime) -> Link | None:
    """Return the month of the newest story."""
    newest = public_stories(station, now).values_list("published_at", flat=True).first()
    if newest is None:
        return None
    at = newest.astimezone(station.zone)
    return Link(name=date_format(at, "YEAR_MONTH_FORMAT"), url=f"/{at:%Y}/{at:%m}/")
