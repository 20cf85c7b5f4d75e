"""The pages of a desk as an application of Django's."""

from django.apps import AppConfig

from fairnotice.border import languages


class DeskPages(AppConfig):
    """It has templates, and no table."""

    name = "fairnotice.desk.pages"
    label = "desk_pages"

    def ready(self) -> None:
        """Give the framework the languages of the card."""
        languages.install()
