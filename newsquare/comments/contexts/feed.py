"""A story's newest comments as a feed: those that readers see now, and no other."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from newsquare.comments import queries, words
from newsquare.comments.models import Comment, State
from newsquare.lib import shown
from newsquare.lib.feed import AnsweredShape, FeedShape, ItemShape
from newsquare.lib.html import paragraphs_with_links
from newsquare.lib.text import one_line
from newsquare.stations.models import Station
from newsquare.stories.models import Story
from newsquare.stories.queries import stories_change_at

NEWEST = 50


def comments_feed(story: Story, station: Station, now: datetime) -> FeedShape:
    """Return the feed of what is said under a story. The caller has asked the gate.

    It is thrown away whenever readers see other comments, and written when somebody asks for it.
    """
    shown.note(f"station:{station.pk}", f"rest:story:{story.pk}", f"rest:forum:{story.pk}")
    shown.until(stories_change_at({story.pk}, set(), now))
    seen = queries.comments_under(story).select_related("author", "parent").order_by("-posted_at", "-pk")
    items = [_item(row, station) for row in seen[:NEWEST]]
    headline = one_line(story.headline)
    return FeedShape(
        guid=f"newsquare:{station.slug}:comments:{story.pk}",
        title=_("Comments on “%(story)s” – %(station)s") % {"story": headline, "station": station.name},
        description=_("What readers say about “%(story)s”") % {"story": headline},
        publisher=station.name,
        publisher_url=station.url("/"),
        folder=station.url(f"/comments/under/{story.pk}/"),
        page_url=station.url(f"{story.path}#comments"),
        language=station.language,
        changed=max((item.updated or item.published for item in items), default=now.astimezone(station.zone)),
        items=items,
    )


def _item(row: Comment, station: Station) -> ItemShape:
    name, parent = one_line(words.name_of(row)), row.parent
    answered = parent if parent and parent.state == State.PUBLISHED else None
    return ItemShape(
        guid=_guid(row, station),
        url=station.url(row.get_absolute_url()),
        title=_("Comment by %(name)s") % {"name": name},
        published=row.posted_at.astimezone(station.zone),
        updated=row.edited_at.astimezone(station.zone) if row.edited_at else None,
        authors=[name],
        deck_html=paragraphs_with_links(row.text),
        answers=AnsweredShape(guid=_guid(answered, station), url=station.url(answered.get_absolute_url()))
        if answered
        else None,
    )


def _guid(row: Comment, station: Station) -> str:
    """Return an IRI of a registered scheme, as what an answer answers is named by one."""
    return uuid5(NAMESPACE_URL, f"newsquare:{station.slug}:comment:{row.pk}").urn
