"""Correct a published story: wrong words become right ones for readers and in every draft, and readers are told."""

import json
import re
from collections.abc import Collection
from datetime import datetime
from difflib import SequenceMatcher

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from newsquare.accounts.models import User
from newsquare.stories.actions.publish import locked, put_out
from newsquare.stories.content import content_of
from newsquare.stories.models import Correction, PublishedVersion, Story, VersionBar
from newsquare.stories.passages import Content, Words, folded, passages_of, places_of, replaced
from newsquare.stories.signals import story_corrected

BLACK = "[…]"  # Where words stood that nobody may read any more.
SHORT = {"headline": 200, "deck": 400, "dateline": 80, "lead_caption": 600}


class CorrectionError(Exception):
    """The story cannot be corrected so; the message says why."""


@transaction.atomic
def correct(
    *,
    story: Story,
    wrong: str,
    right: str,
    text: str,
    by: User | None,
    now: datetime,
    places: Collection[str] = (),
    version: int | None = None,
    bar: str = "",
) -> Correction:
    """Replace words of the version that readers get, and of every draft, and tell readers with `text`.

    Of several places at which the words stand, `places` names those that are meant (`passages.Words.key`); `version`
    is the number of the version that was looked at. What else was changed in a draft stays in the draft. `bar` is the
    reason, told to readers, why they may see no version any more in which the wrong words stand. Raises
    CorrectionError.
    """
    story = locked(story.pk)
    if story.public is None:
        raise CorrectionError(_("Readers do not see this story: change it as any draft."))
    before, wrong, right, text = story.public, wrong.strip(), " ".join(right.split()), text.strip()
    if version not in (None, before.number):
        raise CorrectionError(_("Readers have a newer version by now, the one below. Is it still wrong?"))
    if not text:
        raise CorrectionError(_("Say to readers in a sentence what was wrong."))
    chosen = _chosen(before.content, wrong, right, places)
    content = replaced(before.content, chosen, right)
    _refuse_what_does_not_fit(content)
    if bar.strip():
        _refuse_what_tells(wrong, text, content)
    drafts = _drafts(story)
    _write(story, content)
    story.save()
    after = put_out(story=story, content=content, before=before, by=by, now=now)
    _keep_as_live(story, by)
    for draft in drafts:
        _mend(draft, before.content, chosen, wrong, right, by)
    if bar.strip():
        _bar(story, before, wrong, bar.strip(), by, now)
    correction: Correction = Correction.objects.create(
        story=story, text=text, wrong=wrong, right=right, corrected_at=now, by=by, before=before, after=after
    )
    story_corrected.send(Story, story_id=story.pk, correction_id=correction.pk)
    return correction


def _bar(story: Story, last: PublishedVersion, wrong: str, reason: str, by: User | None, now: datetime) -> None:
    """Bar every version up to the last wrong one in which the words stand, and black them out in earlier notes."""
    for note in story.corrections.order_by("pk"):
        if _holds(note.text, wrong):
            whole = re.compile(r"\s+".join(map(re.escape, folded(wrong).split())), re.IGNORECASE)
            note.text = whole.sub(BLACK, folded(note.text))
            note.save(update_fields=["text"])
    for version in story.versions.filter(number__lte=last.number, bar__isnull=True).order_by("number"):
        if _says(version.content, wrong):
            VersionBar.objects.create(version=version, reason=reason[:400], barred_at=now, by=by)


def _says(content: Content, words: str) -> bool:
    """Say whether words stand anywhere in a content, in capitals or in a longer word too."""
    return any(_holds(passage.text, words) for passage in passages_of(content))


def _holds(text: str, words: str) -> bool:
    return " ".join(folded(words).split()).casefold() in " ".join(folded(text).split()).casefold()


def _refuse_what_tells(wrong: str, text: str, content: Content) -> None:
    """Refuse a correction after which readers could still read what nobody may."""
    if _holds(text, wrong):
        raise CorrectionError(_("Nobody may read these words: leave them out of the sentence for readers."))
    if _says(content, wrong):
        raise CorrectionError(_("Nobody may read these words: they would still stand in the story."))


def _chosen(content: Content, wrong: str, right: str, places: Collection[str]) -> list[Words]:
    found = places_of(content, wrong)
    if not found:
        raise CorrectionError(_("These words do not stand in the published story. Copy them from it."))
    if folded(wrong) == folded(right) and wrong == right:
        raise CorrectionError(_("The right words are the same as the wrong ones."))
    chosen = [words for words in found if words.key in places] if len(found) > 1 or places else found
    if not chosen:
        raise CorrectionError(_("These words stand in several places. Choose those that are wrong."))
    return chosen


def _refuse_what_does_not_fit(content: Content) -> None:
    if not content["headline"].strip():
        raise CorrectionError(_("A story needs a headline."))
    for field, most in SHORT.items():
        if len(content[field]) > most:
            raise CorrectionError(_("That is too long for its place."))


def _drafts(story: Story) -> list[Revision]:
    """Return the drafts that may still go out: the newest one, and one that waits for its time."""
    assert story.public is not None
    rows = story.revisions.filter(approved_go_live_at__isnull=False)
    if story.latest_revision_id and (
        story.has_unpublished_changes or content_of(story.latest_revision.as_object()) != story.public.content
    ):
        rows = rows | story.revisions.filter(pk=story.latest_revision_id)
    return list(rows.order_by("created_at", "pk"))


def _keep_as_live(story: Story, by: User | None) -> None:
    """Make what readers now see the draft that the desk opens."""
    row = Story.objects.get(pk=story.pk)
    row.pen = ""  # No open form wrote it, so none may save over it unasked.
    revision = row.save_revision(user=by, changed=False, clean=False, log_action=True)
    Story.objects.filter(pk=story.pk).update(live_revision=revision, has_unpublished_changes=False)


def _mend(revision: Revision, before: Content, chosen: list[Words], wrong: str, right: str, by: User | None) -> None:
    """Save a draft anew with the same words replaced; its time of going out stays."""
    draft: Story = revision.as_object()
    content = content_of(draft)
    _write(draft, replaced(content, _same_words(content, before, chosen, wrong), right))
    draft.pen = ""  # The form that wrote it is out of date now, and what it sends next is kept aside.
    go_live_at = revision.approved_go_live_at
    if go_live_at:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    draft.save_revision(user=by, approved_go_live_at=go_live_at, clean=False)


def _same_words(content: Content, before: Content, chosen: list[Words], wrong: str) -> list[Words]:
    """Return where a draft has the words that were wrong: in the passage unchanged, else in the one most like it."""
    found: dict[str, Words] = {}
    standing, wrong_ones = places_of(content, wrong), places_of(before, wrong)
    published = {passage.text for passage in passages_of(before)}
    untouched = {passage.text for passage in passages_of(content)}
    for words in chosen:
        same = [each for each in standing if each.passage.text == words.passage.text and each.start == words.start]
        if not same and words.passage.text not in untouched:
            rewritten = [each for each in standing if _place(each) == _place(words)]
            same = _most_like(words, [each for each in rewritten if each.passage.text not in published])
            beside = [each for each in wrong_ones if each.passage == words.passage]
            same = [same[words.nth]] if len(same) == len(beside) else same if len(beside) == 1 else []
        found |= {each.key: each for each in same}
    return list(found.values())


def _most_like(words: Words, rewritten: list[Words]) -> list[Words]:
    """Return the words in that passage of a draft which shares most with the one that was published."""
    alike = {each.passage: SequenceMatcher(None, words.passage.text, each.passage.text).ratio() for each in rewritten}
    most = max(alike.values(), default=0)
    return [each for each in rewritten if alike[each.passage] == most]


def _place(words: Words) -> str:
    """Return the block or field in which words stand."""
    return words.passage.place.rpartition(".")[0]


def _write(story: Story, content: Content) -> None:
    """Write the texts of a content into a story, and nothing else of it."""
    for field in SHORT:
        setattr(story, field, content[field])
    bylines = list(story.bylines.all())
    for byline, printed in zip(bylines, content["bylines"], strict=False):
        byline.name, byline.detail = printed["name"], printed["detail"]
    story.bylines = bylines
    story.body = json.dumps(content["body"])  # type: ignore[assignment]  # The field makes its value of it.
