"""Drops a time that nothing writes: alarms are told on the desk."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("wire", "0007_put_items_into_groups")]

    operations = [migrations.RemoveField("look", "told_at")]
