"""Bureaus, accounts and tokens."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import connection

from fairnotice.domain.dates import zone_of
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import DOOR, Officer, Role
from fairnotice.records.chains import TOKENS, say
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import BureauRecord, OfficerRecord, SignInRecord, TokenRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, locked, once, seen
from fairnotice.services.signin import close_sign_in, open_sign_in

TOKEN_LIFE = timedelta(days=90)

OFFICES = {
    Role.BUREAU: ("bureau", "tribunal"),
    Role.BORDER: ("bureau",),
    Role.CARRIER: ("bureau",),
    Role.REVIEWER: ("secretariat",),
    Role.DECIDER: ("secretariat",),
    Role.COMPLIANCE: ("secretariat",),
    Role.COMMISSION: ("commission",),
    Role.COURT: ("court",),
    Role.COUNSEL: ("counsel",),
    Role.ADMINISTRATOR: ("secretariat",),
}
"""The kinds of office in which an account may have a role. No account has a role that is not here."""


def add_bureau(
    *,
    code: str,
    name: str,
    kind: str,
    country: str | None,
    telephone: str = "",
    zone: str = "UTC",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> str:
    """Add a bureau or an office, and answer its code. `zone` (IANA) says where its days begin and end.

    Raises NotYourAct, InvalidValue when the code is taken or there is no such zone.
    """
    _administrator(by)
    zone_of(zone)
    if code in set(Role) and code != kind:
        raise InvalidValue(f"'{code}' is a role: messages and clocks of that role would be this office's.")
    given = {"code": code, "name": name, "kind": kind, "country": country, "telephone": telephone, "zone": zone}

    def do() -> Answer:
        hold_log()  # of two at the same second the second finds the code taken
        if BureauRecord.objects.filter(pk=code).exists():
            raise InvalidValue(f"There is a bureau '{code}' already.")
        BureauRecord.objects.create(**given)
        append(Event("bureau.added", f"bureau:{code}", {"kind": kind}), by=by, at=at)
        return {"bureau": code}

    return str(once(do, by=by, key=key, act="add_bureau", given=given, at=at)["bureau"])


def update_bureau(
    *, code: str, name: str, telephone: str, zone: str | None = None, by: Officer, at: datetime
) -> tuple[str, ...]:
    """Change the name, the telephone and the zone of a bureau. Answers which of them are now others; the rest stays.

    Dates that are set keep the zone that they were set in. Raises NotYourAct, NotFound, InvalidValue for an empty name
    and for a zone that there is not.
    """
    _administrator(by)
    if zone is not None:
        zone_of(zone)
    if not name.strip():
        raise InvalidValue("A bureau has a name.")
    with act_as(by):
        row = locked(BureauRecord, code)
        given = {"name": name.strip(), "telephone": telephone.strip(), **({} if zone is None else {"zone": zone})}
        changed = tuple(field for field, value in given.items() if getattr(row, field) != value)
        if changed:
            for field in changed:
                setattr(row, field, given[field])
            row.save(update_fields=changed)
            append(Event("bureau.changed", f"bureau:{code}", {"changed": list(changed)}), by=by, at=at)
        return changed


def add_officer(
    *,
    login: str,
    bureau: str,
    role: Role,
    states: Sequence[str] = (),
    email: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Officer:
    """Add an account. `states` are those of nationality and secondment, which it must not decide about.

    Raises NotYourAct, NotFound for an unknown bureau, InvalidValue for a login that is taken or a role that no account
    may have.
    """
    _administrator(by)
    if role not in OFFICES:
        raise InvalidValue(f"No account has the role '{role}'.")

    def do() -> Answer:
        body = seen(BureauRecord, bureau)
        if body.kind not in OFFICES[role]:
            raise InvalidValue(f"A {role} belongs to an office of kind {' or '.join(OFFICES[role])}, not {body.kind}.")
        hold_log()
        if OfficerRecord.objects.filter(login=login).exists():
            raise InvalidValue(f"There is an account '{login}' already.")
        row = OfficerRecord.objects.create(id=uuid4(), login=login, bureau=body, role=role, states=list(states))
        if role is not Role.CARRIER:  # a machine: it has tokens and no page
            open_sign_in(row)
        if email:
            with speaking_as(DOOR):
                SignInRecord.objects.filter(pk=row.pk).update(email=email)
        append(Event("officer.added", f"officer:{row.pk}", {"role": role.value, "bureau": bureau}), by=by, at=at)
        return {"officer": str(row.pk), "country": body.country}

    given = {"login": login, "bureau": bureau, "role": role.value, "states": list(states), "email": email}
    added = once(do, by=by, key=key, act="add_officer", given=given, at=at)
    country = added["country"]
    return Officer(id=UUID(added["officer"]), role=role, bureau=bureau, country=country, states=tuple(states))


def remove_officer(*, officer: UUID, by: Officer, at: datetime) -> None:
    """Close an account, its sessions and every token of it at once. What it did stays. Closed already: nothing happens.

    Raises NotYourAct, NotFound, and NotPossibleNow for the own account and for the last administrator.
    """
    _administrator(by)
    with act_as(by):
        # All of them first, in one order: of two administrators who close each other the second finds nobody left.
        administrators = OfficerRecord.objects.filter(role=Role.ADMINISTRATOR, active=True).order_by("pk")
        held = [row.pk for row in administrators.select_for_update(no_key=True)]
        row = locked(OfficerRecord, officer)
        if not row.active:
            return
        if row.pk == by.id:
            raise NotPossibleNow("You cannot close your own account: another administrator does that.")
        if held == [row.pk]:
            raise NotPossibleNow("This is the last administrator: add another one first.")
        row.active = False
        row.save(update_fields=["active"])
        TokenRecord.objects.filter(officer=row, revoked_at__isnull=True).update(revoked_at=at)
        say(TOKENS)
        close_sign_in(row.pk, at=at)
        append(Event("officer.left", f"officer:{row.pk}", {}), by=by, at=at)


def make_token(
    *,
    officer: UUID,
    name: str,
    by: Officer,
    at: datetime,
    life: timedelta = TOKEN_LIFE,
    key: str | None = None,
) -> str:
    """Make a token for an account and answer it: it is shown once, only its digest is kept.

    Raises NotYourAct, NotFound, NotPossibleNow for an account that is closed, and when the key was used: what was
    shown once is not shown again.
    """
    _administrator(by)
    made: list[str] = []

    def do() -> Answer:
        row = locked(OfficerRecord, officer)
        if not row.active:
            raise NotPossibleNow("This account is closed: it gets no token.")
        made.append("fn_" + secrets.token_urlsafe(32))
        TokenRecord.objects.create(digest=_digest(made[0]), officer=row, name=name, made_at=at, ends_at=at + life)
        append(Event("token.made", f"officer:{row.pk}", {}), by=by, at=at)
        return {}  # an answer that is kept must not hold the token

    once(do, by=by, key=key, act="make_token", given={"officer": str(officer), "name": name, "life": life}, at=at)
    if not made:
        raise NotPossibleNow("The token was made already, and shown then. If it was not kept, end it and make another.")
    return made[0]


def revoke_tokens(*, officer: UUID, by: Officer, at: datetime) -> int:
    """End every token of an account. Answers how many. Raises NotYourAct, NotFound."""
    _administrator(by)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        ended = TokenRecord.objects.filter(officer=row, revoked_at__isnull=True).update(revoked_at=at)
        say(TOKENS)
        append(Event("token.revoked", f"officer:{row.pk}", {"count": ended}), by=by, at=at)
        return ended


def revoke_token(*, officer: UUID, mark: str, by: Officer, at: datetime) -> None:
    """End one token of an account: the one with that mark (`token_mark`). Ended already: nothing happens.

    Raises NotYourAct, NotFound.
    """
    _administrator(by)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        found = [token for token in TokenRecord.objects.filter(officer=row) if token_mark(token.digest) == mark]
        if not found:
            raise NotFound("This account has no such token.")
        if TokenRecord.objects.filter(pk=found[0].pk, revoked_at__isnull=True).update(revoked_at=at):
            say(TOKENS)
            append(Event("token.revoked", f"officer:{row.pk}", {"count": 1}), by=by, at=at)


def token_mark(digest: bytes | memoryview) -> str:
    """What tells one token of an account from another: the first letters of its digest, which open nothing."""
    return bytes(digest).hex()[:16]


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


def purpose_of_token(token: str, *, by: Officer) -> str:
    """What the administrator said that this officer's token is for; empty for a token that is not theirs."""
    with act_as(by):
        name = TokenRecord.objects.filter(digest=_digest(token), officer_id=by.id).values_list("name", flat=True)
        return name.first() or ""


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _administrator(by: Officer) -> None:
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("Bureaus, accounts and tokens are the administrator's.")
