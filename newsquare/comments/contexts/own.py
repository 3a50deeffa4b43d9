"""One's own comments, with where they stand and what can be done."""

from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.comments import rules, words
from newsquare.comments.models import Comment, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station
from newsquare.theme.shapes import ActionShape, CommentShape


def own_shape(row: Comment, station: Station, now: datetime) -> CommentShape:
    """Return a comment for its author: under which story, the text in every state, why it waits, what can be done."""
    young = row.state != State.REJECTED and rules.may_edit(row.posted_at, now)
    where = {"story": row.story.headline}
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
    actions.append(ActionShape(name=_("Story"), label=_("Story “%(story)s”") % where, url=row.story.path))
    return CommentShape(
        id=row.pk,
        author=_place(row),
        at=row.posted_at.astimezone(station.zone),
        edited=row.edited_at,
        text_html=paragraphs_with_links(row.text),
        url=row.get_absolute_url() if row.state == State.PUBLISHED else "",
        held_words=words.state(row),
        actions=actions,
    )


def _place(row: Comment) -> str:
    if row.parent is None:
        return row.story.headline
    return _("In answer to %(name)s: %(story)s") % {"name": words.name_of(row.parent), "story": row.story.headline}
