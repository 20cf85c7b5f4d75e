"""The desks of members: a code with which one enrols once, its account and keys, and its end."""

import secrets
import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, DeskCodeRecord, DeskRecord
from fairnotice.records.register_key import key_statements, register_id, register_key
from fairnotice.records.session import speaking_as
from fairnotice.register.checkpoint import sign_checkpoint, start
from fairnotice.register.ring import public_key
from fairnotice.services.acting import Answer, act_as, keep_reasons, locked, once, reasoned, seen
from fairnotice.services.administration import add_officer, make_token, remove_officer

CODE_LIFE = timedelta(days=7)
DESK_LIFE = timedelta(days=366)
"""How long a code, and a desk once enrolled, may be used: a copy without an end is a copy that nobody looks after."""
_LETTERS = string.ascii_lowercase + "234567"
_SECRET = 20


@dataclass(frozen=True, slots=True)
class About:
    """What a register says of itself to anybody: its id, its mode, and the statements of its keys."""

    register: str
    mode: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a desk gets when it enrols. The token is shown once."""

    desk: UUID
    name: str
    recipient: str
    bureau: str
    country: str
    telephone: str
    token: str
    checkpoint: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk as its bureau and the secretariat see it."""

    id: UUID
    bureau: str
    name: str
    kind: str
    enrolled_at: datetime
    ends_at: datetime
    ended_at: datetime | None


def about_register(*, at: datetime) -> About:
    """The register's id, mode and keys. Its first key becomes known here, if nothing was signed yet."""
    with speaking_as(SYSTEM):
        register_key(at)
        return About(register_id(), settings.FAIRNOTICE_MODE, tuple(key_statements()))


def make_desk_code(*, bureau: str, name: str, by: Officer, at: datetime, key: str | None = None) -> str:
    """A code with which one desk of the bureau enrols within a week. It is shown once; only its digest is kept.

    Its end is a part of the register's fingerprint, so that a desk knows with whom it speaks.
    Raises NotYourAct, NotFound, InvalidValue for a name that is empty or taken, NotPossibleNow when the key was used:
    what was shown once is not shown again.
    """
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM} and not (by.role is Role.BUREAU and by.bureau == bureau):
        raise NotYourAct("A desk is enrolled by its own bureau or by the administrator.")
    named = " ".join(name.split())[:80]
    if not named:
        raise InvalidValue("Give the desk a name, such as the post where it stands.")
    fingerprint = about_register(at=at).register
    secret = "".join(secrets.choice(_LETTERS) for _ in range(_SECRET))
    made: list[str] = []

    def do() -> Answer:
        body = seen(BureauRecord, bureau)
        if body.kind != "bureau":
            raise InvalidValue("Only a bureau has a view of the register, and desks.")
        _free(bureau, named)
        DeskCodeRecord.objects.create(
            digest=_digest(secret), bureau=body, name=named, made_by=by.id, made_at=at, ends_at=at + CODE_LIFE
        )
        append(Event("desk.code_made", f"bureau:{bureau}", {}, (bureau,)), by=by, at=at)
        made.append(f"{secret}-{fingerprint}")
        return {}  # an answer that is kept must not hold the code

    once(do, by=by, key=key, act="make_desk_code", given={"bureau": bureau, "name": named}, at=at)
    if not made:
        raise NotPossibleNow("The code was made already, and shown then. If it was not kept, make another.")
    return made[0]


def enrol_desk(*, code: str, key: str, wrap: str, at: datetime) -> Enrolled:
    """Enrol a desk with a code that was not used: its account, its token, and where its view begins.

    `key`: its Ed25519 public key, for receipts; `wrap`: its X25519 public key, for packs; 64 digits each.
    Raises NotFound for a code that is false, used or over; NotGenuine for what is no key.
    """
    public_key(key)
    if len(wrap) != 64 or not set(wrap) <= set(string.hexdigits):
        raise InvalidValue("The key for packs is an X25519 public key in 64 hexadecimal digits.")
    with speaking_as(SYSTEM):
        secret = code.strip().lower().partition("-")[0]
        row = DeskCodeRecord.objects.select_for_update().filter(digest=_digest(secret)).first()
        if row is None or row.used_at is not None or at >= row.ends_at:
            raise NotFound("This code is not known here, was used, or is over. Ask your bureau for a new one.")
        row.used_at = at
        row.save(update_fields=["used_at"])
        _free(row.bureau_id, row.name)
        number = DeskRecord.objects.filter(bureau=row.bureau).count() + 1
        account = add_officer(
            login=f"desk-{row.bureau_id.lower()}-{number}", bureau=row.bureau_id, role=Role.BORDER, by=SYSTEM, at=at
        )
        token = make_token(officer=account.id, name=f"desk: {row.name}"[:80], life=DESK_LIFE, by=SYSTEM, at=at)
        desk = DeskRecord.objects.create(
            bureau=row.bureau,
            name=row.name,
            key=key.lower(),
            wrap=wrap.lower(),
            officer_id=account.id,
            enrolled_at=at,
            ends_at=at + DESK_LIFE,
        )
        append(Event("desk.enrolled", f"desk:{desk.pk}", {}, (row.bureau_id,)), by=SYSTEM, at=at)
        begins = start(register_id(), settings.FAIRNOTICE_MODE, row.bureau_id, at)
        return Enrolled(
            desk=desk.pk,
            name=desk.name,
            recipient=row.bureau_id,
            bureau=row.bureau.name,
            country=row.bureau.country or "",
            telephone=row.bureau.telephone,
            token=token,
            checkpoint=sign_checkpoint(begins, register_key(at)),
        )


def end_desk(*, desk: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a desk: its token opens nothing from now on. Its copy is out of use after its limit at the latest.

    Answers {"desk"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = locked(DeskRecord, desk)
        if row.ended_at is not None:
            raise NotPossibleNow("This desk was ended already.")
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        keep_reasons(reasons, thing=f"desk:{desk}", act="end_desk", by=by, at=at)
        append(Event("desk.ended", f"desk:{desk}", {}, (row.bureau_id,)), by=by, at=at)
        if row.officer_id:
            remove_officer(officer=row.officer_id, by=SYSTEM, at=at)
        return {"desk": str(desk)}

    given = {"desk": str(desk), "reasons": reasons}
    return once(do, by=by, key=key, act="end_desk", given=given, at=at)


def read_desk(*, desk: UUID, by: Officer) -> Desk:
    """One desk that the officer may see. Raises NotFound."""
    with act_as(by):
        return _desk(seen(DeskRecord, desk))


def list_desks(*, by: Officer) -> list[Desk]:
    """The desks that the officer may see: those of the own bureau, or all. Ended ones last."""
    with act_as(by):
        rows = DeskRecord.objects.filter(kind="desk").order_by("ended_at", "bureau_id", "name")
        found = [_desk(row) for row in rows]
    return sorted(found, key=lambda desk: desk.ended_at is not None)


def own_desk(by: Officer, at: datetime) -> DeskRecord:
    """The desk whose account this is. Within an act. Raises NotYourAct."""
    desk = DeskRecord.objects.filter(officer_id=by.id, ended_at=None).first()
    if desk is None or at >= desk.ends_at:
        raise NotYourAct("This is for an enrolled desk, with the token that it got when it enrolled.")
    return desk


def _desk(row: DeskRecord) -> Desk:
    return Desk(row.pk, row.bureau_id, row.name, row.kind, row.enrolled_at, row.ends_at, row.ended_at)


def _free(bureau: str, name: str) -> None:
    if DeskRecord.objects.filter(bureau_id=bureau, name=name).exists():
        raise InvalidValue(f"This bureau has a desk '{name}' already: choose another name.")


def _digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
