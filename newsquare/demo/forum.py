"""Reads the demo's comments, with their replies and reports."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from newsquare.demo.ages import AgeError, span
from newsquare.demo.nouns import Comment, Commenter, Person, Report
from newsquare.demo.papers import Paper, read
from newsquare.demo.stories import Desk

STATES = {"approved", "held", "rejected", "deleted"}


class Forum:
    """The comments of one station, read against its newsroom and the times at which its stories became public.

    A story is named by its slug, or as "dispatch:<file>" for the first one of a dispatch.
    """

    def __init__(self, path: Path, station: str, public: Mapping[str, datetime], desk: Desk) -> None:
        self.station, self.paper, self.now = station, read(path), desk.now
        self.public = public
        self.readers = {reader.slug: reader for reader in self._readers()}
        self.voices: Mapping[str, Commenter | Person] = {**self.readers, **desk.newsroom}

    def _readers(self) -> Iterator[Commenter]:
        for one in self.paper.papers("commenters"):
            reader = Commenter(one.text("slug"), one.text("name"), f"{one.text('slug')}@example.com")
            if one.text("station") == self.station:
                yield reader

    def comments(self) -> Iterator[Comment]:
        """Return the threads under this station's stories. Raises ContentError naming file and key."""
        for one in self.paper.papers("comments"):
            station, slug = one.text("station", "riverbend"), one.text("story")
            if station == self.station:
                if slug not in self.public:
                    raise one.error("story", f"{station} has no public story “{slug}”")
                yield self._comment(one, slug)
            else:
                _skip(one)

    def _comment(self, paper: Paper, slug: str) -> Comment:
        state = paper.choice("state", STATES, "approved")
        reason = paper.text("reason", "")
        if (state in {"held", "rejected"}) != bool(reason):
            raise paper.error("reason", "a comment has a reason when it is held or rejected, and only then")
        return Comment(
            story=slug,
            by=self._voice(paper),
            text=paper.text("text"),
            posted_at=self._time(paper, self.public[slug]),
            state=state,
            reason=reason,
            rule=paper.text("rule", None if state == "rejected" else ""),
            reports=tuple(self._report(one) for one in paper.papers("reports")),
            replies=tuple(self._comment(one, slug) for one in paper.papers("replies")),
        )

    def _voice(self, paper: Paper) -> Commenter | Person:
        slug = paper.text("by")
        if slug not in self.voices:
            raise paper.error("by", f"nobody is called “{slug}”")
        return self.voices[slug]

    def _report(self, paper: Paper) -> Report:
        slug = paper.text("by")
        if slug not in self.readers:
            raise paper.error("by", f"no reader is called “{slug}”")
        return Report(self.readers[slug], paper.text("rule"), paper.text("words"))

    def _time(self, paper: Paper, since: datetime) -> datetime:
        try:
            at = since + span(paper.text("after"))
        except AgeError as error:
            raise paper.error("after", str(error)) from error
        if at > self.now:
            raise paper.error("after", "the comment lies in the future")
        return at


def _skip(paper: Paper) -> None:
    """Leave another station's thread to that station, every key of it."""
    for key in ("by", "after", "text", "state", "reason", "rule", "words"):
        paper.text(key, "")
    for key in ("replies", "reports"):
        for one in paper.papers(key):
            _skip(one)
