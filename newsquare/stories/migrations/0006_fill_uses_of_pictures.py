"""Write down which pictures the published stories of an older installation show."""

from typing import Any

from django.db import migrations


def shown_in(content: dict[str, Any]) -> set[int]:
    """Return the ids of the pictures in a content as this migration knew it."""
    values = [block["value"] for block in content["body"] if isinstance(block["value"], dict)]
    named = [value.get(key) for value in values for key in ("picture", "poster")]
    return {pk for pk in [content["lead_picture"], *named] if pk}


def fill(apps: Any, _schema: Any) -> None:
    """Read each published version once."""
    story, use, picture = (apps.get_model("stories", name) for name in ("Story", "PictureUse", "Picture"))
    rows = story.objects.filter(public__isnull=False).order_by("pk").values_list("pk", "station", "public__content")
    for pk, station, content in rows.iterator(chunk_size=500):
        known = picture.objects.filter(pk__in=shown_in(content), station=station).values_list("pk", flat=True)
        use.objects.bulk_create([use(story_id=pk, picture_id=each) for each in known], ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("stories", "0005_note_uses_of_pictures")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
