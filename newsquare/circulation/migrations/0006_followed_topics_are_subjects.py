"""Make a subject of each followed topic, and point its follows there."""

from typing import Any

from django.db import migrations


def move(apps: Any, _schema: Any) -> None:
    """Point follows at subjects."""
    Follow, Subject = apps.get_model("circulation", "Follow"), apps.get_model("circulation", "Subject")
    Topic = apps.get_model("stories", "Topic")
    for topic in Topic.objects.filter(follows__isnull=False).distinct():
        subject = Subject.objects.create(
            station_id=topic.station_id, kind="topic", key=f"topic:{topic.pk}", topic=topic
        )
        Follow.objects.filter(topic_id=topic.pk).update(subject_id=subject.pk)


def move_back(apps: Any, _schema: Any) -> None:
    """Point them at topics again; follows of anything else go."""
    Follow, Subject = apps.get_model("circulation", "Follow"), apps.get_model("circulation", "Subject")
    for subject in Subject.objects.filter(kind="topic"):
        Follow.objects.filter(subject_id=subject.pk).update(topic_id=subject.topic_id)
    Follow.objects.filter(topic__isnull=True).delete()
    Subject.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [("circulation", "0005_follow_more_than_topics")]

    operations = [migrations.RunPython(move, move_back)]
