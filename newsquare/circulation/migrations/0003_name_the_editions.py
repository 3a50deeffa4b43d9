"""Give the editions of stories their keys, names and states, and the deliveries their reasons."""

from django.db import migrations


def name_them(apps, schema_editor):
    Edition = apps.get_model("circulation", "Edition")
    Delivery = apps.get_model("circulation", "Delivery")
    for edition in Edition.objects.filter(key=None).select_related("story").iterator():
        edition.key, edition.name = f"story:{edition.story_id}", edition.story.headline[:255]
        edition.station_id = edition.story.station_id
        if edition.state == "frozen":
            leaving = Delivery.objects.filter(edition=edition, state__in=["pending", "sending"]).exists()
            edition.state = "waiting" if leaving else "done"  # What waits has its text fixed now.
        edition.save()
        edition.stories.add(edition.story_id)
    for delivery in Delivery.objects.exclude(reasons=[]).iterator():
        delivery.reasons = [f"topic:{topic}" if isinstance(topic, int) else topic for topic in delivery.reasons]
        delivery.save(update_fields=["reasons"])


def back(apps, schema_editor):
    Edition = apps.get_model("circulation", "Edition")
    Delivery = apps.get_model("circulation", "Delivery")
    Edition.objects.filter(story=None).delete()
    Edition.objects.filter(state="done").update(state="frozen")
    Edition.objects.filter(state="freezing").update(state="waiting")
    for delivery in Delivery.objects.exclude(reasons=[]).iterator():
        delivery.reasons = [int(reason[6:]) for reason in delivery.reasons if reason.startswith("topic:")]
        delivery.save(update_fields=["reasons"])


class Migration(migrations.Migration):
    dependencies = [("circulation", "0002_any_mailing")]
    operations = [migrations.RunPython(name_them, back)]
