"""Circulation: documents with their keys, views as chains, desks and what they sign, and incidents.

Entries of before are completed: their documents are signed and each view becomes a chain from its first entry on.
"""

import uuid
from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "fn_role() = 'system'"
STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
ADMIN = "fn_role() IN ('administrator', 'system')"
READERS = "fn_role() IN ('bureau', 'border', 'reviewer', 'decider', 'commission', 'administrator', 'system')"
HERE = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
OWN_BUREAU = "(fn_role() = 'bureau' AND bureau_id = fn_bureau())"
MY_VIEW = "(fn_role() IN ('bureau', 'border') AND recipient_id = fn_bureau())"
SEEN = "(fn_role() IN ('bureau', 'border') AND EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id))"
SOURCE = "(fn_role() = 'bureau' AND source_code = fn_bureau())"
IN_MY_VIEW = (
    "(fn_role() IN ('bureau', 'border') AND state IN ('published', 'suspended') AND EXISTS "
    "(SELECT 1 FROM register_entry e WHERE e.notice_id = notice.id AND e.recipient_id = fn_bureau()) AND NOT EXISTS "
    "(SELECT 1 FROM register_entry e WHERE e.notice_id = notice.id AND e.recipient_id = fn_bureau()"
    " AND e.kind = 'restricted'))"
)
ON_PUBLISHED = (
    "EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id AND n.state = 'published'"
    " AND n.source_code = hit.source_code)"
)
MY_DESK = "EXISTS (SELECT 1 FROM desk d WHERE d.id = desk_id)"
BY_OLD_COPY = (  # a desk found it by its copy, of a notice that has ended since
    "(EXISTS (SELECT 1 FROM desk d WHERE d.officer_id = fn_officer() AND d.ended_at IS NULL) AND EXISTS"
    " (SELECT 1 FROM register_entry e WHERE e.notice_id = hit.notice_id AND e.recipient_id = fn_bureau()))"
)
NOBODY = "false"

POLICIES = {  # table: (may see, may insert, may update, the columns that change)
    "register_key": (READERS, SYSTEM, NOBODY, ""),
    "notice_document": (f"({STAFF} OR {SEEN})", SYSTEM, SYSTEM, "data, key, destroyed_at"),
    "notice_file": (f"({STAFF} OR {SEEN})", SYSTEM, SYSTEM, "data, key, destroyed_at"),
    "register_view": (f"({STAFF} OR {MY_VIEW})", SYSTEM, SYSTEM, "sequence, head, copy"),
    "desk_code": (f"({ADMIN} OR {OWN_BUREAU})", f"({ADMIN} OR {OWN_BUREAU})", SYSTEM, "used_at"),
    "desk": (f"({STAFF} OR {ADMIN} OR {HERE})", SYSTEM, f"({ADMIN} OR {OWN_BUREAU})", "ended_at"),
    "receipt": (f"({STAFF} OR {HERE})", SYSTEM, NOBODY, ""),
    "copy_given": (f"({STAFF} OR {ADMIN} OR {MY_DESK})", SYSTEM, NOBODY, ""),
    "incident": (f"({STAFF} OR {HERE})", SYSTEM, f"({STAFF} OR {OWN_BUREAU})", "closed_at, closed_why"),
}

FUNCTIONS = """
CREATE FUNCTION fn_ciphertext(asked text) RETURNS TABLE (data bytea, gone boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
-- Ciphertext tells nothing without its key: anybody may fetch and keep it.
$$ SELECT d.data, d.destroyed_at IS NOT NULL FROM notice_document d WHERE d.cipher = asked
   UNION ALL SELECT f.data, f.destroyed_at IS NOT NULL FROM notice_file f WHERE f.cipher = asked $$;
REVOKE EXECUTE ON FUNCTION fn_ciphertext(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fn_ciphertext(text) TO fairnotice_app;
"""


def statements() -> str:
    """Who sees and writes what; and a notice is out of the view of whom it was restricted from."""
    lines = [FUNCTIONS]
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
    lines.append(f"ALTER POLICY sees ON notice USING ({STAFF} OR {SOURCE} OR {IN_MY_VIEW});")
    lines.append(f"ALTER POLICY inserts ON hit WITH CHECK ({HERE} AND ({ON_PUBLISHED} OR {BY_OLD_COPY}));")
    lines.append("GRANT USAGE ON SEQUENCE receipt_id_seq TO fairnotice_app;")
    return "\n".join(lines)


def complete(apps: Any, _editor: Any) -> None:
    """Make chains of the views of before. Nothing to do in a new installation."""
    if apps.get_model("records", "RegisterEntryRecord").objects.exists():
        from fairnotice.records.completing import complete_views

        complete_views()


class Migration(migrations.Migration):
    """The tables, who sees what, and the chains of before."""

    dependencies = [("records", "0011_public_feeds")]

    operations = [
        migrations.CreateModel(
            name="DeskCodeRecord",
            fields=[
                ("digest", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_code",
            },
        ),
        migrations.CreateModel(
            name="DeskRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(default="desk", max_length=20)),
                ("key", models.CharField(max_length=64)),
                ("wrap", models.CharField(max_length=64)),
                ("enrolled_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk",
            },
        ),
        migrations.CreateModel(
            name="DocumentRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("cipher", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveIntegerField()),
                ("data", models.BinaryField(null=True)),
                ("key", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("destroyed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "notice_document",
            },
        ),
        migrations.CreateModel(
            name="IncidentRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("number", models.CharField(default="", max_length=40)),
                ("thing", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_why", models.TextField(default="")),
            ],
            options={
                "db_table": "incident",
            },
        ),
        migrations.CreateModel(
            name="ReceiptRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sequence", models.PositiveBigIntegerField()),
                ("head", models.CharField(max_length=64)),
                ("copy", models.CharField(max_length=128)),
                ("agrees", models.BooleanField()),
                (
                    "destroyed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), default=list, size=None
                    ),
                ),
                ("statement", models.TextField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("applied_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "db_table": "receipt",
            },
        ),
        migrations.CreateModel(
            name="RegisterKeyRecord",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("statement", models.TextField()),
                ("begins", models.DateTimeField()),
            ],
            options={
                "db_table": "register_key",
            },
        ),
        migrations.CreateModel(
            name="ViewRecord",
            fields=[
                (
                    "recipient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.bureaurecord",
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField()),
                ("head", models.CharField(max_length=64)),
                ("copy", models.CharField(max_length=128)),
            ],
            options={
                "db_table": "register_view",
            },
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="cipher",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="copy",
            field=models.CharField(max_length=128, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="head",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="held",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="number",
            field=models.CharField(max_length=40, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="previous",
            field=models.CharField(max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="size",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="state",
            field=models.CharField(max_length=24, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="registerentryrecord",
            name="version",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="registerentryrecord",
            index=models.Index(fields=["notice", "recipient", "-sequence"], name="register_entry_notice"),
        ),
        migrations.AddField(
            model_name="deskcoderecord",
            name="bureau",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
        ),
        migrations.AddField(
            model_name="deskrecord",
            name="bureau",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
        ),
        migrations.AddField(
            model_name="deskrecord",
            name="officer",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord"),
        ),
        migrations.AddField(
            model_name="documentrecord",
            name="notice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
        ),
        migrations.AddField(
            model_name="incidentrecord",
            name="bureau",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
        ),
        migrations.AddField(
            model_name="incidentrecord",
            name="notice",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
        ),
        migrations.AddField(
            model_name="receiptrecord",
            name="bureau",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord"),
        ),
        migrations.AddField(
            model_name="receiptrecord",
            name="desk",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.deskrecord"),
        ),
        migrations.AddConstraint(
            model_name="deskrecord",
            constraint=models.UniqueConstraint(fields=("bureau", "name"), name="one_desk_a_name"),
        ),
        migrations.AddConstraint(
            model_name="documentrecord",
            constraint=models.UniqueConstraint(fields=("notice", "version"), name="one_document_a_version"),
        ),
        migrations.AddIndex(
            model_name="receiptrecord",
            index=models.Index(fields=["desk", "-sequence"], name="receipt_of_desk"),
        ),
        migrations.CreateModel(
            name="CopyRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("sequence", models.PositiveBigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("desk", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.deskrecord")),
            ],
            options={
                "db_table": "copy_given",
                "indexes": [models.Index(fields=["desk", "-ends_at"], name="copy_of_desk")],
            },
        ),
        migrations.CreateModel(
            name="NoticeFileRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("cipher", models.CharField(max_length=64, unique=True)),
                ("data", models.BinaryField(null=True)),
                ("key", models.CharField(max_length=64)),
                ("destroyed_at", models.DateTimeField(null=True)),
                (
                    "notice",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
                ),
            ],
            options={
                "db_table": "notice_file",
                "constraints": [models.UniqueConstraint(fields=("notice", "digest"), name="one_file_a_digest")],
            },
        ),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
        migrations.RunPython(complete, migrations.RunPython.noop),
    ]
