"""How many innocent travellers a notice would stop, and the identities on notices that are misused."""

from typing import Literal

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Day, Id, Instant, Mark
from fairnotice.screening.quality import Adds, Says


class TrafficStated(BaseModel):
    """Travellers checked in a month, all recipients together."""

    travellers: int
    source: str = Field(description="Where an administrator has the number from; empty where it is assumed.")
    assumed: bool = Field(description="Nobody has stated it: the number is an assumption.")
    stated_at: Instant | None


class WithOneMore(BaseModel):
    """What the figure would be with one more identifier."""

    adds: Adds
    a_month: float
    lowers: bool = Field(description="False where it would stay within a fifth of what it is.")


class RequestQuality(BaseModel):
    """An estimate of the order of magnitude, on an invented population of travellers. It is about nobody."""

    mark: Mark
    traffic: TrafficStated
    a_month: float = Field(description="Innocent travellers stopped a month.")
    low: float
    high: float
    hits: float = Field(description="Those of them who would be proposed as a hit, and not only for a look.")
    why: list[Says]
    one_more: list[WithOneMore] = Field(description="What is missing, that which lowers the figure most first.")


class ParticularOnNotice(BaseModel):
    """A document or an identity that a notice gives, by its place in it."""

    place: str
    about: Literal["document", "identity"]
    text: str


class MisusedIdentity(BaseModel):
    """A document or an identity on a notice whose true holder is not wanted. The match itself is raised as ever."""

    misused_identity: Id
    notice: Id
    number: str
    place: str
    about: Literal["document", "identity"]
    text: str = Field(description="What the notice gives there; empty where it gives something else by now.")
    verify_by: str = Field(description="How an officer tells the holder from the wanted person.")
    office: str
    travels: bool = Field(description="Whether every recipient of the notice reads it; else your country alone.")
    since: Instant
    until: Day
    holds: bool


class MisusedIdentities(BaseModel):
    """The records that you may see, those that hold first."""

    mark: Mark
    items: list[MisusedIdentity]


class MisusedOnNotice(MisusedIdentities):
    """The records that hold of a notice, and the places that a bureau can record one for."""

    particulars: list[ParticularOnNotice]


class MisusedRecorded(BaseModel):
    """A record made."""

    misused_identity: Id
    travels: bool
    until: Day


class MisusedEnded(BaseModel):
    """A record ended."""

    misused_identity: Id
    ended: bool
