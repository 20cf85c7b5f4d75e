"""What desks send. See docs/reference/register.md."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from fairnotice.api.given import Given, Line, Particulars, Words
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, HitDecision
from fairnotice.register.errors import NotGenuine
from fairnotice.register.instants import instant
from fairnotice.services.findings import MOST_SEARCHES, Finding, Looked, Taken

Digits = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-fA-F]{64}$")]
Statement = Annotated[str, StringConstraints(strict=True, max_length=2_000_000)]
When = Annotated[str, Field(description="UTC, as 2026-11-27T10:00:00.000000Z", max_length=40)]


class DeskGiven(Given):
    """A desk that enrols: its code, the name it goes by, and its public keys."""

    code: Line
    key: Digits
    wrap: Digits


class ReceiptGiven(Given):
    """A signed receipt."""

    receipt: Statement


class LookedGiven(Given):
    """Whether an officer at the desk found that it is the person, and what was compared: for a yes at least two things,
    for a no at least one. What is said beside it is kept of a yes only."""

    same: bool
    compared: dict[Line, Words] = Field(max_length=30)


class TakenGiven(Given):
    """A measure that was taken at the desk, and under which law."""

    kind: Line
    legal_basis: Words
    taken_at: When


class FindingGiven(Given):
    """A hit as a desk found it by its own copy. Sent again with more in it, it goes on with the same hit."""

    finding: UUID
    notice: UUID
    traveller: Particulars
    decision: HitDecision
    score: float = Field(ge=0, le=1)
    reasons: list[dict[str, Any]] = Field(max_length=20)
    found_at: When
    purpose: Annotated[Line, Field(max_length=120)]
    sequence: int = Field(ge=0, lt=2**53)
    officer: Annotated[Words, StringConstraints(max_length=120)] = ""
    verification: LookedGiven | None = None
    measure: TakenGiven | None = None

    def made(self) -> Finding:
        """The finding. Raises InvalidValue for reasons or times that are none."""
        try:
            reasons = tuple(Comparison.from_json({"bits": 0.0, **line}) for line in self.reasons)
            return Finding(
                id=self.finding,
                notice=self.notice,
                query=self.traveller.query(),
                decision=self.decision,
                score=self.score,
                reasons=reasons,
                found_at=instant(self.found_at),
                sequence=self.sequence,
                officer=self.officer,
                looked=Looked(self.verification.same, self.verification.compared) if self.verification else None,
                taken=(
                    Taken(self.measure.kind, self.measure.legal_basis, instant(self.measure.taken_at))
                    if self.measure
                    else None
                ),
            )
        except NotGenuine as error:
            raise InvalidValue("A time is written in UTC, as 2026-11-27T10:00:00.000000Z.") from error
        except (KeyError, ValueError, TypeError) as error:
            raise InvalidValue("The reasons are not comparisons as a check answers them.") from error


class SearchGiven(Given):
    """One search: when, and what for. Never who was searched for."""

    at: When
    purpose: Annotated[Line, Field(max_length=120)]


class SearchesGiven(Given):
    """Searches that were made while the line was down."""

    searches: list[SearchGiven] = Field(max_length=MOST_SEARCHES)
