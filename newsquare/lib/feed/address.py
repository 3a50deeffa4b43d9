"""The last word of a feed's address says the format: `<feed_file:file>` in lists of addresses."""

from django.urls import register_converter

from newsquare.lib.feed.shapes import FORMATS


class FeedFile:
    """One of the names that feeds have below an address."""

    regex = "|".join(form.file.replace(".", "[.]") for form in FORMATS)

    def to_python(self, value: str) -> str:
        """Return the word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word."""
        return value


register_converter(FeedFile, "feed_file")
