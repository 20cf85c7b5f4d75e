"""Which migrations have to be applied: found without Django, and the same that Django finds."""

from django.db.migrations.loader import MigrationLoader

from fairnotice.config.migrate import wanted_migrations


def test_the_migrations_of_every_app_are_wanted_those_of_libraries_as_well() -> None:
    assert wanted_migrations() == set(MigrationLoader(None).disk_migrations)
