"""Django's settings. Everything that differs between installations comes from the environment set by `boot`."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
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


def identity_providers(kept: str) -> list[dict[str, Any]]:
    """The identity providers of `sign_in.toml`, as `boot` read them."""
    found: list[dict[str, Any]] = json.loads(kept) if kept else []
    return found


FAIRNOTICE_MODE = os.environ.get("FAIRNOTICE_MODE", "training")
FAIRNOTICE_FOLDER = os.environ.get("FAIRNOTICE_FOLDER", "")
"""The data folder: keys, salt and checkpoints are read from it."""
FAIRNOTICE_LIVE = os.environ.get("FAIRNOTICE_LIVE", "")
"""Where desks wait for news of their views: the address of the process that waits; empty where there is none."""
FAIRNOTICE_WORKERS = int(os.environ.get("FAIRNOTICE_WORKERS", "1"))
"""How many processes answer, for the page of health."""
FAIRNOTICE_SCREENING = json.loads(os.environ.get("FAIRNOTICE_SCREENING", "{}"))
"""The thresholds of checks (config.screeningfile); where nothing is stated, those shipped."""

SECRET_KEY = os.environ.get("FAIRNOTICE_SECRET_KEY", "not set: boot() sets it")
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("FAIRNOTICE_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]

# The address that people use, when a proxy with TLS stands before this server (docs/how-to/behind-a-proxy.md).
FAIRNOTICE_ADDRESS = os.environ.get("FAIRNOTICE_ADDRESS", "")
TLS = FAIRNOTICE_ADDRESS.startswith("https://")
if FAIRNOTICE_ADDRESS:
    ALLOWED_HOSTS.append(urlsplit(FAIRNOTICE_ADDRESS).hostname or "")
    CSRF_TRUSTED_ORIGINS = [FAIRNOTICE_ADDRESS.rstrip("/")]
if TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the proxy sets it and drops what callers send
    SECURE_SSL_HOST = urlsplit(FAIRNOTICE_ADDRESS).netloc  # so that no Host header decides where a redirect leads
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^api/health$"]  # asked on this machine, without the proxy; it says nothing secret
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS  # the how-to asks for a host name of its own
SILENCED_SYSTEM_CHECKS = [
    # SECURE_HSTS_PRELOAD: a place in the browsers' own lists is for the owner of the whole domain to ask for, and takes
    # months to undo. The proxy can add the word.
    "security.W021",
]
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600  # what an officer chose for the card is there again tomorrow
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "fairnotice.web.failures.no_token"

DATABASES = {"default": database_settings(os.environ.get("FAIRNOTICE_DATABASE", "dbname=fairnotice"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.messages",  # one sentence after an act
    "django.forms",  # the templates of form parts, beside ours
    "csp",
    "ninja",  # for the API page's own assets, so that nothing is fetched from elsewhere
    "fairnotice.web",
    "fairnotice.records",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # before what answers by itself: files, refused hosts
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # with Django's own guard against guessing secrets by length
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fairnotice.web.asking.WhoAsks",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "fairnotice.config.urls"
WSGI_APPLICATION = "fairnotice.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "fairnotice.web.context.common",
            ]
        },
    },
]
FORM_RENDERER = "fairnotice.web.forms.renderer.Renderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Sign-in. Sessions are in our own table; neither django.contrib.sessions nor sites nor the admin site is installed.
INSTALLED_APPS += [
    "django.contrib.contenttypes",  # auth needs it
    "django.contrib.auth",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
AUTH_USER_MODEL = "records.SignInRecord"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_ENGINE = "fairnotice.services.sessions"
SESSION_COOKIE_NAME = "fairnotice_session"
SESSION_COOKIE_AGE = (8 if FAIRNOTICE_MODE == "training" else 1) * 3600
"""Seconds after which a session ends that nobody used."""
FAIRNOTICE_SESSION_LIFE = 12 * 3600
"""Seconds after which a session ends in any case: the longest shift."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # several officers may share a computer
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my-work/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["login", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CACHES = {  # holds nothing but counts of failed attempts and used codes
    "default": {
        "BACKEND": "fairnotice.services.attempts.Attempts",
        "LOCATION": "sign_in_attempt",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # nobody gets rid of a count by filling the table
    }
}
ACCOUNT_ADAPTER = "fairnotice.web.account.adapter.Accounts"
ACCOUNT_FORMS = {
    "login": "fairnotice.web.account.forms.SignInForm",
    "reauthenticate": "fairnotice.web.account.forms.ConfirmForm",
    "change_password": "fairnotice.web.account.forms.PasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth asks for it all the same
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Attempts are counted for each account, wherever they come from: a whole border post has one address.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/5m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    **dict.fromkeys(["login", "signup", "reset_password", "reset_password_from_key", "request_login_code"]),
    **dict.fromkeys(["verify_phone", "change_phone", "confirm_email", "manage_email"]),
}
MFA_ADAPTER = "fairnotice.web.account.factors.Factors"
MFA_FORMS = {
    "authenticate": "fairnotice.web.account.forms.CodeForm",
    "reauthenticate": "fairnotice.web.account.forms.ConfirmCodeForm",
    "activate_totp": "fairnotice.web.account.forms.AppForm",
    "add_webauthn": "fairnotice.web.account.forms.PasskeyForm",
    "login_webauthn": "fairnotice.web.account.forms.PasskeySignInForm",
    "authenticate_webauthn": "fairnotice.web.account.forms.PasskeyCodeForm",
    "reauthenticate_webauthn": "fairnotice.web.account.forms.PasskeyConfirmForm",
    "edit_webauthn": "fairnotice.web.account.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "fairnotice"
MFA_TOTP_TOLERANCE = 1  # a code typed at the end of its half minute still counts; it counts once (services.attempts)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the administrator's, not the account's
MFA_RATE_LIMITS = False  # allauth's only one counts addresses
SOCIALACCOUNT_ADAPTER = "fairnotice.web.account.providers.Providers"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": identity_providers(os.environ.get("FAIRNOTICE_PROVIDERS", ""))}}
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"

# Mail: files in a training folder, `mail.toml` in a live one (config.mailing). Without it mail waits in the database.
MAIL = json.loads(os.environ.get("FAIRNOTICE_MAIL", "{}"))
EMAIL_BACKEND = MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_FILE_PATH = MAIL.get("EMAIL_FILE_PATH")
EMAIL_HOST, EMAIL_PORT = MAIL.get("EMAIL_HOST", ""), MAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_USER", ""), MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("EMAIL_USE_TLS", False), MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10  # seconds: the clocks wait meanwhile
DEFAULT_FROM_EMAIL = MAIL.get("DEFAULT_FROM_EMAIL", "fairnotice@localhost")

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
if os.environ.get("FAIRNOTICE_PSEUDO_LANGUAGES"):  # for tests of the layout: longer words, and right to left
    LANGUAGES += [("en-xa", "English, longer"), ("ar-xb", "English, right to left")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "web" / "locale"]
STATIC_URL = "/static/"
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
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # twice the largest case file
FILE_UPLOAD_HANDLERS = ["fairnotice.web.attachments.receiving.InMemory"]  # never a file; too large is refused unread
DATA_UPLOAD_MAX_NUMBER_FILES = 1

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A refused request is the caller's to read about, and its address is nobody else's business.
    "loggers": {
        # An error's message may hold particulars: our own handlers log its kind and its place instead.
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "CRITICAL"},
    },
}
