"""What happened to public parts, in an order of its own; and which feeds of them an administrator has turned on.

Anybody reads the changes, as anybody reads public parts: a number, what happened, when. Why a feed is on is for the
offices; that it is on, a function tells everybody.
"""

import django.db.models.deletion
from django.db import migrations, models

ANYBODY = "fn_role() <> 'none'"
SYSTEM = "fn_role() = 'system'"
ADMIN = "fn_role() IN ('administrator', 'system')"
OFFICES = "fn_role() IN ('reviewer', 'decider', 'commission', 'administrator', 'system')"

STATEMENTS = f"""
ALTER TABLE public_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_change FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON public_change FOR SELECT TO fairnotice_app USING ({ANYBODY});
CREATE POLICY inserts ON public_change FOR INSERT TO fairnotice_app WITH CHECK ({SYSTEM});
GRANT SELECT, INSERT ON public_change TO fairnotice_app;
ALTER TABLE feed_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON feed_setting FOR SELECT TO fairnotice_app USING ({OFFICES});
CREATE POLICY inserts ON feed_setting FOR INSERT TO fairnotice_app
    WITH CHECK ({ADMIN} AND officer_id = fn_officer());
GRANT SELECT, INSERT ON feed_setting TO fairnotice_app;
"""

FUNCTION = """
CREATE FUNCTION fn_feed_on(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
-- Whether, not why or by whom.
$$ SELECT fn_role() <> 'none' AND COALESCE(
    (SELECT s.turned_on FROM feed_setting s WHERE s.feed = asked ORDER BY s.sequence DESC LIMIT 1), false) $$;
REVOKE EXECUTE ON FUNCTION fn_feed_on(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fn_feed_on(text) TO fairnotice_app;
"""

SO_FAR = """
-- Public parts that were made before there was this table.
INSERT INTO public_change (sequence, extract_id, happened, reason, entities, at)
SELECT row_number() OVER (ORDER BY at, ended, number), id, happened, reason, entities, at FROM (
    SELECT id, number, false AS ended, 'published' AS happened, '' AS reason, published_at AS at,
        CASE WHEN NOT jsonb_path_exists(content, '$.identities[*].names[*]') THEN 0
             WHEN kind IN ('red', 'un_special') THEN 2 ELSE 1 END AS entities
    FROM extract
    UNION ALL
    SELECT id, number, true, 'removed',
        CASE state WHEN 'withdrawn' THEN 'withdrawn_by_source' WHEN 'cancelled' THEN 'cancelled'
             WHEN 'expired' THEN 'expired' WHEN 'deleted' THEN 'deleted_by_decision' ELSE 'extract_revoked' END,
        changed_at, 0
    FROM extract WHERE content = '{}'::jsonb
) AS was (id, number, ended, happened, reason, at, entities);
"""


class Migration(migrations.Migration):
    """The tables, who sees what, and the changes so far."""

    dependencies = [("records", "0010_quality")]

    operations = [
        migrations.CreateModel(
            name="PublicChangeRecord",
            fields=[
                ("sequence", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("happened", models.CharField(max_length=20)),
                ("reason", models.CharField(default="", max_length=30)),
                ("entities", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "extract",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.extractrecord"),
                ),
            ],
            options={
                "db_table": "public_change",
                "indexes": [
                    models.Index(fields=["extract", "sequence"], name="public_change_extract"),
                    models.Index(fields=["at"], name="public_change_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedSettingRecord",
            fields=[
                ("sequence", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("feed", models.CharField(max_length=20)),
                ("turned_on", models.BooleanField()),
                ("reasons", models.TextField()),
                ("officer_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "feed_setting"},
        ),
        migrations.RunSQL(f"{STATEMENTS}{FUNCTION}{SO_FAR}", migrations.RunSQL.noop),
    ]
