"""Indexes are copies like packs: how many people and which digest, when somebody said to hold it, and that it is gone.

Who holds an index reads nothing here, and so has no account.
"""

import django.db.models.deletion
from django.db import migrations, models

SYSTEM = "fn_role() = 'system'"

STATEMENTS = f"""
ALTER POLICY updates ON copy_given USING ({SYSTEM}) WITH CHECK ({SYSTEM});
GRANT UPDATE (held_at, gone_at) ON copy_given TO fairnotice_app;
"""


class Migration(migrations.Migration):
    """The columns, and who writes them."""

    dependencies = [("records", "0018_house_limits")]

    operations = [
        migrations.AlterField(
            model_name="deskrecord",
            name="officer",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="records.officerrecord"),
        ),
        migrations.AddField(
            model_name="copyrecord",
            name="entries",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="copyrecord",
            name="digest",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(model_name="copyrecord", name="held_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="copyrecord", name="gone_at", field=models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="copyrecord",
            index=models.Index(condition=models.Q(("gone_at", None)), fields=["ends_at"], name="copy_not_gone"),
        ),
        migrations.RunSQL(STATEMENTS, migrations.RunSQL.noop),
    ]
