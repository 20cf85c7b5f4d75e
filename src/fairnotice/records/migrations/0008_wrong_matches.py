"""Pairs of a traveller and a notice that a person has told apart; charges that a decision leaves out.

They belong to the bureau that made them: no other bureau, and not the source of the notice, sees one.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

HERE = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
SYSTEM = "fn_role() = 'system'"

STATEMENTS = f"""
ALTER TABLE wrong_match ENABLE ROW LEVEL SECURITY;
ALTER TABLE wrong_match FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON wrong_match FOR SELECT TO fairnotice_app USING ({HERE} OR {SYSTEM});
CREATE POLICY inserts ON wrong_match FOR INSERT TO fairnotice_app
    WITH CHECK ({HERE} AND officer_id = fn_officer() AND ended_at IS NULL);
CREATE POLICY updates ON wrong_match FOR UPDATE TO fairnotice_app USING ({HERE}) WITH CHECK ({HERE});
CREATE POLICY deletes ON wrong_match FOR DELETE TO fairnotice_app USING ({SYSTEM});
GRANT SELECT, INSERT, UPDATE (ended_at, ended_why), DELETE ON wrong_match TO fairnotice_app;
GRANT UPDATE (keys) ON hit TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The table, who sees it, and what a hit keeps so that a pair can be made of it."""

    dependencies = [("records", "0007_clocks")]

    operations = [
        migrations.AddField(model_name="decisionrecord", name="left_out", field=models.JSONField(default=list)),
        migrations.AddField(model_name="hitrecord", name="keys", field=models.JSONField(default=list)),
        migrations.CreateModel(
            name="WrongMatchRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("traveller", models.CharField(max_length=64)),
                ("entry", models.CharField(max_length=64)),
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
                "db_table": "wrong_match",
                "indexes": [models.Index(fields=["bureau", "traveller"], name="wrong_match_traveller")],
            },
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
