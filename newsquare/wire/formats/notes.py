"""Notes of agencies, put together once each."""

from newsquare.lib.text import one_line


def joined(*texts: str | None) -> str | None:
    """Return the notes that say something, each once, a line each; line breaks within a note part it."""
    lines = (one_line(line) for text in texts for line in (text or "").split("\n"))
    return "\n".join(dict.fromkeys(line for line in lines if line)) or None
