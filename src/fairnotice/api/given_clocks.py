"""What the API is given about clocks."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from fairnotice.api.given import Code, Line, Reasons

Length = Annotated[str, StringConstraints(strict=True, pattern=r"^P[0-9TYMWDH]{1,18}$")]

Office = Annotated[str, StringConstraints(strict=True, pattern=r"^([A-Za-z0-9][A-Za-z0-9_.-]{0,31})?$")]


class Whose(BaseModel):
    """Whose worklist."""

    model_config = ConfigDict(extra="forbid")

    owes: str = Field(default="", max_length=40, description="A bureau's code or a role; left out: your own office.")


class NewClock(Reasons):
    """A clock of the law, and what started it. `owed_by` and `waits` name bureaus, or the secretariat by `reviewer`."""

    thing: Annotated[Line, Field(max_length=60, description="Such as notice:<its id>.")]
    clock: Code
    began: AwareDatetime
    owed_by: Office = ""
    waits: Office = ""


class Standstill(Reasons):
    """Why a clock stands still, and since when: now, or an instant."""

    since: AwareDatetime | None = None


class Longer(Reasons):
    """How much longer, in ISO 8601, and why."""

    length: Length = Field(description="Such as P30D or PT12H.")


class LimitGiven(Reasons):
    """A limit of this house, in days."""

    days: int = Field(ge=1, le=366, strict=True)
