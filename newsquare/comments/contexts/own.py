"""One's own comments, with where they stand and what can be done."""

from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.comments import rules, words
from newsquare.comments.models import Comment, Decision, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station
from newsquare.theme.forum_shapes import ActionShape, CommentShape


def own_shape(
    row: Comment, station: Station, now: datetime, *, story_seen: bool, decision: Decision | None = None
) -> CommentShape:
    """Return a comment for its author: under which story, the text in every state, why it waits, what can be done.

    `decision` is the one by which it was rejected last.

    A story that readers may not see now is not named to its commenters either.
    """
    young = row.state != State.REJECTED and rules.may_edit(row.posted_at, now)
    name = row.story.headline if story_seen else _("a story that cannot be seen now")
    where = {"story": name}
    actions = [
        ActionShape(
            name=_("Delete"),
            label=_("Delete your comment on “%(story)s”") % where,
            url=f"/comments/{row.pk}/delete/",
        )
    ]
    if young:
        label = _("Change your comment on “%(story)s”") % where
        actions.insert(0, ActionShape(name=_("Change"), label=label, url=f"/comments/{row.pk}/edit/"))
    if words.may_appeal(row, decision):
        label = _("Appeal for your comment on “%(story)s”") % where
        actions.insert(0, ActionShape(name=_("Appeal"), label=label, url=f"/comments/{row.pk}/appeal/"))
    if story_seen:
        actions.append(ActionShape(name=_("Story"), label=_("Story “%(story)s”") % where, url=row.story.path))
    return CommentShape(
        id=row.pk,
        author=_place(row, name),
        at=row.posted_at.astimezone(station.zone),
        edited=row.edited_at,
        text_html=paragraphs_with_links(row.text),
        url=row.get_absolute_url() if row.state == State.PUBLISHED and story_seen else "",
        held_words=words.state(row, decision),
        actions=actions,
    )


def _place(row: Comment, story: str) -> str:
    if row.parent is None:
        return story
    return _("In answer to %(name)s: %(story)s") % {"name": words.name_of(row.parent), "story": story}
