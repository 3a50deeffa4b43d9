"""The log of what staff did, which the database itself keeps from being changed; and producers."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    f"CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON accounts_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"
    for verb in ("update", "delete")
]
POSTGRESQL = [
    "CREATE FUNCTION accounts_audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log is only ever added to'; END $$",
    "CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON accounts_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION accounts_audit_is_kept()",
]


def keep(apps, schema_editor):
    """Let the database refuse. A later migration that makes the table anew on SQLite must call this again."""
    with schema_editor.connection.cursor() as cursor:
        for line in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(line)


def let_go(apps, schema_editor):
    """Undo `keep`."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_no_update")
            cursor.execute("DROP TRIGGER audit_no_delete")
        else:
            cursor.execute("DROP TRIGGER audit_is_kept ON accounts_auditentry")
            cursor.execute("DROP FUNCTION accounts_audit_is_kept()")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('stations', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='rolegroup',
            name='role',
            field=models.CharField(choices=[('reporter', 'Reporter'), ('producer', 'Producer'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('administrator', 'Administrator')], max_length=16, verbose_name='role'),
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('person_id', models.BigIntegerField(null=True, verbose_name='person')),
                ('who', models.CharField(max_length=120, verbose_name='who')),
                ('did', models.CharField(max_length=20, verbose_name='did')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='kind of thing')),
                ('thing_id', models.CharField(blank=True, max_length=40)),
                ('thing', models.CharField(blank=True, max_length=200, verbose_name='thing')),
                ('changes', models.JSONField(default=list, verbose_name='changes')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='note')),
                ('station', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='stations.station')),
            ],
            options={
                'verbose_name': 'entry in the log',
                'verbose_name_plural': 'entries in the log',
                'indexes': [models.Index(fields=['station', '-at', '-id'], name='audit_by_time'), models.Index(fields=['station', 'person_id', '-at', '-id'], name='audit_of_a_person'), models.Index(fields=['station', 'kind', 'thing_id', '-at', '-id'], name='audit_of_a_thing')],
            },
        ),
        migrations.RunPython(keep, let_go),
    ]
