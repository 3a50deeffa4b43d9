import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("circulation", "0003_name_the_editions")]
    operations = [
        migrations.AlterField(
            model_name="edition",
            name="key",
            field=models.CharField(max_length=80, unique=True),
        ),
        migrations.AlterField(
            model_name="edition",
            name="station",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="editions", to="stations.station", verbose_name="station"),
        ),
    ]
