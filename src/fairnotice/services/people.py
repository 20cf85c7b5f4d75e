"""Accounts as the administrator sees them: how each signs in, its tokens, and what a leaver leaves behind."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from fairnotice.domain.errors import NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.officer import DOOR, SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import (
    AssessmentRecord,
    EventRecord,
    OfficerRecord,
    RequestRecord,
    RosterRecord,
    SignInRecord,
    TokenRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, locked, seen
from fairnotice.services.administration import add_officer, remove_officer, token_mark


@dataclass(frozen=True, slots=True)
class Token:
    """A token in a list. `mark` names it; the token itself is nowhere."""

    mark: str
    name: str
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None

    def open(self, at: datetime) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and self.ends_at > at


@dataclass(frozen=True, slots=True)
class Person:
    """An account, and how far it has come with signing in."""

    id: UUID
    login: str
    bureau: str
    bureau_name: str
    bureau_kind: str
    country: str | None
    role: str
    states: tuple[str, ...]
    active: bool
    left_at: datetime | None
    has_password: bool
    second_factors: tuple[str, ...]
    has_provider: bool
    last_login: datetime | None
    sessions: int
    invited_until: datetime | None
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of duty that is not over."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is a person's and stays behind: told before the account is closed, and for as long as it is so.

    `drafts` stay with the bureau. `worksheets` are requests in review that this reviewer has not signed: they wait for
    other reviewers. `others` are how many other open accounts of the same office have the same role.
    """

    drafts: int
    turns: tuple[Turn, ...]
    worksheets: int
    tokens: int
    sessions: int
    others: int


def list_people(*, by: Officer, at: datetime) -> list[Person]:
    """Every account, the secretariat and the Commission first, then by office and login; those who left as well.

    Raises NotYourAct.
    """
    _administrator(by)
    with act_as(by):
        return sorted(_people(at), key=lambda person: person.bureau_kind in {"bureau", "tribunal"})


def read_person(*, officer: UUID, by: Officer, at: datetime) -> Person:
    """One account. Raises NotYourAct, NotFound."""
    _administrator(by)
    with act_as(by):
        found = _people(at, officer=officer)
    if not found:
        raise NotFound("There is no such account.")
    return found[0]


def email_of(*, officer: UUID, by: Officer) -> str:
    """Where an account gets mail, empty when nowhere. Raises NotYourAct, NotFound."""
    _administrator(by)
    with act_as(by):
        account = seen(OfficerRecord, officer)
    if account.role == Role.CARRIER:
        return ""
    with speaking_as(DOOR):
        return SignInRecord.objects.get(pk=officer).email


def set_email(*, officer: UUID, email: str, by: Officer, at: datetime) -> None:
    """Change where an account gets mail. Raises NotYourAct, NotFound, NotPossibleNow for a carrier's: no mail."""
    _administrator(by)
    with act_as(by):
        row = locked(OfficerRecord, officer)
        if row.role == Role.CARRIER:
            raise NotPossibleNow("A carrier's account is a machine's and gets no mail.")
        with speaking_as(DOOR):
            changed = SignInRecord.objects.filter(pk=row.pk).exclude(email=email).update(email=email)
        if changed:
            append(Event("officer.changed", f"officer:{row.pk}", {"changed": ["email"]}), by=by, at=at)


def leaving(*, officer: UUID, by: Officer, at: datetime) -> Leaving:
    """What this person would leave behind, or left. Numbers and times only: no draft, no request. Raises as above."""
    person = read_person(officer=officer, by=by, at=at)
    with act_as(by):
        with connection.cursor() as cursor:
            cursor.execute("SELECT fn_open_drafts(%s)", [officer])
            drafts = int(cursor.fetchone()[0])
        turns = RosterRecord.objects.filter(officer_id=officer, ends__gt=at).order_by("begins")
        same = OfficerRecord.objects.filter(bureau=person.bureau, role=person.role, active=True).exclude(pk=officer)
        others = same.count()
        open_turns = tuple(Turn(row.begins, row.ends) for row in turns)
    return Leaving(
        drafts=drafts,
        turns=open_turns,
        worksheets=_unsigned(officer) if person.role == Role.REVIEWER else 0,
        tokens=sum(token.open(at) for token in person.tokens),
        sessions=person.sessions,
        others=others,
    )


def replace_officer(
    *,
    officer: UUID,
    login: str,
    bureau: str,
    role: Role,
    states: Sequence[str] = (),
    email: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Officer:
    """Another role or office for a person: a new account, and the old one closed, both or neither.

    An account has one role in one office for as long as it lives, so that what it did is read rightly for ever. Raises
    as `add_officer` and `remove_officer`.
    """
    with act_as(by):
        added = add_officer(login=login, bureau=bureau, role=role, states=states, email=email, by=by, at=at, key=key)
        remove_officer(officer=officer, by=by, at=at)
    return added


def _unsigned(officer: UUID) -> int:
    """How many requests wait for worksheets and have none of this reviewer's."""
    with speaking_as(SYSTEM):
        signed = AssessmentRecord.objects.filter(officer_id=officer).values("request_id")
        waiting = RequestRecord.objects.filter(state__in=(RequestState.SUBMITTED, RequestState.IN_REVIEW))
        return waiting.exclude(pk__in=signed).count()


def _people(at: datetime, *, officer: UUID | None = None) -> list[Person]:
    rows = OfficerRecord.objects.select_related("bureau").order_by("bureau_id", "login")
    tokens: dict[UUID, list[Token]] = defaultdict(list)
    for row in TokenRecord.objects.order_by("-made_at"):
        mark = token_mark(row.digest)
        tokens[row.officer_id].append(Token(mark, row.name, row.made_at, row.ends_at, row.revoked_at))
    left = {
        UUID(row.thing.partition(":")[2]): datetime.fromisoformat(json.loads(row.body)["at"])
        for row in EventRecord.objects.filter(type="officer.left").order_by("sequence")
    }
    known = _sign_ins()
    return [
        _person(row, tokens[row.pk], left.get(row.pk), known.get(row.pk, _UNKNOWN))
        for row in (rows if officer is None else rows.filter(pk=officer))
    ]


_SignIn = tuple[bool, tuple[str, ...], bool, datetime | None, int, datetime | None]
_UNKNOWN: _SignIn = (False, (), False, None, 0, None)


def _sign_ins() -> dict[UUID, _SignIn]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer, has_password, second_factors, has_provider, last_login, sessions, invited_until"
            " FROM fn_sign_ins()"
        )
        return {row[0]: (row[1], tuple(row[2]), row[3], row[4], row[5], row[6]) for row in cursor.fetchall()}


def _person(row: OfficerRecord, tokens: list[Token], left_at: datetime | None, known: _SignIn) -> Person:
    has_password, second_factors, has_provider, last_login, sessions, invited_until = known
    return Person(
        id=row.pk,
        login=row.login,
        bureau=row.bureau_id,
        bureau_name=row.bureau.name,
        bureau_kind=row.bureau.kind,
        country=row.bureau.country,
        role=row.role,
        states=tuple(row.states),
        active=row.active,
        left_at=None if row.active else left_at,
        has_password=has_password,
        second_factors=second_factors,
        has_provider=has_provider,
        last_login=last_login,
        sessions=sessions,
        invited_until=invited_until,
        tokens=tuple(tokens),
    )


def _administrator(by: Officer) -> None:
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("Accounts are the administrator's.")
