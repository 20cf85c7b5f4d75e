"""What an account signs in with, its invitations, its sessions, and the counts of failed attempts.

It comes before allauth's tables, which refer to `sign_in`; 0004_sign_in, which says who sees what, comes after them.
"""

import django.db.models.deletion
from django.db import migrations, models

ATTEMPTS = """
CREATE TABLE sign_in_attempt (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_expires ON sign_in_attempt (expires);
"""
"""Django's database cache: the one place where all workers count the failed attempts of an account."""

ROWS = """
INSERT INTO sign_in (officer_id, login, email, password, is_active)
SELECT id, login, '', '!' || md5(random()::text) || md5(random()::text), active FROM officer;
"""
"""An account from before can sign in when it is invited; until then no password opens it ('!': none)."""


class Migration(migrations.Migration):
    """The tables."""

    dependencies = [("records", "0003_moves")]
    run_before = [("account", "0001_initial"), ("mfa", "0001_initial"), ("socialaccount", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="SignInRecord",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.officerrecord",
                    ),
                ),
                ("login", models.CharField(max_length=80, unique=True)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={"db_table": "sign_in"},
        ),
        migrations.CreateModel(
            name="InvitationRecord",
            fields=[
                ("digest", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="records.signinrecord"),
                ),
            ],
            options={"db_table": "invitation"},
        ),
        migrations.CreateModel(
            name="SessionRecord",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("began_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="records.signinrecord"
                    ),
                ),
            ],
            options={"db_table": "session"},
        ),
        migrations.RunSQL(ATTEMPTS, migrations.RunSQL.noop),
        migrations.RunSQL(ROWS, migrations.RunSQL.noop),
    ]
