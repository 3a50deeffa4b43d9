"""One's own comments, with where they stand and what can be done."""

from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.comments import rules, words
from newsquare.comments.models import Comment, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station
from newsquare.theme.shapes import ActionShape, CommentShape


def own_shape(row: Comment, station: Station, now: datetime) -> tuple[Comment, CommentShape]:
    """Return a comment with its shape for its author: the text in every state, and why it waits."""
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
    return row, CommentShape(
        id=row.pk,
        author=words.name_of(row),
        at=row.posted_at.astimezone(station.zone),
        edited=row.edited_at,
        text_html=paragraphs_with_links(row.text),
        url=f"{row.story.path}#comment-{row.pk}" if row.state == State.PUBLISHED else "",
        held_words=words.state(row),
        actions=actions,
    )
