"""Django's settings for a desk's pages: no database, sessions in a signed cookie. What differs comes from `serving`."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from fairnotice.desk.folder import secret

_HERE = Path(__file__).resolve().parent
_WEB = _HERE.parent / "web"
"""The look: templates and style sheets of a server's pages, which are files here and not an application."""

FAIRNOTICE_DESK = Path(os.environ["FAIRNOTICE_DESK_FOLDER"])
FAIRNOTICE_MODE = os.environ["FAIRNOTICE_DESK_MODE"]
FAIRNOTICE_LIMIT_HOURS = float(os.environ.get("FAIRNOTICE_DESK_LIMIT_HOURS", "24"))
FAIRNOTICE_WATCH = os.environ.get("FAIRNOTICE_DESK_WATCH", "")
FAIRNOTICE_PORT = os.environ.get("FAIRNOTICE_DESK_PORT", "8080")

SECRET_KEY = secret(FAIRNOTICE_DESK, "secret")
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("FAIRNOTICE_DESK_HOSTS", "").split(",")),
]
if FAIRNOTICE_ADDRESS := os.environ.get("FAIRNOTICE_DESK_ADDRESS", ""):
    ALLOWED_HOSTS.append(urlsplit(FAIRNOTICE_ADDRESS).hostname or "")
    CSRF_TRUSTED_ORIGINS = [FAIRNOTICE_ADDRESS]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the proxy sets it and drops what callers send
DATABASES: dict[str, object] = {}
INSTALLED_APPS = ["django.contrib.messages", "django.forms", "csp", "fairnotice.desk.pages"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "fairnotice.desk.pages.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [_HERE / "pages" / "templates", _WEB / "templates"],  # our head and foot of a page are found first
        "OPTIONS": {
            "libraries": {"fairnotice": "fairnotice.web.templatetags.fairnotice"},  # of the look, which needs no table
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "fairnotice.desk.pages.context.common",
            ],
        },
    }
]
FORM_RENDERER = "fairnotice.web.forms.renderer.Renderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = f"fairnotice_desk_{FAIRNOTICE_PORT}"  # two desks of one machine share its cookies
CSRF_COOKIE_NAME = f"fairnotice_desk_token_{FAIRNOTICE_PORT}"
SESSION_COOKIE_AGE = 12 * 3600  # the longest shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600  # what was chosen for the card is there again tomorrow

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [_WEB / "locale"]
STATIC_URL = "/static/"
STATICFILES_DIRS = [_WEB / "static"]
WHITENOISE_USE_FINDERS = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What was asked may stand in a message: our own handlers log its kind and its place instead.
    "loggers": {"django.request": {"level": "CRITICAL"}, "django.security": {"level": "CRITICAL"}},
}
