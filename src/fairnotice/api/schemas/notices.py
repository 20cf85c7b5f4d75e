"""Notices, their effects, and the register."""

from typing import Any

from pydantic import BaseModel

from fairnotice.api.schemas.parts import Day, EffectAnswer, Id, Instant, Mark


class NoticeRow(BaseModel):
    """A notice in a list."""

    notice: Id
    number: str
    kind: str
    state: str
    source: str
    published_at: Instant
    expires_on: Day


class Notice(NoticeRow):
    """A notice with the document that recipients read, and what you may do now. A deleted one has no document."""

    mark: Mark
    document: dict[str, Any]
    open_acts: list[str]


class NoticeState(BaseModel):
    """A notice after an act."""

    notice: Id
    number: str
    state: str


class Circulated(BaseModel):
    """What stood before the circulation: worksheets by so many people, and the approval of another."""

    seeks_arrest: bool
    worksheets: int
    approved_at: Instant


class Published(NoticeState):
    """A notice that is published, or a diffusion that is sent."""

    circulated: Circulated


class Doubted(BaseModel):
    """The notice that a doubt was told about: it stands where it stood."""

    notice: Id
    number: str


class EffectShown(BaseModel):
    """What a notice means in one country."""

    mark: Mark
    notice: Id
    effect: EffectAnswer


class RegisterEntry(BaseModel):
    """An entry of your bureau's own view of the register."""

    sequence: int
    notice: Id
    kind: str
    digest: str
    entered_at: Instant
