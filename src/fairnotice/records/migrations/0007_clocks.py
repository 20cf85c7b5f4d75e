"""Clocks that stand still, are given longer and are kept; the zone of a bureau; the watch over live notices.

A clock is seen by who owes it, by who waits for it, and by the secretariat, except what the Commission and its
applicants owe: that is the Commission's. What the watch finds is for those who review, never for a source.
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

SYSTEM = "fn_role() = 'system'"
REVIEWS = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
SEES_DUE = (
    "(fn_role() IN ('commission', 'system')"
    " OR (fn_role() IN ('reviewer', 'decider') AND owes NOT IN ('commission', 'applicant'))"
    " OR (fn_role() = 'bureau' AND fn_bureau() IN (owes, waits))"
    " OR fn_role() IN (owes, waits))"
)
OF_MY_DUE = "EXISTS (SELECT 1 FROM due d WHERE d.id = due_id)"

POLICIES = {  # table: (may see, may insert, may update)
    "due_change": (OF_MY_DUE, SYSTEM, "false"),
    "watch": (REVIEWS, SYSTEM, SYSTEM),
    "watch_change": (REVIEWS, SYSTEM, "false"),
}
UPDATED = {"watch": "revision, edition, on_day, reviewed_at, next_on, digest, standing"}


def statements() -> str:
    """Who sees what."""
    lines = [
        f"ALTER POLICY sees ON due USING ({SEES_DUE});",
        "GRANT UPDATE (due_at, extended_by, settled_at) ON due TO fairnotice_app;",
        "GRANT UPDATE (zone) ON bureau TO fairnotice_app;",
    ]
    for table, (sees, inserts, updates) in POLICIES.items():
        changed = f", UPDATE ({UPDATED[table]})" if table in UPDATED else ""
        lines += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY sees ON {table} FOR SELECT TO fairnotice_app USING ({sees});",
            f"CREATE POLICY inserts ON {table} FOR INSERT TO fairnotice_app WITH CHECK ({inserts});",
            f"CREATE POLICY updates ON {table} FOR UPDATE TO fairnotice_app USING ({updates}) WITH CHECK ({updates});",
            f"GRANT SELECT, INSERT{changed} ON {table} TO fairnotice_app;",
        ]
    return "\n".join(lines)


class Migration(migrations.Migration):
    """The tables, and who sees what in them."""

    dependencies = [("records", "0006_letters")]

    operations = [
        migrations.CreateModel(
            name="DueChangeRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("act", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("given", models.CharField(default="", max_length=20)),
                ("why", models.TextField()),
                ("office", models.CharField(max_length=32)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "due_change",
            },
        ),
        migrations.CreateModel(
            name="WatchChangeRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "because",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("found_at", models.DateTimeField()),
            ],
            options={
                "db_table": "watch_change",
            },
        ),
        migrations.CreateModel(
            name="WatchRecord",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.noticerecord",
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("edition", models.CharField(max_length=40)),
                ("on_day", models.DateField()),
                ("reviewed_at", models.DateTimeField()),
                ("next_on", models.DateField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("standing", models.JSONField()),
            ],
            options={
                "db_table": "watch",
            },
        ),
        migrations.AddField(
            model_name="bureaurecord",
            name="zone",
            field=models.CharField(default="UTC", max_length=60),
        ),
        migrations.AddField(
            model_name="duerecord",
            name="begins_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="duerecord",
            name="extended_by",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddField(
            model_name="duerecord",
            name="settled_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="duerecord",
            name="waits",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="duerecord",
            name="zone",
            field=models.CharField(default="UTC", max_length=60),
        ),
        migrations.AlterField(
            model_name="duerecord",
            name="cites",
            field=models.CharField(max_length=200),
        ),
        migrations.AddIndex(
            model_name="duerecord",
            index=models.Index(fields=["owes", "state"], name="due_owes"),
        ),
        migrations.AddIndex(
            model_name="duerecord",
            index=models.Index(fields=["thing"], name="due_thing"),
        ),
        migrations.AddField(
            model_name="duechangerecord",
            name="due",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.duerecord"),
        ),
        migrations.AddField(
            model_name="watchchangerecord",
            name="notice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
        ),
        migrations.AddIndex(
            model_name="watchrecord",
            index=models.Index(fields=["edition", "next_on"], name="watch_next"),
        ),
        migrations.AddIndex(
            model_name="duechangerecord",
            index=models.Index(fields=["due"], name="due_change_due"),
        ),
        migrations.AddIndex(
            model_name="watchchangerecord",
            index=models.Index(fields=["notice", "found_at"], name="watch_change_notice"),
        ),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
    ]
