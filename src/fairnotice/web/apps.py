"""The pages as an application of Django's."""

import os

from django.apps import AppConfig

from fairnotice.web.pseudo import install


class WebConfig(AppConfig):
    """It has templates and files, and no tables."""

    name = "fairnotice.web"
    label = "web"

    def ready(self) -> None:
        """Offer the languages for tests of the layout, where they are asked for."""
        if os.environ.get("FAIRNOTICE_PSEUDO_LANGUAGES"):
            install()
