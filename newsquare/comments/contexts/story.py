"""The forum of one story as plain data for the newsroom's screen."""

from collections import defaultdict
from dataclasses import dataclass, field

from newsquare.accounts.queries import roles_at
from newsquare.comments import queries, words
from newsquare.comments.models import Comment, State
from newsquare.lib.html import paragraphs_with_links
from newsquare.stations.models import Station
from newsquare.stories.models import Story

MOST = 100


@dataclass
class Said:
    """A comment, and the answers to it."""

    comment: Comment
    author: str
    role: str
    text_html: str
    is_question: bool = False
    answers: list["Said"] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether somebody of the station has answered."""
        return any(answer.role for answer in self.answers)


def story_threads(story: Story, station: Station) -> list[Said]:
    """Return what readers said last under a story, the newest first; questions that wait for an answer before all."""
    rows = list(queries.to_answer(story)[:MOST])
    answers = list(queries.answers_to(rows)) if rows else []
    roles = roles_at(station, {row.author_id for row in [*rows, *answers] if row.author_id})

    def said(row: Comment) -> Said:
        role = str(roles[row.author_id].label) if row.author_id in roles else ""
        html = paragraphs_with_links(row.text)
        return Said(row, words.name_of(row), role, html, is_question=row.state == State.HELD)

    under: dict[int | None, list[Said]] = defaultdict(list)
    for answer in answers:
        under[answer.parent_id].append(said(answer))
    threads = [said(row) for row in rows]
    for thread in threads:
        thread.answers = under[thread.comment.pk]
    return sorted(threads, key=lambda thread: not thread.is_question)
