"""The forum under a story, as everybody sees it."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.accounts.models import Role
from newsquare.accounts.queries import roles_at
from newsquare.comments import queries, rules, stamps, words
from newsquare.comments.models import Comment, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station
from newsquare.stories.models import Story
from newsquare.theme.shapes import ActionShape, CommentFormShape, CommentShape, ForumShape, Link

GUIDELINES = "/guidelines/"


def forum_shape(story: Story, station: Station, now: datetime, number: int = 1) -> ForumShape:
    """Return a page of a story's forum: threads oldest first, and the form while it takes comments."""
    begin, size = (number - 1) * rules.THREADS_ON_A_PAGE, rules.THREADS_ON_A_PAGE
    found = list(queries.threads_under(story)[begin : begin + size + 1])
    rows, following = found[:size], found[size:]
    special = queries.special_of(story, found)
    above = list(queries.featured_under(story)) if special is not None and number == 1 else []
    answers = list(queries.answers_to([*above, *rows])) if above or rows else []
    roles = roles_at(station, {row.author_id for row in [*above, *rows, *answers] if row.author_id})
    is_open = rules.is_open(queries.forum_of(story), now)
    under: dict[int | None, list[CommentShape]] = defaultdict(list)
    for row in answers:
        under[row.parent_id].append(comment_shape(row, station, roles, takes_answers=is_open))
    asks = is_open and bool(special)
    return ForumShape(
        station_name=station.name,
        guidelines_url=GUIDELINES,
        count=_count(story, [*above, *rows, *answers], is_whole=number == 1 and not following),
        intro_words=_("Ask the newsroom. Questions stand here with their answers, the answered ones first.")
        if asks
        else "",
        featured_name=_("Answered by the newsroom") if asks else _("Chosen by the newsroom"),
        featured=[comment_shape(row, station, roles, takes_answers=is_open, replies=under[row.pk]) for row in above],
        comments=[comment_shape(row, station, roles, takes_answers=is_open, replies=under[row.pk]) for row in rows],
        form=form_shape(story.pk) if is_open else None,
        closed_words="" if is_open else words.closed(story),
        more=Link(name=_("Later comments"), url=f"/comments/under/{story.pk}/{number + 1}/") if following else None,
    )


def _count(story: Story, seen: list[Comment], *, is_whole: bool) -> int:
    """Return how many comments readers see: counted here where all of them are here."""
    if is_whole:
        return sum(row.state == State.PUBLISHED for row in seen)
    return queries.comment_count([story.pk]).get(story.pk, 0)


def comment_shape(
    row: Comment,
    station: Station,
    roles: dict[int, Role],
    *,
    takes_answers: bool,
    replies: list[CommentShape] | None = None,
) -> CommentShape:
    """Return one comment as everybody sees it, with what can be done about it."""
    name = words.name_of(row)
    if row.state != State.PUBLISHED:
        return CommentShape(
            id=row.pk, author="", at=None, text_html="", gone_words=words.gone(row), replies=replies or []
        )
    return CommentShape(
        id=row.pk,
        author=name,
        at=row.posted_at.astimezone(station.zone),
        edited=row.edited_at.astimezone(station.zone) if row.edited_at else None,
        text_html=paragraphs_with_links(row.text),
        url=f"#comment-{row.pk}",
        role_words=str(roles[row.author_id].label) if row.author_id in roles else "",
        actions=_actions(row, name, takes_answers=takes_answers),
        replies=replies or [],
    )


def quoted_shape(row: Comment, station: Station) -> CommentShape:
    """Return a comment as it stands over its answer, its report or its author's questions."""
    return replace(comment_shape(row, station, {}, takes_answers=False), actions=(), url=row.get_absolute_url())


def _actions(row: Comment, name: str, *, takes_answers: bool) -> list[ActionShape]:
    report = ActionShape(
        name=_("Report"), label=_("Report the comment by %(name)s") % {"name": name}, url=f"/comments/{row.pk}/report/"
    )
    if not takes_answers:
        return [report]
    label = _("Reply to %(name)s") % {"name": name}
    return [ActionShape(name=_("Reply"), label=label, url=f"/comments/{row.pk}/reply/"), report]


def form_shape(
    story_id: int, *, answers: Comment | None = None, text: str = "", error: str = "", signed_in: bool = False
) -> CommentFormShape:
    """Return the form in which a comment is written; an answer's form names whom it answers."""
    hidden = [("story", str(story_id))]
    if not text:  # What was typed before may be sent at once.
        hidden.append((stamps.FIELD, stamps.stamp(story_id)))
    if answers:
        hidden.append(("parent", str(answers.pk)))
    return CommentFormShape(
        action="/comments/post/",
        text=text,
        error=error,
        reply_to=words.name_of(answers) if answers else "",
        hidden=hidden,
        maxlength=rules.MAX_LENGTH,
        after_words=""
        if signed_in
        else _("If you are not signed in, a code sent by mail comes next. Your text is kept."),
    )
