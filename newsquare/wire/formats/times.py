"""The times of one item, and what is doubtful about them."""

from datetime import UTC, datetime

from newsquare.wire.formats.dates import moment
from newsquare.wire.formats.document import Document


class Times:
    """Reads times in the document's zone; remembers, once each, what was not understood."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[str] = []

    def at(self, text: str | None) -> datetime | None:
        """Return a time; a zone that is not named is the source's, and doubtful only where nobody has set one."""
        if not text or not text.strip():
            return None
        at, named = moment(text, self.document.zone)
        if at is None:
            self._doubt(f"The time “{text.strip()[:60]}” was not understood.")
        elif not named and self.document.zone is UTC:
            self._doubt(f"The time “{text.strip()[:60]}” names no zone; UTC was taken.")
        return at

    def created(self, *texts: str | None) -> datetime | None:
        """Return the first time that is understood; one in the future is doubtful."""
        found = next((at for text in texts if (at := self.at(text))), None)
        if found and (found - self.document.now).days >= 2:
            self._doubt("The time lies in the future.")
        return found

    def _doubt(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
