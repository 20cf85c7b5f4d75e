"""On which rule something happened: the citation of the move that allowed it, found again from its event."""

from types import MappingProxyType

from fairnotice.domain.lifecycle.change import CHANGE
from fairnotice.domain.lifecycle.clock import CLOCK
from fairnotice.domain.lifecycle.hit import HIT
from fairnotice.domain.lifecycle.measure import MEASURE
from fairnotice.domain.lifecycle.notice import NOTICE
from fairnotice.domain.lifecycle.request import REQUEST
from fairnotice.domain.lifecycle.warrant import WARRANT
from fairnotice.domain.officer import Actor, Role

_MOVES = tuple(move for machine in (WARRANT, REQUEST, NOTICE, CHANGE, HIT, MEASURE, CLOCK) for move in machine.moves)

_ACTORS = MappingProxyType(
    {
        Role.BUREAU: frozenset({Actor.SOURCE, Actor.LOCATING}),
        Role.BORDER: frozenset({Actor.BORDER}),
        Role.REVIEWER: frozenset({Actor.REVIEWER}),
        Role.DECIDER: frozenset({Actor.DECIDER}),
        Role.COMMISSION: frozenset({Actor.COMMISSION}),
        Role.SYSTEM: frozenset({Actor.SYSTEM}),
    }
)
"""Who somebody of that role can have been."""

_WITH = MappingProxyType(
    {
        "decision.made": "RPD art. 77, 86",
        "notice.published": "RPD art. 74(2)(a)",
        "notice.restricted": "RPD art. 58; by the secretariat: art. 129",
        "notice.unrestricted": "RPD art. 58; by the secretariat: art. 129",
        "change.proposed": "RPD art. 46(1), 80(2), 100(2); an addendum of the secretariat: AGN/53/RES/7",
        "notice.amended": "RPD art. 46(3), 80(2), 100(2)",
        "notice.supplemented": "RPD art. 80(2), 100(2); AGN/53/RES/7",
        "notice.sent_further": "RPD art. 97, 99",
        "notice.renewal_prompted": "RPD art. 50(2)-(3)",
        "measure.recorded": "RPD art. 87(a)(ii)",
    }
)
"""Events that stand beside a move of another thing, with its citation."""


def citation_of(event: str, role: str) -> str:
    """The rule on which somebody of that role did what the event says; "" where no rule is cited for it.

    The same event can rest on different rules: the secretariat blocks on one, the Commission on another.
    """
    actors = _ACTORS.get(Role(role), frozenset()) if role in set(Role) else frozenset()
    cited = dict.fromkeys(move.cites for move in _MOVES if move.event == event and move.by & actors)
    return "; ".join(cited) or _WITH.get(event, "")
