"""What the pages need: drafts, papers, turns of duty, what was opened, mail, and the public part of notices.

Row-level security as in 0002: a draft is its bureau's alone, a paper is its bureau's and the secretariat's once the
matter is filed, mail is the system's, and anybody may read an extract.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def all_of(*conditions: str) -> str:
    """All of them."""
    return f"({' AND '.join(conditions)})"


STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
SYSTEM = "fn_role() = 'system'"
ADMIN = "fn_role() IN ('administrator', 'system')"
OWN = "(fn_role() = 'bureau' AND bureau_code = fn_bureau())"
OWN_OFFICE = (
    "(fn_role() IN ('bureau', 'border', 'reviewer', 'decider', 'commission', 'compliance') AND bureau_id = fn_bureau())"
)
SETS_DUTY = "(fn_role() IN ('bureau', 'reviewer', 'decider', 'commission') AND bureau_id = fn_bureau())"
MY_PAPER = all_of(
    OWN,
    "officer_id = fn_officer()",
    "(draft_id IS NULL OR EXISTS (SELECT 1 FROM draft d WHERE d.id = draft_id))",
    "(case_id IS NULL OR EXISTS (SELECT 1 FROM matter m WHERE m.id = case_id))",
)
OUR_PAPER = (
    "(fn_role() = 'reviewer' AND bureau_code = fn_bureau() AND officer_id = fn_officer() AND case_id IS NOT NULL)"
)
OUR_DESK = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
LOOKS = "(fn_role() = 'bureau' AND bureau_id = fn_bureau())"
MY_MESSAGE = "EXISTS (SELECT 1 FROM message m WHERE m.id = message_id)"

POLICIES = {  # table: (may see, may insert, may update)
    "draft": (OWN, f"{OWN} AND changed_by = fn_officer()", OWN),
    "attachment": (
        f"(({STAFF} AND case_id IS NOT NULL) OR {OWN})",
        f"({MY_PAPER} OR {OUR_PAPER})",
        f"({OWN} OR (fn_role() = 'reviewer' AND bureau_code = fn_bureau()))",
    ),
    "roster": (f"({OWN_OFFICE} OR {ADMIN})", f"({SETS_DUTY} OR {ADMIN})", f"({SETS_DUTY} OR {ADMIN})"),
    "opened": (f"({SYSTEM} OR {MY_MESSAGE})", f"{MY_MESSAGE} AND officer_id = fn_officer()", "false"),
    "mail": (ADMIN, SYSTEM, SYSTEM),
    "looked": (OUR_DESK, LOOKS, LOOKS),
    "extract": ("fn_role() <> 'none'", SYSTEM, SYSTEM),
}

UPDATED = {
    "draft": "title, content, version, state, urgent, case_id, changed_at, changed_by",
    "attachment": "case_id, content, removed_at",
    "roster": "ends",
    "mail": "sent_at, tried_at, tries, failed",
    "looked": "sequence, at",
    "extract": "state, content, changed_at",
}

FUNCTIONS = """
CREATE FUNCTION fn_open_drafts(asked uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
-- How many, not which: the administrator is told what a leaver leaves behind, and reads no draft.
$$ SELECT count(*) FROM draft d WHERE d.changed_by = asked AND d.state = 'open'
   AND fn_role() IN ('administrator', 'system') $$;

CREATE FUNCTION fn_migrations() RETURNS TABLE (app text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT m.app::text, m.name::text FROM django_migrations m WHERE fn_role() IN ('administrator', 'system') $$;

CREATE FUNCTION fn_addresses() RETURNS TABLE (officer uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
-- Where mail goes, for the clocks alone: they read nothing else of how somebody signs in.
$$ SELECT a.officer_id, a.email::text FROM sign_in a JOIN officer o ON o.id = a.officer_id
   WHERE a.is_active AND o.active AND a.email <> '' AND fn_role() = 'system' $$;

REVOKE EXECUTE ON FUNCTION fn_open_drafts(uuid), fn_migrations(), fn_addresses() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fn_open_drafts(uuid), fn_migrations(), fn_addresses() TO fairnotice_app;

-- The clocks keep how far the telling of a message has come. Nothing else of a message ever changes.
ALTER POLICY updates ON message USING (fn_role() = 'system') WITH CHECK (fn_role() = 'system');
GRANT UPDATE (told) ON message TO fairnotice_app;

-- Mail that nobody needs any more (opened, or the account is closed) is thrown away unsent.
CREATE POLICY deletes ON mail FOR DELETE TO fairnotice_app USING (fn_role() = 'system');
GRANT DELETE ON mail TO fairnotice_app;
"""


def statements() -> str:
    """Row-level security on the new tables, and the colleagues of one's own bureau for its roster."""
    lines = []
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
    lines.append(f"ALTER POLICY sees ON officer USING ({ADMIN} OR id = fn_officer() OR {OWN_OFFICE});")
    return "\n".join([*lines, FUNCTIONS])


class Migration(migrations.Migration):
    """The tables, and who sees what in them."""

    dependencies = [("records", "0004_sign_in")]

    operations = [
        migrations.CreateModel(
            name="OpenedRecord",
            fields=[
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.messagerecord",
                    ),
                ),
                ("officer_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "opened",
            },
        ),
        migrations.AddField(
            model_name="requestrecord",
            name="urgent",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.CreateModel(
            name="DraftRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("bureau_code", models.CharField(max_length=32)),
                ("title", models.CharField(default="", max_length=300)),
                ("content", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="open", max_length=10)),
                ("urgent", models.CharField(default="", max_length=300)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.UUIDField()),
                (
                    "case",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.caserecord"),
                ),
            ],
            options={
                "db_table": "draft",
            },
        ),
        migrations.CreateModel(
            name="AttachmentRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("bureau_code", models.CharField(max_length=32)),
                ("officer_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("media_type", models.CharField(default="", max_length=40)),
                ("size", models.PositiveIntegerField(default=0)),
                ("digest", models.CharField(default="", max_length=64)),
                ("content", models.BinaryField(default=b"")),
                ("paper_by", models.CharField(default="", max_length=200)),
                ("paper_on", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.caserecord"),
                ),
                (
                    "draft",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.draftrecord"),
                ),
            ],
            options={
                "db_table": "attachment",
            },
        ),
        migrations.CreateModel(
            name="ExtractRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("source_code", models.CharField(max_length=32)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=24)),
                ("content", models.JSONField(default=dict)),
                ("published_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "notice",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
                ),
            ],
            options={
                "db_table": "extract",
            },
        ),
        migrations.CreateModel(
            name="MailRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("tried_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("failed", models.CharField(default="", max_length=120)),
                ("message", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.messagerecord")),
                ("officer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord")),
            ],
            options={
                "db_table": "mail",
            },
        ),
        migrations.AddField(
            model_name="messagerecord",
            name="told",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="LookedRecord",
            fields=[
                (
                    "bureau",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.bureaurecord",
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "looked",
            },
        ),
        migrations.CreateModel(
            name="RosterRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("officer_id", models.UUIDField()),
                ("login", models.CharField(max_length=80)),
                ("telephone", models.CharField(default="", max_length=60)),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("bureau", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord")),
            ],
            options={
                "db_table": "roster",
            },
        ),
        migrations.AddIndex(
            model_name="draftrecord",
            index=models.Index(fields=["bureau_code", "state"], name="draft_open"),
        ),
        migrations.AddIndex(
            model_name="attachmentrecord",
            index=models.Index(fields=["case"], name="attachment_case"),
        ),
        migrations.AddIndex(
            model_name="extractrecord",
            index=models.Index(fields=["state", "published_at"], name="extract_live"),
        ),
        migrations.AddIndex(
            model_name="mailrecord",
            index=models.Index(fields=["sent_at"], name="mail_waiting"),
        ),
        migrations.AddConstraint(
            model_name="mailrecord",
            constraint=models.UniqueConstraint(fields=("message", "officer", "step"), name="one_mail_a_step"),
        ),
        migrations.AddIndex(
            model_name="messagerecord",
            index=models.Index(fields=["to_bureau", "sent_at"], name="message_bureau"),
        ),
        migrations.AddIndex(
            model_name="messagerecord",
            index=models.Index(fields=["to_role", "sent_at"], name="message_role"),
        ),
        migrations.AddIndex(
            model_name="messagerecord",
            index=models.Index(condition=models.Q(("told__lt", 3)), fields=["sent_at"], name="message_telling"),
        ),
        migrations.AddIndex(
            model_name="rosterrecord",
            index=models.Index(fields=["bureau", "begins"], name="roster_turn"),
        ),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
    ]
