"""Stories for other programs: public, read-only, the same gate as every page."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.lib import shown
from newsquare.lib.html import words_of
from newsquare.stations.queries import station_of
from newsquare.stories.content import pictures_in, without_captions
from newsquare.stories.contexts import story_page
from newsquare.stories.history import bar_of, versions_seen
from newsquare.stories.models import Correction, PublishedVersion, Story
from newsquare.stories.passages import passages_of
from newsquare.stories.queries import public_stories, showable_pictures, stories_change_at
from newsquare.theme.shapes import StoryShape


def _public(request: HttpRequest, story_id: int) -> Story:
    found = public_stories(station_of(request), timezone.now()).select_related("public").filter(pk=story_id).first()
    if found is None:
        raise Http404
    return found


@shown.bakeable
@require_safe
def story(request: HttpRequest, story_id: int) -> JsonResponse:
    """Return a story as readers see it now. The body is left out where its source does not allow it."""
    found = _public(request, story_id)
    assert found.public is not None
    shape: StoryShape = story_page(found, timezone.now())["story"]
    whole = found.public.content["full_text_out"]
    data: dict[str, Any] = {
        "id": found.pk,
        "version": found.public.number,
        "url": found.station.url(found.path),
        "headline": shape.headline,
        "deck": shape.deck or None,
        "bylines": [byline.name for byline in shape.bylines],
        "dateline": shape.dateline or None,
        "label": shape.label,
        "distributor": shape.distributor or None,
        "rights": shape.rights_notice or None,
        "section": shape.kicker.name if shape.kicker else None,
        "topics": [{"slug": topic["slug"], "name": topic["name"]} for topic in shape.topics],
        "published": shape.published,
        "updated": shape.updated,
        "agency_time": shape.agency_time,
        "picture": {
            "url": found.station.url(shape.lead.src),
            "credit": shape.lead.credit,
            "caption": shape.lead.caption,
        }
        if shape.lead
        else None,
        "corrections": [asdict(correction) for correction in shape.corrections],
        "comments": shape.comment_count,
        "body_html": shape.body_html if whole else None,
        "body_text": words_of(shape.body_html) if whole else None,
    }
    return JsonResponse(data)


@shown.bakeable
@require_safe
def versions(request: HttpRequest, story_id: int) -> JsonResponse:
    """Return the list of a public story's published versions, the first one first."""
    found = _public(request, story_id)
    _note(found)
    told = list(found.corrections.order_by("corrected_at", "pk"))
    rows = [_row(found, version, told) for version in versions_seen(found)]
    return JsonResponse({"id": found.pk, "url": found.station.url(found.path), "versions": rows})


@shown.bakeable
@require_safe
def version(request: HttpRequest, story_id: int, number: int) -> JsonResponse:
    """Return the words of one published version, where it may be shown and its source lets the text out."""
    found = _public(request, story_id)
    _note(found)
    wanted = next((each for each in versions_seen(found) if each.number == number), None)
    if wanted is None:
        raise Http404
    row = _row(found, wanted, list(found.corrections.order_by("corrected_at", "pk")))
    if not row["barred"]:
        assert found.public is not None
        content, now = _as_shown(wanted.content), found.public.content
        body = [passage.text for passage in passages_of(content) if passage.place.startswith("body-")]
        row |= {
            "deck": content["deck"] or None,
            "bylines": [byline["name"] for byline in content["bylines"]],
            "body_text": "\n\n".join(body) if content["full_text_out"] and now["full_text_out"] else None,
        }
    return JsonResponse({"id": found.pk, "url": found.station.url(found.path), **row})


def _as_shown(content: dict[str, Any]) -> dict[str, Any]:
    ids, now = pictures_in(content), timezone.now()
    shown.note(*(f"picture:{pk}" for pk in ids))
    shown.until(stories_change_at(set(), ids, now))
    return without_captions(content, ids - set(showable_pictures(ids, now)))


def _note(story: Story) -> None:
    shown.note(f"rest:story:{story.pk}")
    shown.until(stories_change_at({story.pk}, set(), timezone.now()))


def _row(story: Story, version: PublishedVersion, told: list[Correction]) -> dict[str, Any]:
    here, barred = f"{story.path}versions/", bar_of(version)
    return {
        "number": version.number,
        "published": version.published_at.astimezone(story.station.zone),
        "headline": None if barred else version.content["headline"],
        "correction": next((item.text for item in told if item.after_id == version.pk), None),
        "barred": barred or None,
        "changes_url": story.station.url(f"{here}{version.number - 1}/{version.number}/")
        if version.number > 1
        else None,
    }
