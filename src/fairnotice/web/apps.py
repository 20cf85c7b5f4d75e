"""The pages as an application of Django's."""

import os

from django.apps import AppConfig

from fairnotice.border import languages
from fairnotice.web import pseudo


class WebConfig(AppConfig):
    """It has templates and files, and no tables."""

    name = "fairnotice.web"
    label = "web"

    def ready(self) -> None:
        """Give the framework the languages of the card, and those for tests of the layout where they are asked for."""
        languages.install()
        if os.environ.get("FAIRNOTICE_PSEUDO_LANGUAGES"):
            pseudo.install()
