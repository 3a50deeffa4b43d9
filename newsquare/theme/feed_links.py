"""Where a page's feeds are, for the page's head."""

from newsquare.lib.feed import FORMATS
from newsquare.theme.shapes import FeedLink


def feeds_at(name: str, folder: str) -> list[FeedLink]:
    """Return the feeds that stand below an address, one in each format."""
    return [FeedLink(name=f"{name} ({form.name})", url=folder + form.file, type=form.type) for form in FORMATS]
