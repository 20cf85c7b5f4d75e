"""All tables are in one app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The tables."""

    name = "fairnotice.records"
    label = "records"
