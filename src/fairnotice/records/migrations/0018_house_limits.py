"""Limits of time that an administrator sets for this house; and the clocks of changes that wait already.

Anybody of the offices reads a limit and why it was set. A change that was proposed before there was a clock gets the one
that it would have had, so that nothing waits unseen.
"""

from django.db import migrations, models

OFFICES = "fn_role() IN ('reviewer', 'decider', 'commission', 'administrator', 'system')"
ADMIN = "fn_role() IN ('administrator', 'system')"

STATEMENTS = f"""
ALTER TABLE house_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE house_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON house_limit FOR SELECT TO fairnotice_app USING ({OFFICES});
CREATE POLICY inserts ON house_limit FOR INSERT TO fairnotice_app WITH CHECK ({ADMIN} AND officer_id = fn_officer());
GRANT SELECT, INSERT ON house_limit TO fairnotice_app;
"""

SO_FAR = """
INSERT INTO due (id, code, thing, what, begins_at, due_at, zone, owes, waits, missed, cites, extended_by, state)
SELECT gen_random_uuid(), 'change-decision', 'change:' || c.id, 'decide on the change that was proposed', c.proposed_at,
    ((c.proposed_at AT TIME ZONE b.zone)::date + 15)::timestamp AT TIME ZONE b.zone, b.zone, 'reviewer',
    CASE WHEN c.office = c.source_code THEN c.source_code ELSE '' END,
    'the change stands first among those that wait; nothing is circulated or declined by itself',
    'RPD art. 46(1), 46(3), 80(2), 100(2): updated, and looked at again; house rule: no source gives a number (14 days)',
    '', 'open'
FROM change c CROSS JOIN LATERAL
    (SELECT COALESCE((SELECT zone FROM bureau WHERE kind = 'secretariat' ORDER BY code LIMIT 1), 'UTC')) AS b (zone)
WHERE c.state = 'proposed';
"""


class Migration(migrations.Migration):
    """The table, who sees it, and the clocks so far."""

    dependencies = [("records", "0017_exposures")]

    operations = [
        migrations.CreateModel(
            name="HouseLimitRecord",
            fields=[
                ("sequence", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("clock", models.CharField(max_length=40)),
                ("days", models.PositiveSmallIntegerField()),
                ("reasons", models.TextField()),
                ("officer_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "house_limit"},
        ),
        migrations.RunSQL(f"{STATEMENTS}{SO_FAR}", migrations.RunSQL.noop),
    ]
