"""Bureaus, accounts and tokens."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import connection

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import BureauRecord, OfficerRecord, TokenRecord
from fairnotice.services.acting import act_as, locked, seen
from fairnotice.services.signin import close_sign_in, open_sign_in

TOKEN_LIFE = timedelta(days=90)

OFFICES = {
    Role.BUREAU: ("bureau", "tribunal"),
    Role.BORDER: ("bureau",),
    Role.REVIEWER: ("secretariat",),
    Role.DECIDER: ("secretariat",),
    Role.COMPLIANCE: ("secretariat",),
    Role.COMMISSION: ("commission",),
    Role.ADMINISTRATOR: ("secretariat",),
}
"""The kinds of office in which an account may have a role. No account has a role that is not here."""


def add_bureau(
    *, code: str, name: str, kind: str, country: str | None, telephone: str = "", by: Officer, at: datetime
) -> str:
    """Add a bureau or an office, and answer its code. Raises NotYourAct, InvalidValue when the code is taken."""
    _administrator(by)
    if code in set(Role) and code != kind:
        raise InvalidValue(f"'{code}' is a role: messages and clocks of that role would be this office's.")
    with act_as(by):
        hold_log()  # of two at the same second the second finds the code taken
        if BureauRecord.objects.filter(pk=code).exists():
            raise InvalidValue(f"There is a bureau '{code}' already.")
        BureauRecord.objects.create(code=code, name=name, kind=kind, country=country, telephone=telephone)
        append(Event("bureau.added", f"bureau:{code}", {"kind": kind}), by=by, at=at)
        return code


def add_officer(
    *, login: str, bureau: str, role: Role, states: Sequence[str] = (), by: Officer, at: datetime
) -> Officer:
    """Add an account. `states` are those of nationality and secondment, which it must not decide about.

    Raises NotYourAct, NotFound for an unknown bureau, InvalidValue for a login that is taken or a role that no account
    may have.
    """
    _administrator(by)
    if role not in OFFICES:
        raise InvalidValue(f"No account has the role '{role}'.")
    with act_as(by):
        body = seen(BureauRecord, bureau)
        if body.kind not in OFFICES[role]:
            raise InvalidValue(f"A {role} belongs to an office of kind {' or '.join(OFFICES[role])}, not {body.kind}.")
        hold_log()
        if OfficerRecord.objects.filter(login=login).exists():
            raise InvalidValue(f"There is an account '{login}' already.")
        row = OfficerRecord.objects.create(id=uuid4(), login=login, bureau=body, role=role, states=list(states))
        open_sign_in(row)
        append(Event("officer.added", f"officer:{row.pk}", {"role": role.value, "bureau": bureau}), by=by, at=at)
        return Officer(id=row.pk, role=role, bureau=bureau, country=body.country, states=tuple(states))


def remove_officer(*, officer: UUID, by: Officer, at: datetime) -> None:
    """Close an account, its sessions and every token of it at once. What it did stays. Raises NotYourAct, NotFound."""
    _administrator(by)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        row.active = False
        row.save(update_fields=["active"])
        TokenRecord.objects.filter(officer=row, revoked_at__isnull=True).update(revoked_at=at)
        close_sign_in(row.pk, at=at)
        append(Event("officer.left", f"officer:{row.pk}", {}), by=by, at=at)


def make_token(*, officer: UUID, name: str, by: Officer, at: datetime, life: timedelta = TOKEN_LIFE) -> str:
    """Make a token for an account and answer it: it is shown once, only its digest is kept.

    Raises NotYourAct, NotFound.
    """
    _administrator(by)
    token = "fn_" + secrets.token_urlsafe(32)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        TokenRecord.objects.create(digest=_digest(token), officer=row, name=name, made_at=at, ends_at=at + life)
        append(Event("token.made", f"officer:{row.pk}", {}), by=by, at=at)
    return token


def revoke_tokens(*, officer: UUID, by: Officer, at: datetime) -> int:
    """End every token of an account. Answers how many. Raises NotYourAct, NotFound."""
    _administrator(by)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        ended = TokenRecord.objects.filter(officer=row, revoked_at__isnull=True).update(revoked_at=at)
        append(Event("token.revoked", f"officer:{row.pk}", {"count": ended}), by=by, at=at)
        return ended


def officer_of_token(token: str, *, at: datetime) -> Officer | None:
    """Whose token it is, or None when it is nobody's, ended or revoked. Reads past row-level security by a function."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer, role, bureau, country, states FROM fn_authenticate(%s, %s)", [_digest(token), at]
        )
        row = cursor.fetchone()
    if row is None:
        return None
    return Officer(id=row[0], role=Role(row[1]), bureau=row[2], country=row[3], states=tuple(row[4]))


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _administrator(by: Officer) -> None:
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("Bureaus, accounts and tokens are the administrator's.")
