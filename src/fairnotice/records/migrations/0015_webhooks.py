"""Where the systems of bureaus are told that their view has grown. Its bureau sees an address, and never the secret."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

SEES = "fn_role() IN ('administrator', 'system')"
ADMIN = "fn_role() IN ('administrator', 'system')"

STATEMENTS = f"""
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON webhook FOR SELECT TO fairnotice_app USING ({SEES});
CREATE POLICY inserts ON webhook FOR INSERT TO fairnotice_app WITH CHECK ({ADMIN});
CREATE POLICY updates ON webhook FOR UPDATE TO fairnotice_app USING ({ADMIN}) WITH CHECK ({ADMIN});
GRANT SELECT, INSERT, UPDATE (told, tries, next_at, failed, ended_at) ON webhook TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The table, and who sees it."""

    dependencies = [("records", "0012_circulation")]

    operations = [
        migrations.CreateModel(
            name="WebhookRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("url", models.CharField(max_length=500)),
                ("secret", models.CharField(max_length=80)),
                ("told", models.PositiveBigIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("failed", models.CharField(default="", max_length=60)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "bureau",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
                ),
            ],
            options={"db_table": "webhook"},
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
