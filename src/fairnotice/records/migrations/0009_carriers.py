"""What carriers submit, until it is screened; and who submitted the traveller of a hit.

A carrier writes its manifest and sees none, not even its own: neither a row nor its absence tells it anything.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "fn_role() = 'system'"
OWN = "fn_role() = 'carrier' AND bureau_id = fn_bureau() AND officer_id = fn_officer() AND tries = 0"

STATEMENTS = f"""
ALTER TABLE manifest ENABLE ROW LEVEL SECURITY;
ALTER TABLE manifest FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON manifest FOR SELECT TO fairnotice_app USING ({SYSTEM});
CREATE POLICY inserts ON manifest FOR INSERT TO fairnotice_app WITH CHECK ({OWN});
CREATE POLICY updates ON manifest FOR UPDATE TO fairnotice_app USING ({SYSTEM}) WITH CHECK ({SYSTEM});
CREATE POLICY deletes ON manifest FOR DELETE TO fairnotice_app USING ({SYSTEM});
GRANT SELECT, INSERT, UPDATE (travellers, tries, tried_at, failed), DELETE ON manifest TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The table, who sees it, and the carrier of a hit."""

    dependencies = [("records", "0008_wrong_matches")]

    operations = [
        migrations.AddField(model_name="hitrecord", name="carrier", field=models.CharField(default="", max_length=80)),
        migrations.CreateModel(
            name="ManifestRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("journey", models.CharField(max_length=120)),
                ("travellers", models.JSONField()),
                ("sent_at", models.DateTimeField()),
                ("tried_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("failed", models.CharField(default="", max_length=120)),
                (
                    "bureau",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
                ),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord"),
                ),
            ],
            options={
                "db_table": "manifest",
                "indexes": [models.Index(fields=["sent_at"], name="manifest_waiting")],
            },
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
