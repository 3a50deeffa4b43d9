"""Where a story stands towards the wire: from what an update is worked out, and what comes of it."""

from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _

from newsquare.copydesk.merge import Anchor, Choice, Merged, Text, anchored, same_units, settled
from newsquare.copydesk.models import Take
from newsquare.copydesk.queries.filing import filed
from newsquare.copydesk.texts import MOST, NOTE, draft_text, wire_text, with_pictures_of
from newsquare.stories.models import Story
from newsquare.wire.models import WireVersion


@dataclass(frozen=True)
class Standing:
    """A story's draft, the anchor that updates are worked out from, and the wire's newest text."""

    draft: Story
    anchor: Anchor
    since: WireVersion
    saved_since: bool
    """Whether a person saved the draft since an update was last written into it."""
    now: Text

    def merged(self, take: Take, choices: dict[str, Choice] | None = None) -> Merged:
        """Return what comes of it, with some conflicts settled. What the agency corrected is in the note to readers."""
        merged = settled(self.anchor.ground, self.anchor.ours, self.now, choices or {})
        note = noted(self.anchor.ours.fields[NOTE], corrections(take, self.since))
        return replace(merged, text=replace(merged.text, fields={**merged.text.fields, NOTE: note}))

    def is_untouched(self) -> bool:
        """Say whether ours is what the wire sent."""
        ground, ours = self.anchor.ground, self.anchor.ours
        filed = {name: ours.fields.get(name) for name in ground.fields}
        return filed == ground.fields and [unit.said for unit in ours.body] == [unit.said for unit in ground.body]


def standing(take: Take, now: Text | None = None) -> Standing:
    """Return where a story stands; `now` is the wire's newest text where it is not the one that was offered last."""
    story = take.story
    draft: Story = story.get_latest_revision_as_object() if story.latest_revision_id else story
    own = draft_text(draft)
    if take.ground is None or take.ours is None:  # Taken by a release that knew no texts.
        arrived = with_pictures_of(_as_taken(take), own)
        ground = Text(arrived.fields, same_units((), arrived.body))
        return Standing(draft, Anchor(ground, own), take.version, True, now or ground)
    before = Anchor(Text.from_json(take.ground), Text.from_json(take.ours))
    left = Text.from_json(take.standing) if take.standing else None
    anchor = anchored(before, left, take.fingerprint, own)
    moved = anchor is not before
    since = take.version if moved and left else take.since or take.version
    offered = Text.from_json(take.now) if take.now else before.ground
    return Standing(draft, anchor, since, moved, now or (offered.bare() if moved and left else offered))


def _as_taken(take: Take) -> Text:
    source = take.item.source
    return wire_text(take.version.data, source, filed(take.version, source).topics, [])


def corrections(take: Take, since: WireVersion) -> list[str]:
    """Return, in the agency's words, what it corrected after a version, where readers have not been told yet."""
    if not take.story.public_id:
        return []  # Nobody read what was wrong.
    rows = take.item.versions.filter(Q(data__action="correction")).exclude(pk=since.pk)
    later = [row for row in rows.order_by("number") if _place(row) > _place(since)]
    told = list(take.story.corrections.values_list("text", flat=True))
    words = [_words(row, take) for row in sorted(later, key=_place)]
    return [said for said in dict.fromkeys(words) if not any(said in text for text in told)]


def _place(version: WireVersion) -> tuple[float, int]:
    at = version.version_created_at or version.received_at
    return at.timestamp(), version.number


def _words(version: WireVersion, take: Take) -> str:
    """Return an agency's words to readers; where it gave none, that it corrected its report, and when."""
    if said := " ".join((version.data.get("notes_public") or "").split()):
        return said[: MOST[NOTE]]
    at = (version.version_created_at or version.received_at).astimezone(take.story.station.zone)
    return _("%(agency)s corrected its report: version of %(time)s.") % {
        "agency": take.story.distributor or take.item.source.name,
        "time": formats.date_format(at, "DATETIME_FORMAT"),
    }


def noted(own: str, corrections: list[str]) -> str:
    """Return the note to readers: what a person wrote, and what the agency says beside it."""
    said = [words for words in corrections if words not in own]
    return "\n".join(filter(None, [own, *said]))[: MOST[NOTE]]
