"""The board: indexes by which it is read quickly, and drills.

Row-level security as in 0012: offices see every desk's answer, a bureau those of its own desks.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "fn_role() = 'system'"
DESK = "fn_role() IN ('reviewer', 'decider')"
STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
HERE = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
ASKED = "fn_role() IN ('bureau', 'border', 'reviewer', 'decider', 'commission', 'system')"
NOBODY = "false"

POLICIES = {  # table: (may see, may insert, may update, the columns that change)
    "drill": (ASKED, f"({DESK})", f"({DESK} OR {SYSTEM})", "closed_at"),
    "drill_answer": (f"({STAFF} OR {HERE})", f"({DESK} OR {SYSTEM})", NOBODY, ""),
}


def statements() -> str:
    """Who sees and writes what in the new tables."""
    lines = []
    for table, (sees, inserts, updates, columns) in POLICIES.items():
        lines += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY sees ON {table} FOR SELECT TO fairnotice_app USING ({sees});",
            f"CREATE POLICY inserts ON {table} FOR INSERT TO fairnotice_app WITH CHECK ({inserts});",
            f"CREATE POLICY updates ON {table} FOR UPDATE TO fairnotice_app USING ({updates}) WITH CHECK ({updates});",
            f"GRANT SELECT, INSERT ON {table} TO fairnotice_app;",
        ]
        if columns:
            lines.append(f"GRANT UPDATE ({columns}) ON {table} TO fairnotice_app;")
    lines.append("GRANT USAGE ON SEQUENCE drill_answer_id_seq TO fairnotice_app;")
    lines.append("CREATE UNIQUE INDEX one_open_drill ON drill ((closed_at IS NULL)) WHERE closed_at IS NULL;")
    return "\n".join(lines)


class Migration(migrations.Migration):
    """Indexes and two tables."""

    dependencies = [("records", "0015_webhooks")]

    operations = [
        migrations.CreateModel(
            name="DrillRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("begun_at", models.DateTimeField()),
                ("after_receipt", models.BigIntegerField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "drill"},
        ),
        migrations.CreateModel(
            name="DrillAnswerRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("answered_at", models.DateTimeField(null=True)),
                ("agrees", models.BooleanField(null=True)),
                ("behind", models.PositiveBigIntegerField(default=0)),
                (
                    "drill",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.drillrecord"),
                ),
                ("desk", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.deskrecord")),
                ("bureau", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord")),
            ],
            options={"db_table": "drill_answer"},
        ),
        migrations.AddConstraint(
            model_name="drillanswerrecord",
            constraint=models.UniqueConstraint(fields=("drill", "desk"), name="one_answer_a_desk"),
        ),
        migrations.AddIndex(
            model_name="receiptrecord", index=models.Index(fields=["desk", "-id"], name="receipt_newest")
        ),
        migrations.AddIndex(
            model_name="registerentryrecord",
            index=models.Index(fields=["-entered_at", "-notice"], name="register_entry_latest"),
        ),
        migrations.AddIndex(
            model_name="registerentryrecord",
            index=models.Index(
                fields=["recipient", "sequence"],
                name="register_entry_urgent",
                condition=models.Q(kind__in=("withdrawn", "cancelled", "deleted", "restricted")),
            ),
        ),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
    ]
