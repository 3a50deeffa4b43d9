"""What follows from changes to sources, a line in the log of what staff did; and from copy that was stored."""

from django.dispatch import receiver

from newsquare.accounts.actions import watch
from newsquare.wire import actions
from newsquare.wire.models import Source, WireItem
from newsquare.wire.signals import item_stored

watch(
    Source,
    *("name", "slug", "asked", "url", "mail_host", "mail_user", "mail_folder", "mail_senders", "folder", "format"),
    *("picture_hosts", "on_arrival", "updates", "topic", "topics", "section"),
    *("label", "credit", "indexing", "full_text_out"),
)


@receiver(item_stored)
def write_its_card(item_id: int, **_: object) -> None:
    """Let lists know what the latest version is like."""
    item = WireItem.objects.select_related("latest", "card").get(pk=item_id)
    if item.latest and getattr(getattr(item, "card", None), "version_id", None) != item.latest_id:
        actions.write_card(version=item.latest)
