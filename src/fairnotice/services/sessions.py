"""Sessions of browsers, kept in the database: Django's session engine, told who may read the table.

A session ends when nobody used it for a while, when it is old, when its account signs out everywhere, or when the
account is closed. All of that is in its row: a row that is over, or gone, is no session.

Django asks for sessions on its own, outside every act, so this module knows the time by itself.
"""

from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from fairnotice.domain.officer import DOOR
from fairnotice.records.models import SessionRecord
from fairnotice.records.session import speaking_as

TOUCH = timedelta(minutes=1)
"""How often a session in use is written again, so that not every page writes."""


class SessionStore(DatabaseStore):
    """A session in the table `session`, which only the door reads and writes."""

    _began: datetime | None = None
    _ends: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[SessionRecord]:
        """Our table."""
        return SessionRecord

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing when it is over."""
        with speaking_as(DOOR):
            row = self._get_session_from_db()  # type: ignore[attr-defined]  # Django's own, without a type
        if row is None:
            return {}
        self._began, self._ends = row.began_at, row.expire_date
        return dict(self.decode(row.session_data))

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        with speaking_as(DOOR):
            return bool(super().exists(session_key))

    def create(self) -> None:
        """Begin a new session. One that gets a new key for an account that is signed in stays as old as it was."""
        if SESSION_KEY not in getattr(self, "_session_cache", {}):
            self._began = None
        super().create()

    def save(self, must_create: bool = False) -> None:
        """Write the session, and with it when it ends."""
        with speaking_as(DOOR):
            super().save(must_create=must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        with speaking_as(DOOR):
            super().delete(session_key)

    @classmethod
    def clear_expired(cls) -> None:
        """Forget the sessions that are over."""
        with speaking_as(DOOR):
            super().clear_expired()

    def create_model_instance(self, data: dict[str, Any]) -> SessionRecord:
        """The row: it ends with its idle time or with its life, whichever is first."""
        if self._began is None:
            self._began = timezone.now()
        self._ends = min(self.get_expiry_date(), self._began + timedelta(seconds=settings.FAIRNOTICE_SESSION_LIFE))
        row = cast(SessionRecord, super().create_model_instance(data))
        row.account_id = data.get(SESSION_KEY)
        row.began_at = self._began
        row.expire_date = self._ends
        return row

    def touch(self) -> None:
        """Say that the session is in use: it is written again with this answer, when that is worth a write."""
        full = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if self._ends is not None and full - self._ends > TOUCH:
            self.modified = True
