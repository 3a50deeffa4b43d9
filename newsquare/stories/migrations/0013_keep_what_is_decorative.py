from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0012_find_the_next_end'),
    ]

    operations = [
        migrations.RenameField(
            model_name='picture',
            old_name='decorative',
            new_name='is_decorative',
        ),
    ]
