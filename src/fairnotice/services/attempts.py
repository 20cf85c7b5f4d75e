"""Where failed attempts to sign in are counted: one table that all workers share, which only the door reads."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache

from fairnotice.domain.officer import DOOR
from fairnotice.records.session import speaking_as

USED_CODE_SECONDS = 120
"""A code of an authenticator app is good for its half minute and the one before and after it, and only once."""


class Attempts(DatabaseCache):
    """Django's database cache (setting CACHES), told who may read the table."""

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        """What is kept under those keys."""
        with speaking_as(DOOR):
            return dict(super().get_many(keys, version))

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value if there is none. allauth marks used codes and holds its locks with it, and lets go of these."""
        if isinstance(timeout, int):
            timeout = max(timeout, USED_CODE_SECONDS)
        return bool(super().add(key, value, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value."""
        with speaking_as(DOOR):
            return bool(super().delete(key, version))

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        with speaking_as(DOOR):
            return bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc]  # Django's own, untyped
