"""Make stories of wire copy: by an editor's hand, or by themselves where the source is set to publish."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.copydesk.models import Take
from newsquare.copydesk.pictures import Loaded, load_pictures
from newsquare.copydesk.rules import Topic as KnownTopic
from newsquare.copydesk.rules import objection, time_of, topics_for
from newsquare.lib.picture_facts import Facts
from newsquare.stories.actions import add_picture, bar_story, publish
from newsquare.stories.models import BarKind, Byline, Picture, Section, Story, Topic
from newsquare.stories.queries import blocks_from, is_open_on_the_desk, slug_of, split_names
from newsquare.wire.actions import PASTED, Outcome
from newsquare.wire.models import ItemState, OnArrival, Source, WireItem, WireVersion


def take(*, item: WireItem, by: User | None, now: datetime) -> Story:
    """Make a draft story of the latest version of an item. One that was taken before gives its story."""
    taken = Take.objects.filter(item=item).select_related("story").first()
    if taken:
        return taken.story
    assert item.latest is not None
    pictures = load_pictures(item.latest.data, item.latest.dispatch)
    return _take(item, item.latest, pictures, by, now)


@transaction.atomic
def _take(item: WireItem, version: WireVersion, pictures: list[Loaded], by: User | None, now: datetime) -> Story:
    locked = WireItem.objects.select_for_update(of=("self",)).select_related("source__station").get(pk=item.pk)
    taken = Take.objects.filter(item=locked).select_related("story").first()
    return taken.story if taken else _make(locked, version, pictures, by, now)


def _make(item: WireItem, version: WireVersion, pictures: list[Loaded], by: User | None, now: datetime) -> Story:
    """Make the story of an item that nobody took yet; the caller has locked it."""
    story = Story(station=item.source.station, live=False, slug=slug_of(version.data.get("headline") or "wire"))
    fill(story, version.data, item.source, pictures, by)
    if (embargo := time_of(version.data.get("embargo_utc"))) and embargo > now:
        bar_story(story=story, kind=BarKind.EMBARGO, until_at=embargo, note="The agency’s embargo")
    Take.objects.create(item=item, story=story, version=version, fingerprint=fingerprint(story), taken_at=now, by=by)
    item.state, item.problem = ItemState.TAKEN, ""
    item.save(update_fields=["state", "problem"])
    if by:
        record(Did.TOOK, item, station=story.station, by=by, now=now)
    return story


def fill(story: Story, data: dict[str, Any], source: Source, pictures: list[Loaded], by: User | None) -> None:
    """Write a version of an item into a story and save it. Pictures are kept only where some came."""
    station = story.station
    headline = data.get("headline") or data.get("slugline") or ""
    story.headline, story.deck = headline[:200], (data.get("deck") or "")[:400]
    story.dateline = (data.get("dateline") or "")[:80]
    story.label, story.indexing, story.full_text_out = source.label, source.indexing, source.full_text_out
    named = "" if source.slug == PASTED else source.name
    story.distributor = (source.credit or data.get("distributor") or named)[:120]
    rights = data.get("rights") or {}
    story.rights_notice = (rights.get("notice") or rights.get("holder") or "")[:300]
    story.agency_time = time_of(data.get("versioncreated_utc"))
    story.section = _section_for(source)
    blocks = blocks_from(data.get("body_html") or "")
    kept = list(dict.fromkeys(_kept(picture, story, by) for picture in pictures))
    if kept or not data.get("pictures"):  # Where they could not be had just now, the one we have stays.
        story.lead_picture = next((picture for picture in kept if picture.credit), next(iter(kept), None))
        blocks += [("picture", {"picture": other, "caption": ""}) for other in kept if other != story.lead_picture]
    story.body = blocks  # type: ignore[assignment]  # The field makes its value of plain blocks.
    names = split_names(data.get("byline") or "")
    story.bylines = [Byline(name=name[:120], sort_order=place) for place, name in enumerate(names)]
    topics = list(Topic.objects.filter(station=station))
    slugs = topics_for(data, source.topics, source.topic, [KnownTopic(topic.slug, topic.name) for topic in topics])
    story.topics.set([topic for topic in topics if topic.slug in slugs])
    story.save()


def _kept(picture: Loaded, story: Story, by: User | None) -> Picture:
    return add_picture(
        station=story.station,
        jpeg=picture.jpeg,
        title=picture.caption or story.headline,
        credit=picture.credit,
        caption=picture.caption,
        alt=picture.alt,
        source_url=picture.href,
        facts=Facts(licensor=story.distributor).or_else(picture.facts),
        by=by,
    )


def _section_for(source: Source) -> Section:
    """Return the section under which a source's copy is filed; a station without any gets News."""
    known = list(Section.objects.filter(station=source.station).order_by("position", "name", "pk"))
    first = next((section for section in known if section.slug == source.section), next(iter(known), None))
    return first or Section.objects.create(station=source.station, slug="news", name=_("News"))


def fingerprint(story: Story) -> str:
    """Return a digest of what a person may have changed in a story."""
    fresh = Story.objects.get(pk=story.pk)
    facts = [
        fresh.headline,
        fresh.deck,
        fresh.dateline,
        fresh.slug,
        fresh.section_id,
        fresh.lead_picture_id,
        fresh.lead_caption,
        [byline.name for byline in fresh.bylines.all()],
        sorted(fresh.topics.values_list("pk", flat=True)),
        [(block["type"], block["value"]) for block in fresh.body.get_prep_value()],
    ]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def file_arrival(
    *, item: WireItem, version: WireVersion | None, pictures: list[Loaded], now: datetime
) -> Outcome | None:
    """Do with a stored item what its source says. Runs in the transaction that stored it.

    Returns what became of it; None leaves it waiting on the desk.
    """
    taken = Take.objects.filter(item=item).select_related("story").first()
    if version is None:
        return Outcome("same", taken.story_id if taken else None, item.problem)
    if taken:
        return _follow(taken, version, pictures, now)
    if item.source.on_arrival != OnArrival.PUBLISH or item.state != ItemState.ARRIVED:
        return None
    if reason := objection(version.data):
        item.problem = reason[:400]
        item.save(update_fields=["problem"])
        return Outcome("held", problem=reason)
    story = _make(item, version, pictures, None, now)
    publish(story=story, by=None, now=now)
    return Outcome("published", story.pk)


def _follow(taken: Take, version: WireVersion, pictures: list[Loaded], now: datetime) -> Outcome:
    """Let a story that nobody here touched follow its agency; one that we edited waits for an editor."""
    story, item = taken.story, taken.item
    untouched = story.latest_revision_id is None and fingerprint(story) == taken.fingerprint
    untouched = untouched and not story.locked and not is_open_on_the_desk(story, now)
    reason = objection(version.data)
    if not (untouched and story.public_id and item.source.on_arrival == OnArrival.PUBLISH) or reason:
        return Outcome("update", story.pk, reason)
    fill(story, version.data, item.source, pictures, None)
    publish(story=story, by=None, now=now)
    taken.version, taken.fingerprint = version, fingerprint(story)
    taken.save(update_fields=["version", "fingerprint"])
    return Outcome("updated", story.pk)


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
