"""What desks are answered. The forms are described in docs/reference/register.md."""

from typing import Any

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Id, Instant


class About(BaseModel):
    """What the register says of itself to anybody."""

    id: str = Field(alias="register")  # pydantic has a `register` of its own
    mode: str
    name: str
    keys: list[str]
    live: str
    at: Instant


class Enrolled(BaseModel):
    """What a desk gets when it enrols. The token is shown once."""

    desk: Id
    name: str
    recipient: str
    bureau: str
    country: str
    telephone: str
    token: str
    checkpoint: str


class ViewPart(BaseModel):
    """Entries of the own view with a fresh checkpoint; documents as ciphertext in base64url where asked for.

    `asks`: what the desk is asked for now; `receipt`: sign one anew and send it, also where nothing is new.
    """

    entries: list[dict[str, Any]]
    documents: dict[str, str]
    checkpoint: str
    keys: list[str]
    asks: list[str] = []


class ReceiptTaken(BaseModel):
    """Whether the copy is the register's."""

    sequence: int
    agrees: bool
    says: str


class Head(BaseModel):
    """What another desk of the bureau signed last."""

    desk: Id
    name: str
    key: str
    receipt: str


class Heads(BaseModel):
    """The newest receipts of the bureau's other desks."""

    heads: list[Head]


class FindingTaken(BaseModel):
    """The hit as it stands, and the incident where a measure rests on nothing."""

    hit: Id
    state: str
    notice_state: str
    incident: Id | None


class SearchesTaken(BaseModel):
    """How many searches were logged."""

    kept: int
