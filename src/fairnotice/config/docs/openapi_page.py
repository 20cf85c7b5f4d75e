"""The description of the API as a file."""

import json
import os

import django


def openapi_page() -> str:
    """OpenAPI 3.1, as a running installation serves it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairnotice.config.settings")
    django.setup()
    # Its tables can be imported only when Django has been started.
    from fairnotice.api.app import openapi_document

    return json.dumps(openapi_document(), indent=2, ensure_ascii=False) + "\n"
