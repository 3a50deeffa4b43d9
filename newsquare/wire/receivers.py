"""What follows from changes to sources: a line in the log of what staff did."""

from newsquare.accounts.actions import watch
from newsquare.wire.models import Source

watch(
    Source,
    *("name", "slug", "url", "folder", "format", "picture_hosts", "on_arrival", "topic", "topics", "section"),
    *("label", "credit", "indexing", "full_text_out"),
)
