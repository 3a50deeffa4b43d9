"""Drops what the places of a version stand in for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_keep_what_was_picked")]

    operations = [
        migrations.RemoveConstraint("pick", "a_story_stands_once_on_the_front"),
        migrations.AlterModelOptions(
            "pick",
            {"default_permissions": (), "ordering": ["slot", "place", "pk"], "verbose_name": "pick for a front page"},
        ),
        migrations.RemoveField("pick", "station"),
        migrations.RemoveField("pick", "position"),
        migrations.RemoveField("pick", "picked_at"),
        migrations.RemoveField("pick", "by"),
        migrations.AlterField(
            "pick",
            "arrangement",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="picks", to="desk.arrangement"
            ),
        ),
        migrations.AlterField("pick", "slot", models.CharField(max_length=24, verbose_name="slot")),
        migrations.AlterField("pick", "place", models.PositiveSmallIntegerField(verbose_name="place")),
        migrations.AddConstraint(
            "pick", models.UniqueConstraint(fields=("arrangement", "story"), name="a_story_stands_once_on_a_front")
        ),
        migrations.AddConstraint(
            "pick", models.UniqueConstraint(fields=("arrangement", "slot", "place"), name="one_story_a_place")
        ),
    ]
