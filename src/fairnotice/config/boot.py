"""Start Django for one process: which database, as which role, with which folder's keys."""

import json
import os

import django

from fairnotice.config.datafolder import DataFolder
from fairnotice.config.mailing import read_mailing
from fairnotice.config.screeningfile import read_screening
from fairnotice.config.signinfile import read_providers


def boot(data: DataFolder, database_url: str) -> None:
    """Set the environment from the data folder and the database's address, and start Django.

    Child processes (the web server's workers) inherit it. Raises DataFolderError when a secret, `sign_in.toml`,
    `mail.toml` or `screening.toml` cannot be used.
    """
    os.environ.update(environment(data, database_url))
    django.setup()


def environment(data: DataFolder, database_url: str) -> dict[str, str]:
    """The variables that `settings` reads."""
    return {
        "DJANGO_SETTINGS_MODULE": "fairnotice.config.settings",
        "FAIRNOTICE_MODE": data.mode.value,
        "FAIRNOTICE_FOLDER": str(data.path),
        "FAIRNOTICE_SECRET_KEY": data.secret("django_secret_key"),
        "FAIRNOTICE_DATABASE": database_url,
        "FAIRNOTICE_PROVIDERS": json.dumps(read_providers(data.path)),
        "FAIRNOTICE_MAIL": json.dumps(read_mailing(data.path, data.mode)),
        "FAIRNOTICE_SCREENING": json.dumps(read_screening(data.path)),
    }
