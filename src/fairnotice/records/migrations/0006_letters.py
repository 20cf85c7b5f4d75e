"""Letters in versions, signed translations, the factors of a worksheet, and conditions that a decision settled.

Row-level security as in 0002: the source of a matter sees the letter that was sent to it, no draft of it. Who signed a
translation is for those who sign and those who send.
"""

import uuid

from django.db import migrations, models

STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
SENT_TO_ME = "(fn_role() = 'bureau' AND source_code = fn_bureau() AND sent)"
SIGNS = "fn_role() IN ('decider', 'administrator')"

POLICIES = {  # table: (may see, may insert); neither is ever changed
    "letter": (f"({STAFF} OR {SENT_TO_ME})", "fn_role() IN ('reviewer', 'decider')"),
    "translation": (
        f"({STAFF} OR {SIGNS})",
        f"({SIGNS} AND officer_id = fn_officer() AND bureau_code = fn_bureau())",
    ),
}


def statements() -> str:
    """Row-level security on the new tables."""
    lines = []
    for table, (sees, inserts) in POLICIES.items():
        lines += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY sees ON {table} FOR SELECT TO fairnotice_app USING ({sees});",
            f"CREATE POLICY inserts ON {table} FOR INSERT TO fairnotice_app WITH CHECK ({inserts});",
            f"GRANT SELECT, INSERT ON {table} TO fairnotice_app;",
        ]
    return "\n".join(lines)


class Migration(migrations.Migration):
    """The tables, and who sees what in them."""

    dependencies = [("records", "0005_pages")]

    operations = [
        migrations.AddField(
            model_name="assessmentrecord",
            name="factors",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="decisionrecord",
            name="settled",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="LetterRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("thing", models.CharField(max_length=60)),
                ("about", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=20)),
                ("source_code", models.CharField(max_length=32)),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("sent", models.BooleanField()),
                ("simulated", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "letter",
                "indexes": [models.Index(fields=["thing", "made_at"], name="letter_thing")],
            },
        ),
        migrations.CreateModel(
            name="TranslationRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=5)),
                ("digest", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("officer_id", models.UUIDField()),
                ("bureau_code", models.CharField(max_length=32)),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "translation",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "language", "digest"), name="a_form_is_signed_once")
                ],
            },
        ),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
    ]
