"""Accounts at the door: whose session it is, invitations, passwords, and the end of sessions.

The tables of sign-in are read and written as the door (see 0004_sign_in); the events are in the name of who acts.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection

from fairnotice.domain.errors import NotFound, NotYourAct, Problem, Unusable
from fairnotice.domain.events import Event
from fairnotice.domain.officer import DOOR, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import InvitationRecord, OfficerRecord, SessionRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, locked

INVITATION_LIFE = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Account:
    """Whose session it is: the officer, and what the pages show of the account."""

    officer: Officer
    login: str
    bureau_name: str
    second_factor: bool


@dataclass(frozen=True, slots=True)
class OwnSignIn:
    """How an account is signed in to, for its own officer."""

    has_password: bool
    second_factors: tuple[str, ...]  # totp, webauthn
    has_provider: bool
    sessions: int


def own_sign_in(*, by: Officer) -> OwnSignIn:
    """How the officer's own account is signed in to. Raises NotFound for whoever has no account."""
    with act_as(by), connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_password, second_factors, has_provider, sessions FROM fn_sign_ins() WHERE officer = %s", [by.id]
        )
        row = cursor.fetchone()
    if row is None:
        raise NotFound("There is no such account.")
    return OwnSignIn(row[0], tuple(row[1]), row[2], row[3])


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


def officer_of_account(account: UUID) -> Officer | None:
    """The officer of an account, or None when it is closed. The door asks as that account: a row that each may see."""
    with speaking_as(Officer(id=account, role=Role.DOOR, bureau=DOOR.bureau)):
        row = OfficerRecord.objects.select_related("bureau").filter(pk=account, active=True).first()
    if row is None:
        return None
    body = row.bureau
    return Officer(id=row.pk, role=Role(row.role), bureau=body.code, country=body.country, states=tuple(row.states))


def open_sign_in(officer: OfficerRecord) -> None:
    """Give a new account its sign-in row. No password opens it until it is invited. A step of `add_officer`."""
    with speaking_as(DOOR):
        SignInRecord.objects.create(officer_id=officer.pk, login=officer.login, password=make_password(None))


def close_sign_in(officer: UUID, *, at: datetime) -> None:
    """Close the door to an account: no password, second factor, session or invitation. A step of `remove_officer`."""
    with speaking_as(DOOR):
        Authenticator.objects.filter(user_id=officer).delete()
        SignInRecord.objects.filter(pk=officer).update(is_active=False, password=make_password(None))
        InvitationRecord.objects.filter(account_id=officer, used_at__isnull=True).update(ends_at=at)
        SessionRecord.objects.filter(account_id=officer).delete()


def invite(*, officer: UUID, by: Officer, at: datetime) -> str:
    """Make the token of a link with which the account gets a new password, once, within 72 hours; older ones end.

    What the account signs in with now stays until the link is used. Raises NotYourAct, NotFound for an account that is
    not there or closed.
    """
    _administrator(by)
    with act_as(by):
        _open_account(officer)
        token = _invitation(officer, at)
        append(Event("signin.invited", f"officer:{officer}", {}), by=by, at=at)
    return token


def reset(*, officer: UUID, by: Officer, at: datetime) -> str:
    """For an account whose telephone, key or password is in other hands: everything it signs in with ends at once.

    Answers a token as `invite` does. Raises NotYourAct, NotFound.
    """
    _administrator(by)
    with act_as(by):
        _open_account(officer)
        with speaking_as(DOOR):
            SignInRecord.objects.filter(pk=officer).update(password=make_password(None))
            Authenticator.objects.filter(user_id=officer).delete()
            SessionRecord.objects.filter(account_id=officer).delete()
        token = _invitation(officer, at)
        append(Event("signin.reset", f"officer:{officer}", {}), by=by, at=at)
    return token


def invited(token: str, *, at: datetime) -> str | None:
    """The login of the account that a link is for, or None when it was used, has ended, or never was one."""
    with act_as(DOOR):
        row = _usable(token, at)
        return None if row is None else row.account.login


def set_password(*, token: str, password: str, at: datetime) -> UUID:
    """Use an invitation: set the account's password, end its sessions, and answer whose account it is.

    Raises NotFound when the link cannot be used (any more), Unusable with the reasons for a weak password.
    """
    with act_as(DOOR):
        row = _usable(token, at, hold=True)
        officer = None if row is None else officer_of_account(row.account_id)
        if row is None or officer is None:
            raise NotFound("This link cannot be used any more.")
        _strong(password, row.account)
        row.account.set_password(password)
        row.account.save(update_fields=["password"])
        row.used_at = at
        row.save(update_fields=["used_at"])
        SessionRecord.objects.filter(account_id=officer.id).delete()
        forget_attempts(row.account.login)
    _append_as(officer, "signin.password_set", at)
    return officer.id


def password_changed(*, officer: Officer, session_key: str | None, at: datetime) -> None:
    """An officer has chosen a new password: the account's other sessions end. A step of the page that does it."""
    with speaking_as(DOOR):
        SessionRecord.objects.filter(account_id=officer.id).exclude(session_key=session_key).delete()
    _append_as(officer, "signin.password_set", at)


def end_sessions(*, officer: UUID, by: Officer, at: datetime) -> int:
    """Sign an account out everywhere: an officer their own, an administrator any. Answers how many sessions ended.

    Raises NotYourAct, NotFound.
    """
    if by.id != officer:
        _administrator(by)
    with act_as(by):
        with speaking_as(DOOR):
            if not SignInRecord.objects.filter(pk=officer).exists():
                raise NotFound(f"There is no officer {officer} here.")
            ended, _tables = SessionRecord.objects.filter(account_id=officer).delete()
        append(Event("signin.ended", f"officer:{officer}", {"count": ended}), by=by, at=at)
    return ended


def factors(officer: UUID) -> frozenset[tuple[int, str]]:
    """The second factors of an account, each by its number and kind."""
    with speaking_as(DOOR):
        return frozenset(Authenticator.objects.filter(user_id=officer).values_list("pk", "type"))


def factors_changed(
    *, officer: Officer, before: frozenset[tuple[int, str]], after: frozenset[tuple[int, str]], at: datetime
) -> None:
    """Log what was added to the second factors of an account, and what was taken away. A step of their pages."""
    for name, changed in (("signin.factor_added", after - before), ("signin.factor_removed", before - after)):
        for kind in sorted({kind for _number, kind in changed}):
            _append_as(officer, name, at, kind=kind)


def linked(*, officer: Officer, provider: str, at: datetime) -> None:
    """Log that an account was matched to its body's identity provider for the first time. A step of signing in."""
    _append_as(officer, "signin.linked", at, provider=provider)


def attempts_key(login: str) -> str:
    """Under which name the failed attempts of an account are counted, wherever they come from."""
    return f"login:{login.strip().lower()}"


def forget_attempts(login: str) -> None:
    """Let an account be tried again at once."""
    from allauth.core.internal.ratelimit import get_cache_key, get_rates

    for rate in get_rates(app="allauth.account", action="login_failed"):
        cache.delete(
            get_cache_key(None, app="allauth.account", action="login_failed", rate=rate, key=attempts_key(login))
        )


def forget_ended(*, at: datetime) -> None:
    """Forget sessions and counts of attempts that are over; invitations a month after they ended."""
    with act_as(DOOR), connection.cursor() as cursor:
        SessionRecord.objects.filter(expire_date__lte=at).delete()
        cursor.execute("DELETE FROM sign_in_attempt WHERE expires <= %s", [at])
        InvitationRecord.objects.filter(ends_at__lte=at - timedelta(days=30)).delete()


def weaknesses(password: str, account: SignInRecord) -> Sequence[str]:
    """What is wrong with a password, in sentences; nothing when it will do."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        return error.messages
    return ()


def _strong(password: str, account: SignInRecord) -> None:
    problems = [Problem(where="password", wrong=wrong) for wrong in weaknesses(password, account)]
    if problems:
        raise Unusable("Choose another password.", problems)


def _open_account(officer: UUID) -> None:
    """Hold the account's row as the administrator. Raises NotFound when it is closed, or a machine's."""
    row = locked(OfficerRecord, officer)
    if not row.active:
        raise NotFound("This account is closed: nobody signs in to it.")
    if row.role == Role.CARRIER:
        raise NotFound("This account is a carrier's: it has tokens, and nobody signs in to it.")


def _invitation(officer: UUID, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    with speaking_as(DOOR):
        InvitationRecord.objects.filter(account_id=officer, used_at__isnull=True, ends_at__gt=at).update(ends_at=at)
        InvitationRecord.objects.create(
            digest=_digest(token), account_id=officer, made_at=at, ends_at=at + INVITATION_LIFE
        )
    return token


def _usable(token: str, at: datetime, *, hold: bool = False) -> InvitationRecord | None:
    rows = InvitationRecord.objects.select_related("account")
    if hold:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(digest=_digest(token), used_at__isnull=True, ends_at__gt=at).first()
    return row if row is not None and row.account.is_active else None


def _append_as(officer: Officer, name: str, at: datetime, **payload: str) -> None:
    with speaking_as(officer):
        append(Event(name, f"officer:{officer.id}", payload), by=officer, at=at)


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _administrator(by: Officer) -> None:
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("How accounts sign in is the administrator's.")
