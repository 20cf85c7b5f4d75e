"""Acts on what circulates: restrictions that are set and lifted later, and changes that a person decides.

A restricted bureau loses the notice with the last entry of its view, and has it again when a later entry brings it.
A published document is replaced by the system alone, after a change of it was accepted.
"""

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
SYSTEM = "fn_role() = 'system'"
SOURCE = "(fn_role() = 'bureau' AND source_code = fn_bureau())"
OWN = "(fn_role() = 'bureau' AND source_code = fn_bureau() AND office = fn_bureau())"
MY_MATTER = "EXISTS (SELECT 1 FROM matter m WHERE m.id = case_id AND m.source_id = source_code)"
OF_NOTICE = "EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id AND n.source_code = {table}.source_code)"
IN_MY_VIEW = (
    "(fn_role() IN ('bureau', 'border') AND state IN ('published', 'suspended') AND EXISTS "
    "(SELECT 1 FROM register_entry e WHERE e.notice_id = notice.id AND e.recipient_id = fn_bureau()) AND NOT EXISTS "
    "(SELECT 1 FROM register_entry e WHERE e.notice_id = notice.id AND e.recipient_id = fn_bureau()"
    " AND e.kind = 'restricted' AND NOT EXISTS (SELECT 1 FROM register_entry l WHERE l.notice_id = e.notice_id"
    " AND l.recipient_id = e.recipient_id AND l.sequence > e.sequence)))"
)

MOVES = {  # what is new beside the list of 0003
    ("change", "bureau"): ">proposed proposed>taken_back",
    ("change", "reviewer"): ">proposed proposed>taken_back",
    ("change", "decider"): "proposed>accepted proposed>declined",
}

FUNCTIONS = """
ALTER FUNCTION fn_may_move(text, text, text) RENAME TO fn_may_move_0003;

CREATE FUNCTION fn_may_move(thing text, was text, becomes text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT fn_may_move_0003($1, $2, $3) OR EXISTS (SELECT 1 FROM (VALUES {rows}) AS m (thing, role, was, becomes)
   WHERE (m.thing, m.role, m.was, m.becomes) = ($1, fn_role(), $2, $3)) $$;

CREATE OR REPLACE FUNCTION fn_guard_document() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF NEW.document = OLD.document OR (NEW.state = 'deleted' AND NEW.document = '{{}}'::jsonb) THEN
        RETURN NEW;
    END IF;
    IF fn_role() = 'system' AND NEW.state = OLD.state AND OLD.document <> '{{}}'::jsonb AND EXISTS (
        SELECT 1 FROM change c JOIN notice n ON n.id = c.notice_id JOIN request r ON r.id = n.request_id
        WHERE c.state = 'accepted' AND r.case_id = (SELECT case_id FROM request WHERE id = NEW.request_id)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published document is only emptied, when its notice is deleted, or replaced by a change that '
        'was accepted';
END
$$;

REVOKE EXECUTE ON FUNCTION fn_may_move(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fn_may_move(text, text, text) TO fairnotice_app;
"""


def statements() -> str:
    """Who sees and writes what."""
    rows = ", ".join(
        f"('{thing}', '{role}', '{was}', '{becomes}')"
        for (thing, role), moves in MOVES.items()
        for was, _arrow, becomes in (move.partition(">") for move in moves.split())
    )
    change = f"({OWN} OR (fn_role() = 'reviewer' AND office = fn_bureau())) AND {OF_NOTICE.format(table='change')}"
    restriction = f"(fn_role() = 'decider' OR {SOURCE}) AND {OF_NOTICE.format(table='restriction')}"
    lines = [
        FUNCTIONS.format(rows=rows),
        f"ALTER POLICY sees ON notice USING ({STAFF} OR {SOURCE} OR {IN_MY_VIEW});",
        f"ALTER POLICY inserts ON restriction WITH CHECK ({restriction});",
        f"ALTER POLICY updates ON restriction USING (fn_role() = 'decider' OR {SOURCE})"
        f" WITH CHECK (fn_role() = 'decider' OR {SOURCE});",
        "GRANT UPDATE (lifted_at) ON restriction TO fairnotice_app;",
        "GRANT UPDATE (notice_id) ON draft TO fairnotice_app;",
        # The file follows an accepted change; the decider is not the source, so the system files it.
        "ALTER POLICY inserts ON dossier WITH CHECK ("
        f"(({SOURCE} AND part = 'filed') OR (fn_role() = 'reviewer' AND part = 'added')"
        f" OR ({SYSTEM} AND part = 'filed')) AND {MY_MATTER});",
        f"ALTER POLICY inserts ON warrant WITH CHECK (({SOURCE} OR {SYSTEM}) AND {MY_MATTER});",
        "ALTER TABLE change ENABLE ROW LEVEL SECURITY;",
        "ALTER TABLE change FORCE ROW LEVEL SECURITY;",
        # What the secretariat prepares, the source reads when it stands in the notice.
        f"CREATE POLICY sees ON change FOR SELECT TO fairnotice_app USING ({STAFF} OR {OWN});",
        f"CREATE POLICY inserts ON change FOR INSERT TO fairnotice_app WITH CHECK ({change});",
        f"CREATE POLICY updates ON change FOR UPDATE TO fairnotice_app USING ({STAFF} OR {OWN})"
        f" WITH CHECK ({STAFF} OR {OWN});",
        "GRANT SELECT, INSERT, UPDATE (state, decided_at) ON change TO fairnotice_app;",
        "CREATE TRIGGER moves_as_allowed BEFORE INSERT OR UPDATE ON change FOR EACH ROW"
        " WHEN (current_user = 'fairnotice_app') EXECUTE FUNCTION fn_guard_move();",
    ]
    return "\n".join(lines)


def complete(apps: Any, _editor: Any) -> None:
    """Restrictions of before were set with the publication, in the name of the source."""
    for row in apps.get_model("records", "RestrictionRecord").objects.select_related("notice"):
        row.set_by, row.set_at = row.source_code, row.notice.published_at
        row.save(update_fields=["set_by", "set_at"])


class Migration(migrations.Migration):
    """Restrictions, changes, and who sees what of them."""

    dependencies = [("records", "0013_board")]

    operations = [
        migrations.CreateModel(
            name="ChangeRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("source_code", models.CharField(max_length=32)),
                ("office", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=20)),
                ("content", models.JSONField(default=dict)),
                ("text", models.TextField(default="")),
                ("countries", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=20)),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "notice",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
                ),
            ],
            options={"db_table": "change"},
        ),
        migrations.AddConstraint(
            model_name="changerecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")), fields=("notice", "kind"), name="one_open_change_of_a_kind"
            ),
        ),
        migrations.AddField(
            model_name="draftrecord",
            name="notice",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.noticerecord"),
        ),
        migrations.AddField(
            model_name="restrictionrecord",
            name="set_by",
            field=models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="restrictionrecord",
            name="set_at",
            field=models.DateTimeField(default="2000-01-01T00:00:00Z"),
            preserve_default=False,
        ),
        migrations.AddField(model_name="restrictionrecord", name="lifted_at", field=models.DateTimeField(null=True)),
        migrations.RemoveConstraint(model_name="restrictionrecord", name="one_restriction_a_bureau"),
        migrations.AddConstraint(
            model_name="restrictionrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("notice", "bureau"), name="one_restriction_a_bureau"
            ),
        ),
        migrations.AddIndex(
            model_name="registerentryrecord",
            index=models.Index(
                condition=models.Q(("kind", "restricted")),
                fields=["recipient", "notice"],
                name="register_entry_restricted",
            ),
        ),
        migrations.RunPython(complete, migrations.RunPython.noop),
        migrations.RunSQL(statements(), migrations.RunSQL.noop),
    ]
