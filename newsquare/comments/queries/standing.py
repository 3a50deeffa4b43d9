"""Where an author stands at the moment of writing, in one question: posting asks it every time."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from newsquare.accounts.models import RoleGroup, User
from newsquare.comments import rules
from newsquare.comments.models import Comment, State, Suspension, Thread
from newsquare.stories.models import Story


@dataclass(frozen=True)
class Standing:
    """What the rules must know of an author under a story, but for the words."""

    published: int
    published_lately: int
    rejected_lately: int
    is_suspended: bool
    is_staff: bool
    is_round: bool  # Readers ask the newsroom under this story, and what they write waits for its answer.


# In SQL by hand: five questions through the ORM cost more than all that is done with a comment.
_SQL = """
SELECT COUNT(*) FILTER (WHERE said.state = %(published)s),
       COUNT(*) FILTER (WHERE said.state = %(published)s AND said.posted_at > %(since)s),
       COUNT(*) FILTER (WHERE said.state = %(rejected)s AND said.posted_at > %(since)s),
       EXISTS (SELECT 1 FROM {suspension} WHERE user_id = %(author)s AND station_id = %(station)s
               AND lifted_at IS NULL AND (until IS NULL OR until > %(now)s)),
       EXISTS (SELECT 1 FROM {role} AS role JOIN {member} AS member ON member.group_id = role.group_id
               WHERE role.station_id = %(station)s AND member.user_id = %(author)s),
       EXISTS (SELECT 1 FROM {thread} WHERE story_id = %(story)s AND is_questions)
FROM {comment} AS said JOIN {story} AS story ON story.id = said.story_id
WHERE said.author_id = %(author)s AND story.station_id = %(station)s AND said.id <> %(but)s
"""


def standing_of(author: User, story: Story, now: datetime, but: Comment | None = None) -> Standing:
    """Return where an author stands; the comment that is being judged (`but`) speaks neither for nor against."""
    tables = {
        "suspension": Suspension._meta.db_table,
        "role": RoleGroup._meta.db_table,
        "member": User.groups.through._meta.db_table,
        "thread": Thread._meta.db_table,
        "comment": Comment._meta.db_table,
        "story": Story._meta.db_table,
    }
    moment = connection.ops.adapt_datetimefield_value
    values = {
        "published": State.PUBLISHED.value,
        "rejected": State.REJECTED.value,
        "since": moment(now - rules.RECORD_WINDOW),
        "now": moment(now),
        "author": author.pk,
        "station": story.station_id,
        "story": story.pk,
        "but": but.pk if but else 0,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(**tables), values)
        counts, marks = (row := cursor.fetchone())[:3], row[3:]
    return Standing(*counts, *map(bool, marks))
