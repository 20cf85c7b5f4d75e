"""The pages of a desk as an application of Django's."""

from django.apps import AppConfig


class DeskPages(AppConfig):
    """It has templates, and no table."""

    name = "fairnotice.desk.pages"
    label = "desk_pages"
