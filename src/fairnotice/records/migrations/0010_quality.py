"""The stated traffic; identities and documents on notices whose true holder is not wanted.

Of the latter a bureau sees its own, and those that the source of the notice lets travel with it, as far as it sees the
notice. What another recipient records never reaches the source: it would tell where somebody was found.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

HERE = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
SYSTEM = "fn_role() = 'system'"
SEEN = "(travels AND fn_role() IN ('bureau', 'border') AND EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id))"
DESK = "(travels AND fn_role() IN ('reviewer', 'decider', 'commission'))"
MINE = (
    "EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id AND n.state = 'published'"
    " AND (NOT travels OR n.source_code = fn_bureau()))"
)
READERS = "fn_role() IN ('bureau', 'border', 'reviewer', 'decider', 'commission', 'administrator', 'system')"

STATEMENTS = f"""
ALTER TABLE traffic ENABLE ROW LEVEL SECURITY;
ALTER TABLE traffic FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON traffic FOR SELECT TO fairnotice_app USING ({READERS});
CREATE POLICY inserts ON traffic FOR INSERT TO fairnotice_app
    WITH CHECK (fn_role() = 'administrator' AND officer_id = fn_officer());
GRANT SELECT, INSERT ON traffic TO fairnotice_app;
ALTER TABLE misused_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE misused_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON misused_identity FOR SELECT TO fairnotice_app USING ({HERE} OR {SEEN} OR {DESK} OR {SYSTEM});
CREATE POLICY inserts ON misused_identity FOR INSERT TO fairnotice_app
    WITH CHECK (fn_role() = 'bureau' AND {HERE} AND officer_id = fn_officer() AND ended_at IS NULL AND {MINE});
CREATE POLICY updates ON misused_identity FOR UPDATE TO fairnotice_app USING ({HERE}) WITH CHECK ({HERE});
CREATE POLICY deletes ON misused_identity FOR DELETE TO fairnotice_app USING ({SYSTEM});
GRANT SELECT, INSERT, UPDATE (ended_at, ended_why), DELETE ON misused_identity TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The tables, and who sees what."""

    dependencies = [("records", "0009_carriers")]

    operations = [
        migrations.CreateModel(
            name="TrafficRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("travellers", models.PositiveBigIntegerField()),
                ("source", models.CharField(max_length=300)),
                ("stated_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord"),
                ),
            ],
            options={"db_table": "traffic"},
        ),
        migrations.CreateModel(
            name="MisusedIdentityRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=20)),
                ("entry", models.CharField(max_length=64)),
                ("verify_by", models.CharField(max_length=500)),
                ("travels", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(default="", max_length=20)),
                (
                    "bureau",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
                ),
                (
                    "notice",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
                ),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord"),
                ),
            ],
            options={
                "db_table": "misused_identity",
                "indexes": [models.Index(fields=["notice"], name="misused_identity_notice")],
            },
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
