"""Makes the first version of each home page of what was picked for it until now."""

from typing import Any

from django.db import migrations

SPOTS = [("lead", 1), *(("seconds", place) for place in range(1, 4)), *(("briefs", place) for place in range(1, 9))]


def keep(apps: Any, schema_editor: Any) -> None:
    """Put the picks into the places from the top on, in their order; what is beyond them is left to rules."""
    arrangement, pick = apps.get_model("desk", "Arrangement"), apps.get_model("desk", "Pick")
    for station in pick.objects.order_by().values_list("station", flat=True).distinct():
        picked = list(pick.objects.filter(station=station).order_by("position", "pk"))
        at = max(row.picked_at for row in picked)
        made = arrangement.objects.create(station_id=station, number=1, based_on=0, at=at, by_id=picked[0].by_id)
        for row, (slot, place) in zip(picked, SPOTS, strict=False):
            pick.objects.filter(pk=row.pk).update(arrangement=made, slot=slot, place=place)
    pick.objects.filter(arrangement=None).delete()


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_arrange_fronts_in_versions")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
