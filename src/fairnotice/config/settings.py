"""Django's settings. Everything that differs between installations comes from the environment set by `boot`."""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict


def database_settings(url: str) -> dict[str, Any]:
    """Django's form of a database's address."""
    given = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "fairnotice"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", ""),
        "OPTIONS": given,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 600,
    }


FAIRNOTICE_MODE = os.environ.get("FAIRNOTICE_MODE", "training")
FAIRNOTICE_FOLDER = os.environ.get("FAIRNOTICE_FOLDER", "")
"""The data folder: keys, salt and checkpoints are read from it."""

SECRET_KEY = os.environ.get("FAIRNOTICE_SECRET_KEY", "not set: boot() sets it")
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("FAIRNOTICE_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]

DATABASES = {"default": database_settings(os.environ.get("FAIRNOTICE_DATABASE", "dbname=fairnotice"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "ninja",  # for the API page's own assets, so that nothing is fetched from elsewhere
    "fairnotice.records",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "fairnotice.config.urls"
WSGI_APPLICATION = "fairnotice.config.wsgi.application"
TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # twice the largest case file

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A refused request is the caller's to read about, and its address is nobody else's business.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}
