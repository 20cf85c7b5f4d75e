"""Courts and counsel that are named for a request, and the answers about exposures as they were given.

A court or counsel sees its own naming and its own answers while the naming stands, and nothing of the file: answers are
computed by the system. A court also sees what the secretariat was answered about that request, for it may have to look
at what was done on it; what the Commission or counsel asked is no matter of its. No bureau sees a row of either table.
That such an office exists is for those who name it, and its own.
"""

import uuid

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

OVERSEES = "fn_role() IN ('commission', 'system')"
OF_COURTS = "(fn_role() = 'decider' AND role = 'court')"
MINE = "(fn_role() IN ('court', 'counsel') AND role = fn_role() AND office_id = fn_bureau())"
MAY_NAME = "(fn_role() = 'commission' OR (fn_role() = 'decider' AND role = 'court' AND disclosure = 'owner_agreed'))"
OF_THAT_KIND = "EXISTS (SELECT 1 FROM bureau b WHERE b.code = office_id AND b.kind = named_reader.role)"
HANDED_IN = "EXISTS (SELECT 1 FROM request r WHERE r.id = request_id AND r.submitted_at IS NOT NULL)"
STANDS = (
    "EXISTS (SELECT 1 FROM named_reader n WHERE n.request_id = exposure_answer.request_id"
    " AND n.office_id = fn_bureau() AND n.ended_at IS NULL)"
)
OFFICES = "(fn_role() IN ('reviewer', 'decider') AND office = fn_bureau() AND role IN ('reviewer', 'decider'))"
NAMED = "(fn_role() IN ('court', 'counsel') AND role = fn_role() AND office = fn_bureau())"
OF_SECRETARIAT = "(fn_role() = 'court' AND role IN ('reviewer', 'decider'))"
IN_MY_NAME = "role = fn_role() AND office = fn_bureau() AND officer_id = fn_officer()"
BODIES = (
    "fn_role() <> 'none' AND (kind NOT IN ('court', 'counsel') OR code = fn_bureau()"
    " OR fn_role() IN ('decider', 'commission', 'administrator', 'system', 'door'))"
)
STAFF = "fn_role() IN ('commission', 'system') OR (fn_role() IN ('reviewer', 'decider') AND NOT {about_counsel})"
REASONS = (
    STAFF.format(about_counsel="(thing LIKE 'reader:%' AND bureau_code <> fn_bureau())")
    + " OR (fn_role() IN ('bureau', 'border') AND bureau_code = fn_bureau())"
)

STATEMENTS = f"""
ALTER POLICY sees ON bureau USING ({BODIES});
ALTER POLICY sees ON reason USING ({REASONS});

ALTER TABLE named_reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE named_reader FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON named_reader FOR SELECT TO fairnotice_app USING ({OVERSEES} OR {OF_COURTS} OR {MINE});
CREATE POLICY inserts ON named_reader FOR INSERT TO fairnotice_app
    WITH CHECK ({MAY_NAME} AND officer_id = fn_officer() AND {OF_THAT_KIND} AND {HANDED_IN});
CREATE POLICY updates ON named_reader FOR UPDATE TO fairnotice_app USING ({MAY_NAME} OR {OF_COURTS})
    WITH CHECK ({MAY_NAME} OR {OF_COURTS});
GRANT SELECT, INSERT, UPDATE (ended_at) ON named_reader TO fairnotice_app;

ALTER TABLE exposure_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE exposure_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON exposure_answer FOR SELECT TO fairnotice_app
    USING ({OVERSEES} OR {OFFICES} OR (({NAMED} OR {OF_SECRETARIAT}) AND {STANDS}));
CREATE POLICY inserts ON exposure_answer FOR INSERT TO fairnotice_app
    WITH CHECK ({IN_MY_NAME} AND (fn_role() IN ('reviewer', 'decider', 'commission') OR ({NAMED} AND {STANDS})));
GRANT SELECT, INSERT ON exposure_answer TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The tables, and who sees what."""

    dependencies = [("records", "0016_counts")]

    operations = [
        migrations.CreateModel(
            name="NamedReaderRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("extent", models.CharField(max_length=10)),
                ("disclosure", models.CharField(max_length=20)),
                ("named_by", models.CharField(max_length=32)),
                ("officer_id", models.UUIDField()),
                ("named_at", models.DateTimeField()),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.bureaurecord")),
                ("request", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.requestrecord")),
            ],
            options={"db_table": "named_reader"},
        ),
        migrations.AddConstraint(
            model_name="namedreaderrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("request", "office"), name="named_once_for_a_request"
            ),
        ),
        migrations.CreateModel(
            name="ExposureAnswerRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("office", models.CharField(max_length=32)),
                ("officer_id", models.UUIDField()),
                ("purpose", models.CharField(max_length=30)),
                ("on_day", models.DateField()),
                ("countries", ArrayField(base_field=models.CharField(max_length=2), size=None)),
                ("extent", models.CharField(max_length=10)),
                ("filed_version", models.PositiveIntegerField()),
                ("added_version", models.PositiveIntegerField(default=0)),
                ("notice_state", models.CharField(default="", max_length=40)),
                ("rules", models.CharField(max_length=40)),
                ("software", models.CharField(max_length=40)),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("request", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="records.requestrecord")),
            ],
            options={
                "db_table": "exposure_answer",
                "indexes": [models.Index(fields=["request", "at"], name="exposure_answer_request")],
            },
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
