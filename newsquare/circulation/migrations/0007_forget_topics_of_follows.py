"""A follow is of a subject, and of nothing else."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("circulation", "0006_followed_topics_are_subjects")]

    operations = [
        migrations.RemoveConstraint(model_name="follow", name="one_follow_a_topic"),
        migrations.RemoveIndex(model_name="follow", name="follows_by_topic"),
        migrations.RemoveField(model_name="follow", name="topic"),
        migrations.AlterField(
            model_name="follow",
            name="subject",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="follows", to="circulation.subject", verbose_name="what is followed"),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(fields=("follower", "subject"), name="one_follow_a_subject"),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["subject", "since"], name="follows_by_subject"),
        ),
    ]
