"""What the board, desks, drills and incidents are in answers."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field


class ActCounted(BaseModel):
    """One act on a notice in the views: how many desks have applied it, and how many recipients have none."""

    notice: UUID
    number: str
    kind: str
    version: int
    entered_at: datetime
    recipients: int
    reading_here: int = Field(description="Recipients without a desk: they read here.")
    desks: int
    applied: int
    late: int


class DeskStanding(BaseModel):
    """How far a desk has come, by the newest receipt that agrees."""

    id: UUID
    bureau: str
    name: str
    kind: str
    enrolled_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    seen_at: datetime | None = Field(description="When its newest receipt arrived.")
    agrees: bool | None
    applied: int
    latest: int
    behind: int
    late_since: datetime | None


class Board(BaseModel):
    """The newest acts and the desks, as far as you may see them. `before` begins the next page."""

    acts: list[ActCounted]
    desks: list[DeskStanding]
    before: datetime | None
    late_copies: int = Field(description="Recipients of an index past its end, without word that it is gone.")


class DeskCopy(BaseModel):
    """One desk and the latest entry about the notice in its view."""

    desk: UUID
    name: str
    ended_at: datetime | None
    received_at: datetime | None
    applied_at: datetime | None
    agrees: bool | None
    late_since: datetime | None
    destroyed_at: datetime | None


class RecipientCopies(BaseModel):
    """One recipient with its desks; without any it reads here."""

    bureau: str
    kind: str
    state: str
    sequence: int
    entered_at: datetime
    desks: list[DeskCopy]


class GivenCopy(BaseModel):
    """A copy that was given as a file: a pack, an index, or a list that this server's workers share."""

    id: UUID
    recipient: UUID
    bureau: str
    name: str
    kind: str
    sequence: int = Field(description="The entry of the view up to which it goes.")
    entries: int = Field(description="People on an index.")
    digest: str = Field(description="SHA-256 of an index's manifest.")
    made_at: datetime
    ends_at: datetime
    held_at: datetime | None = Field(description="When its holder's first receipt came.")
    gone_at: datetime | None = Field(description="When its holder's receipt came that it is destroyed.")
    late: bool = Field(description="It is past its end, and no word came that it is gone.")


class GivenCopies(BaseModel):
    """Copies, the newest first."""

    items: list[GivenCopy]


class Unreachable(BaseModel):
    """A copy that nobody can be shown to have destroyed: late, ended, pack, index, workers or paper. `until` null: no
    end."""

    what: str
    bureau_name: str
    name: str
    until: datetime | None


class Counted(BaseModel):
    """For the source: how many desks of others have applied the newest entry; null where too few to be told."""

    applied: int | None
    desks: int | None


class Copies(BaseModel):
    """The copies of one notice, as far as you may know of them."""

    notice: UUID
    number: str
    state: str
    acts: list[ActCounted]
    recipients: list[RecipientCopies]
    given: list[GivenCopy] = Field(description="Indexes and lists of workers that hold it, and are not gone.")
    unreachable: list[Unreachable]
    others: Counted | None


class DeskRow(BaseModel):
    """A desk."""

    id: UUID
    bureau: str
    name: str
    kind: str
    enrolled_at: datetime
    ends_at: datetime
    ended_at: datetime | None


class Desks(BaseModel):
    """Desks, those in use first."""

    items: list[DeskRow]


class DeskCode(BaseModel):
    """The code with which one desk enrols once, shown this once."""

    code: str


class DeskTold(BaseModel):
    """The desk that was acted on."""

    desk: UUID


class OverdueDesk(BaseModel):
    """A desk that is late, and when its bureau was written to."""

    desk: DeskStanding
    written_at: datetime | None


class OverdueList(BaseModel):
    """Desks that are late, the longest first."""

    items: list[OverdueDesk]


class DrillLine(BaseModel):
    """How one desk answered; `seconds` null: it did not."""

    desk: UUID
    bureau_name: str
    name: str
    seconds: float | None
    agrees: bool | None
    behind: int


class Drill(BaseModel):
    """A recall drill with its answers, the quickest first."""

    id: UUID
    begun_at: datetime
    closed_at: datetime | None
    lines: list[DrillLine]


class Drills(BaseModel):
    """Drills, the newest first."""

    items: list[Drill]


class DrillBegun(BaseModel):
    """How many desks are asked."""

    drill: UUID
    desks: int


class DrillClosed(DrillBegun):
    """And how many have answered."""

    answered: int


class Incident(BaseModel):
    """Something that must not be: a copy that disagrees or is late, a forged receipt, a measure on what had ended."""

    id: UUID
    kind: str
    bureau: str
    number: str
    thing: str
    text: str
    opened_at: datetime
    closed_at: datetime | None
    closed_why: str


class Incidents(BaseModel):
    """Incidents, the open ones first."""

    items: list[Incident]


class IncidentClosed(BaseModel):
    """The incident that was closed."""

    incident: UUID


class Status(BaseModel):
    """What became of a number: in_force, suspended, withdrawn, cancelled, expired or deleted, and since when."""

    number: str
    state: str
    since: datetime
    superseded: bool = Field(description="The document of the code that was given is not the newest version.")
