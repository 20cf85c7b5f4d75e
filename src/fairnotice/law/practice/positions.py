"""What other states and bodies said or did, as pointers. For reviewers only: the requester never learns of it.

A refusal to extradite or to act does not bring a case under article 3 by itself; its reasons are weighed
(AGN/53/RES/7 as the Repository reports it, 2.2, para. 41).
"""

from fairnotice.domain.dossier import Position, PositionKind, View
from fairnotice.law.model import Lean, Pointer, used

K = PositionKind

POSITION_LEANS = {
    K.PROTEST: (Lean.AGAINST, "{} protests: the reasons are weighed, the protest alone decides nothing."),
    K.NO_OBJECTION: (Lean.FOR, "{} does not object."),
    K.EXTRADITION_GRANTED: (Lean.FOR, "{} granted extradition."),
    K.NOT_PROSECUTED: (Lean.AGAINST, "{} did not prosecute."),
    K.PROSECUTES: (Lean.FOR, "{} prosecutes too."),
    K.CALLS_CASE_POLITICAL: (Lean.AGAINST, "{} calls the case political."),
    K.ASYLUM_GRANTED: (Lean.AGAINST, "{} granted asylum."),
}
WEIGHTY_GROUNDS = frozenset({"political", "rights"})


def position_pointers(view: View, kinds: frozenset[PositionKind] = frozenset(PositionKind)) -> tuple[Pointer, ...]:
    """A pointer for each position of these kinds that was taken by the day."""
    return tuple(_pointer(view, position) for position in view.positions if position.kind in kinds)


def _pointer(view: View, position: Position) -> Pointer:
    if position.kind is K.EXTRADITION_REFUSED:
        lean = Lean.AGAINST if position.ground in WEIGHTY_GROUNDS else Lean.NEITHER
        words = "{} refused extradition on grounds: " + (position.ground or "not stated") + "."
    else:
        lean, words = POSITION_LEANS[position.kind]
    index = view.dossier.positions.index(position)
    fact = used(view, f"positions/{index}", position.words or position.kind.value, position.sources)
    return Pointer(words.format(position.by), lean, (fact,))
