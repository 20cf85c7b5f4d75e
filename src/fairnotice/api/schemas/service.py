"""The service itself: health, the account, accounts and offices, events, rules."""

from typing import Any, Literal

from pydantic import BaseModel

from fairnotice.api.schemas.parts import Day, Id, Instant


class Health(BaseModel):
    """Whether the service works."""

    status: str
    version: str
    mode: str


class ConcernRow(BaseModel):
    """Something that an administrator should look at: a code, how many, and when it was last well, if ever."""

    code: str
    count: int
    since: Instant | None


class StatedThresholds(BaseModel):
    """What is stated for one list."""

    hit_from: float | None
    alerts_a_day: float | None
    travellers_a_day: int | None


class OwnThresholds(StatedThresholds):
    """What is stated for one bureau's list. Null: what is stated for all holds."""

    bureau: str


class ThresholdsOfOthers(StatedThresholds):
    """What is stated for a list of others. Null: what it was built with holds."""

    list: str


class HealthDetails(BaseModel):
    """How everything is, in numbers and times. `status` is ok, or attention when there is a concern."""

    status: Literal["ok", "attention"]
    concerns: list[ConcernRow]
    version: str
    mode: str
    at: Instant
    database_milliseconds: float
    database_bytes: int
    missing_migrations: list[str]
    last_sweep: Instant | None
    overdue: int
    events: int
    head: str
    checkpoint: int
    checkpoint_at: Instant | None
    verified_at: Instant | None
    log_holds: bool | None
    last_backup: Instant | None
    disk_free: int
    disk_total: int
    mail_waiting: int
    mail_failed: int
    manifests_waiting: int
    manifests_since: Instant | None
    hit_from: float
    alerts_a_day: float | None
    travellers_a_day: int | None
    own_thresholds: list[OwnThresholds]
    thresholds_of_others: list[ThresholdsOfOthers]
    sessions: int
    workers: int


class Me(BaseModel):
    """The account of the token."""

    officer: Id
    role: str
    bureau: str
    country: str | None
    states: list[str]
    mode: str


class MessageRow(BaseModel):
    """A message to your office."""

    message: Id
    to: str
    about: str
    thing: str
    text: str
    sent_at: Instant


class BureauRow(BaseModel):
    """A bureau or an office."""

    bureau: str
    name: str
    country: str | None
    kind: str
    telephone: str
    zone: str


class BureauAdded(BaseModel):
    """A new bureau."""

    bureau: str


class OfficerRow(BaseModel):
    """An account."""

    officer: Id
    login: str
    bureau: str
    role: str
    states: list[str]
    active: bool


class OfficerAdded(BaseModel):
    """A new account."""

    officer: Id
    role: str
    bureau: str


class OfficerLeft(BaseModel):
    """An account closed."""

    officer: Id
    active: bool


class TokenMade(BaseModel):
    """A token. It is shown this once."""

    token: str


class TokensRevoked(BaseModel):
    """How many tokens ended."""

    ended: int


class AccessRow(BaseModel):
    """One read or search: who, from where, what, what for, when."""

    access: Id
    officer: Id
    bureau: str
    operation: str
    thing: str
    purpose: str
    at: Instant


class EventRow(BaseModel):
    """One event: what happened to which thing, when, and which office did it."""

    sequence: int
    type: str
    thing: str
    at: Instant
    role: str
    bureau: str
    payload: dict[str, Any]


class RuleRow(BaseModel):
    """A rule of the rulebook."""

    rule: str
    kind: str
    question: str
    citation: str
    in_force: Day
    until: Day | None
    edition: Day | None
    effect: str
    strength: str
    ground: str | None
    audience: str
    unless: list[str]
    carried_by: str
    why_not: str
