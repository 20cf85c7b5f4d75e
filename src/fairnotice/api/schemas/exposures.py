"""Exposures as they are asked and answered, and the courts and counsel that are named."""

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Day, ExposureAnswer, Id, Instant, Mark


class ExposureShown(BaseModel):
    """What the warrant or the notice of a request means in law, country by country."""

    mark: Mark
    request: Id
    answer: Id = Field(description="Under which it is kept: GET /api/exposures/{id}.")
    exposure: ExposureAnswer


class ExposureListed(BaseModel):
    """One asking and its answer, in a list."""

    answer: Id
    request: Id
    role: str
    office: str
    purpose: str
    extent: str = Field(description="filed: what the source filed; whole: that, and what reviewers added.")
    on: Day
    countries: list[str]
    rules: str
    digest: str = Field(description="SHA-256 of the text of the answer; it stands in the event log.")
    at: Instant


class AskedAgain(BaseModel):
    """The same question today, on the same versions of the file."""

    same: bool
    inputs: list[str] = Field(description="The names of what has changed since of what was used.")
    answers: list[str]
    rules: str


class ExposureKept(ExposureListed):
    """One answer as it was given."""

    mark: Mark
    officer: Id
    software: str
    notice_state: str = Field(description="The state of the notice that it was answered for; empty for none.")
    intact: bool = Field(description="Whether the text still has its digest.")
    again: AskedAgain
    exposure: ExposureAnswer
    text: str = Field(description="The answer letter by letter, as its digest was taken.")


class ReaderRow(BaseModel):
    """A court or counsel that is named for a request."""

    reader: Id
    request: Id
    label: str
    office: str
    role: str
    extent: str
    disclosure: str
    named_by: str
    named_at: Instant
    until: Day
    ended_at: Instant | None
    holds: bool


class ReaderNamed(BaseModel):
    """A naming that was made."""

    reader: Id
    request: Id
    until: Day


class ReaderEnded(BaseModel):
    """A naming that has ended."""

    reader: Id
    ended_at: Instant
