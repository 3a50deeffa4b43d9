"""The forum under a story, as everybody sees it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.accounts.models import Role
from newsquare.accounts.queries import roles_at
from newsquare.comments import queries, rules, stamps, words
from newsquare.comments.models import Comment, State
from newsquare.comments.queries import threads
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import ForumOrder, Station
from newsquare.stories.models import Story
from newsquare.theme.forum_shapes import ActionShape, CommentFormShape, CommentShape, ForumShape
from newsquare.theme.shapes import Link, PagerShape

GUIDELINES = "/guidelines/"
TALLY = "/comments/decisions/"


def forum_shape(story: Story, station: Station, now: datetime, order: str = "", number: int = 1) -> ForumShape:
    """Return a page of a story's forum in one of its orders, and the form while it takes comments."""
    order = order or station.forum_order
    found = threads.threads_on_page(story, order, number)
    rows, has_later = found[: rules.THREADS_ON_A_PAGE], len(found) > rules.THREADS_ON_A_PAGE
    special = queries.special_of(story, found) if number == 1 else None
    above = list(queries.featured_under(story)) if special is not None else []
    answers = threads.first_answers([*above, *rows])
    is_open = rules.is_open(queries.forum_of(story), now)
    is_whole = number == 1 and not has_later and all(row.answers <= rules.ANSWERS_SHOWN for row in [*above, *rows])
    if is_whole:  # All of them are here.
        threads_count, count = 0, sum(row.state == State.PUBLISHED for row in [*above, *rows, *answers])
    else:
        threads_count, count = threads.counts_under(story)
    shapes = comment_shapes([*above, *rows], answers, station, takes_answers=is_open)
    asks = is_open and bool(special)
    return ForumShape(
        station_name=station.name,
        guidelines_url=GUIDELINES,
        tally_url=TALLY,
        muted_url=f"/comments/muted/{story.pk}/",
        count=count,
        intro_words=_("Ask the newsroom. Questions stand here with their answers, the answered ones first.")
        if asks
        else "",
        featured_name=_("Answered by the newsroom") if asks else _("Chosen by the newsroom"),
        featured=shapes[: len(above)],
        comments=shapes[len(above) :],
        orders=_orders(story, order) if len(rows) > 1 or number > 1 else (),
        pager=_pager(story, order, number, threads_count, has_later=has_later),
        form=form_shape(story.pk) if is_open else None,
        closed_words="" if is_open else words.closed(story),
    )


def address_of(story: Story, order: str, number: int) -> str:
    """Return where a page of a story's forum stands; the first one in the station's order is the story's own."""
    if number == 1 and order == story.station.forum_order:
        return story.path
    page = f"/comments/under/{story.pk}/{order}/"
    return page if number == 1 else f"{page}{number}/"


def _orders(story: Story, order: str) -> list[Link]:
    return [
        Link(name=str(label), url=f"{address_of(story, value, 1)}#comments", current=value == order)
        for value, label in ForumOrder.choices
    ]


def _pager(story: Story, order: str, number: int, threads_count: int, *, has_later: bool) -> PagerShape:
    if number == 1 and not has_later:
        return PagerShape()
    return PagerShape(
        number=number,
        count=max(-(-threads_count // rules.THREADS_ON_A_PAGE), number),
        previous=f"{address_of(story, order, number - 1)}#comments" if number > 1 else "",
        next=f"{address_of(story, order, number + 1)}#comments" if has_later else "",
        previous_words=_("Previous comments"),
        next_words=_("More comments"),
    )


def comment_shapes(
    rows: Sequence[Comment], answers: Iterable[Comment], station: Station, *, takes_answers: bool
) -> list[CommentShape]:
    """Return comments, each with its first answers under it."""
    answers = list(answers)
    roles = roles_at(station, {row.author_id for row in [*rows, *answers] if row.author_id})
    under: dict[int | None, list[CommentShape]] = defaultdict(list)
    for row in answers:
        under[row.parent_id].append(comment_shape(row, station, roles, takes_answers=takes_answers))
    shapes = [(row, comment_shape(row, station, roles, takes_answers=takes_answers)) for row in rows]
    return [replace(shape, replies=under[row.pk], more=_more(row, len(under[row.pk]))) for row, shape in shapes]


def _more(row: Comment, shown: int) -> Link | None:
    """Lead to the answers that are too many to stand here."""
    left = row.answers - shown
    if shown < rules.ANSWERS_SHOWN or left < 1:
        return None
    name = ngettext("%(n)s more answer", "%(n)s more answers", left) % {"n": left}
    return Link(name=name, url=f"/comments/{row.pk}/answers/")


def comment_shape(row: Comment, station: Station, roles: dict[int, Role], *, takes_answers: bool) -> CommentShape:
    """Return one comment as everybody sees it, with what can be done about it."""
    name = words.name_of(row)
    if row.state != State.PUBLISHED:
        return CommentShape(id=row.pk, author="", at=None, text_html="", gone_words=words.gone(row))
    return CommentShape(
        id=row.pk,
        author=name,
        at=row.posted_at.astimezone(station.zone),
        edited=row.edited_at.astimezone(station.zone) if row.edited_at else None,
        text_html=paragraphs_with_links(row.text),
        url=f"#comment-{row.pk}",
        role_words=str(roles[row.author_id].label) if row.author_id in roles else "",
        actions=_actions(row, name, takes_answers=takes_answers),
    )


def quoted_shape(row: Comment, station: Station) -> CommentShape:
    """Return a comment as it stands over its answer, its report or its author's questions."""
    return replace(comment_shape(row, station, {}, takes_answers=False), actions=(), url=row.get_absolute_url())


def respect_words(row: Comment) -> tuple[str, str]:
    """Return what the button of the one reaction says, and what it says to who does not see its place."""
    name = _("Respect %(n)s") % {"n": row.respects} if row.respects else _("Respect")
    return name, f"{name}: " + _("the comment by %(name)s") % {"name": words.name_of(row)}


def _actions(row: Comment, name: str, *, takes_answers: bool) -> list[ActionShape]:
    about = {"name": name}
    respect, label = respect_words(row)
    actions = [
        ActionShape(name=respect, label=label, url=f"/comments/{row.pk}/respect/", post=True),
        ActionShape(
            name=_("Report"), label=_("Report the comment by %(name)s") % about, url=f"/comments/{row.pk}/report/"
        ),
        ActionShape(name=_("Mute"), label=_("Mute %(name)s") % about, url=f"/comments/{row.pk}/mute/"),
    ]
    if takes_answers:
        label = _("Reply to %(name)s") % about
        actions.insert(1, ActionShape(name=_("Reply"), label=label, url=f"/comments/{row.pk}/reply/"))
    return actions


def form_shape(
    story_id: int,
    *,
    answers: Comment | None = None,
    text: str = "",
    error: str = "",
    signed_in: bool = False,
    hidden: Iterable[tuple[str, str]] = (),
) -> CommentFormShape:
    """Return the form in which a comment is written; an answer's form names whom it answers."""
    fields = [*hidden, ("story", str(story_id))]
    if not text:  # What was typed before may be sent at once.
        fields.append((stamps.FIELD, stamps.stamp(story_id)))
    if answers:
        fields.append(("parent", str(answers.pk)))
    return CommentFormShape(
        action="/comments/post/",
        text=text,
        error=error,
        reply_to=words.name_of(answers) if answers else "",
        hidden=fields,
        draft=f"{story_id}.{answers.pk if answers else 0}",
        maxlength=rules.MAX_LENGTH,
        after_words=""
        if signed_in
        else _("If you are not signed in, a code sent by mail comes next. Your text is kept."),
    )
