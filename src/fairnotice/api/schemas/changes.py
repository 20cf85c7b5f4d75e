"""Changes of what circulates, and who is shut out of a diffusion."""

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Id, Instant


class Restricted(BaseModel):
    """A diffusion with the bureaus that are shut out of it now."""

    notice: Id
    number: str
    restricted: list[str]


class ChangeState(BaseModel):
    """A change after an act."""

    change: Id
    state: str


class Change(ChangeState):
    """A change: other particulars (amendment), a text (addendum), or more recipients."""

    notice: Id
    kind: str
    office: str
    text: str
    countries: list[str]
    proposed_at: Instant
    decided_at: Instant | None
    decide_by: Instant | None = Field(description="By when it is decided, while it waits; a limit of this house.")
    open_acts: list[str]
