"""Accounts at the door: their sign-in rows, invitations, passwords and sessions.

The tables of sign-in are read and written as the door (see 0004_sign_in); the events are in the name of who acts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connection

from fairnotice.domain.officer import DOOR, Officer, Role
from fairnotice.records.models import InvitationRecord, OfficerRecord, SessionRecord, SignInRecord
from fairnotice.records.session import speaking_as

INVITATION_LIFE = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Account:
    """Whose session it is: the officer, and what the pages show of the account."""

    officer: Officer
    login: str
    bureau_name: str
    second_factor: bool


def account_of_session(session_key: str, *, at: datetime) -> Account | None:
    """Whose session it is, or None when it is over or its account is closed. Reads past row-level security."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer, role, bureau, country, states, login, bureau_name, has_second_factor"
            " FROM fn_officer_of_session(%s, %s)",
            [session_key, at],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    officer = Officer(id=row[0], role=Role(row[1]), bureau=row[2], country=row[3], states=tuple(row[4]))
    return Account(officer=officer, login=row[5], bureau_name=row[6], second_factor=row[7])


def open_sign_in(officer: OfficerRecord, *, email: str = "") -> None:
    """Give a new account its sign-in row. No password opens it until it is invited. A step of `add_officer`."""
    with speaking_as(DOOR):
        SignInRecord.objects.create(
            officer_id=officer.pk, login=officer.login, email=email, password=make_password(None)
        )


def close_sign_in(officer: UUID, *, at: datetime) -> None:
    """Close the door to an account: no password, no session, no invitation. A step of `remove_officer`."""
    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk=officer).update(is_active=False, password=make_password(None))
        InvitationRecord.objects.filter(account_id=officer, used_at__isnull=True).update(ends_at=at)
        SessionRecord.objects.filter(account_id=officer).delete()
