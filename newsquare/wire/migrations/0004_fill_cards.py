"""Writes the cards of the items that are there already."""

from django.db import migrations


def fill(apps, schema_editor):
    """Write a card for each item that has a version."""
    from newsquare.wire.actions.card import facts

    Card, WireItem = apps.get_model("wire", "Card"), apps.get_model("wire", "WireItem")
    items = WireItem.objects.filter(latest__isnull=False, card=None).select_related("latest").order_by("pk")
    batch = []
    for item in items.iterator(chunk_size=500):
        batch.append(Card(item_id=item.pk, version_id=item.latest_id, **facts(item.latest.data)))
        if len(batch) == 500:
            Card.objects.bulk_create(batch)
            batch = []
    Card.objects.bulk_create(batch)


class Migration(migrations.Migration):

    dependencies = [("wire", "0003_cards_and_watches")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
