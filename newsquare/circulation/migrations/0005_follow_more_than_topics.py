"""Let readers follow more than topics, and say when mail suits them. The rows of today move in the next step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("circulation", "0004_every_edition_has_a_key"),
        ("stations", "0002_add_media_host"),
        ("stories", "0012_find_the_next_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("topic", "topic"), ("section", "section"), ("author", "byline"), ("story", "running story")], max_length=10, verbose_name="kind")),
                ("key", models.CharField(max_length=140)),
                ("slug", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("section", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.section")),
                ("station", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="stations.station", verbose_name="station")),
                ("story", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.story")),
                ("topic", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.topic")),
            ],
            options={"verbose_name": "what is followed", "ordering": ["kind", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(fields=("station", "key"), name="one_subject_a_key"),
        ),
        migrations.AddField(
            model_name="follow",
            name="subject",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="follows", to="circulation.subject", verbose_name="what is followed"),
        ),
        migrations.AlterField(
            model_name="follow",
            name="topic",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="follows", to="stories.topic", verbose_name="topic"),
        ),
        migrations.AddField(
            model_name="follow",
            name="rhythm",
            field=models.CharField(choices=[("once", "at once"), ("daily", "once a day"), ("weekly", "once a week")], default="once", max_length=6, verbose_name="how soon"),
        ),
        migrations.AddField(
            model_name="follow",
            name="told_until",
            field=models.DateTimeField(blank=True, null=True, verbose_name="told until"),
        ),
        migrations.AddField(
            model_name="follower",
            name="hour",
            field=models.PositiveSmallIntegerField(default=7, verbose_name="hour of digests"),
        ),
        migrations.AddField(
            model_name="follower",
            name="weekday",
            field=models.PositiveSmallIntegerField(default=6, verbose_name="day of the weekly digest"),
        ),
        migrations.AddField(
            model_name="follower",
            name="quiet_from",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quiet from"),
        ),
        migrations.AddField(
            model_name="follower",
            name="quiet_until",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quiet until"),
        ),
        migrations.AddField(
            model_name="follower",
            name="digest_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="next digest"),
        ),
        migrations.AddIndex(
            model_name="follower",
            index=models.Index(condition=models.Q(("digest_at__isnull", False)), fields=["digest_at"], name="followers_by_digest"),
        ),
    ]
