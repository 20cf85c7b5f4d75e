"""Charges that are left out of a notice, so that the others may be published (RPD 83(1)(a)(i); RoP 3.12).

A charge of a kind that article 83 excludes is always left out where others carry the request. One against the state,
its order or its creed is usually left out where its facts stand apart: alone with its warrant, or with a statement of
what is left out where both stand in one warrant. What rests on one set of facts is not split: it is judged as a whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.dossier import View
from fairnotice.law.practice.reading import named
from fairnotice.law.practice.separation import apart_under_one_warrant, apart_with_own_warrants, excluded_charges
from fairnotice.law.rpd.charges import charges_of
from fairnotice.law.rpd.scope import is_red


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One charge that a decision leaves out, by its warrant and its own id, and why. `must`: the text says so."""

    warrant: str
    offence: str
    why: str
    must: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Which charge it is."""
        return self.warrant, self.offence

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"warrant": self.warrant, "offence": self.offence, "why": self.why}


def left_out_from(kept: Iterable[dict[str, Any]]) -> tuple[LeftOut, ...]:
    """What was kept, read again."""
    return tuple(LeftOut(one["warrant"], one["offence"], one["why"]) for one in kept)


def to_be_left_out(view: View) -> tuple[LeftOut, ...]:
    """What the rules would leave out; nothing where no charge would remain."""
    found: dict[tuple[str, str], LeftOut] = {}
    every = charges_of(view)
    apart = excluded_charges(view) if apart_with_own_warrants(view) or apart_under_one_warrant(view) else ()
    for charge in every:
        place = charge.warrant.id, charge.offence.id
        if is_red(view) and charge.is_classified and charge.excluded(view):
            why = "RPD art. 83(1)(a)(i): a kind of offence that no red notice may be published for."
            found[place] = LeftOut(*place, why, must=True)
        elif charge.offence in apart:
            why = f"RoP 3.12: {named((charge.offence,))} rests on facts of its own, and is not published."
            found[place] = LeftOut(*place, why)
    return tuple(found.values()) if len(found) < len(every) else ()


STATEMENT = "This notice is for the charges given in it and for no others. Left out: {}."
"""What a document says of the charges that are not in it (RoP 3.12, scenario B)."""


def statement_of(charges: Iterable[str]) -> str:
    """The sentence for the recipients; empty when nothing is left out."""
    listed = "; ".join(dict.fromkeys(charges))
    return STATEMENT.format(listed) if listed else ""
