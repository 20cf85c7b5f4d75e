"""On which rule something happened, found again from its event."""

import pytest

from fairnotice.domain.events import EVENT_TYPES
from fairnotice.domain.lifecycle import MACHINES
from fairnotice.domain.lifecycle.citing import citation_of
from fairnotice.domain.officer import Actor

ROLES = {
    Actor.SOURCE: "bureau",
    Actor.LOCATING: "bureau",
    Actor.BORDER: "border",
    Actor.REVIEWER: "reviewer",
    Actor.DECIDER: "decider",
    Actor.COMMISSION: "commission",
    Actor.SYSTEM: "system",
}


@pytest.mark.parametrize("move", [move for machine in MACHINES for move in machine.moves], ids=lambda move: move.event)
def test_the_citation_of_every_move_is_found_from_its_event_and_who_did_it(move: object) -> None:
    from fairnotice.domain.lifecycle import Move

    assert isinstance(move, Move)
    for by in move.by:
        assert move.cites in citation_of(move.event, ROLES[by]).split("; ") or move.cites in citation_of(
            move.event, ROLES[by]
        )


def test_the_secretariat_and_the_commission_block_on_rules_of_their_own() -> None:
    assert citation_of("notice.blocked", "reviewer") == "RPD art. 129"
    assert citation_of("notice.blocked", "commission") == "CCF Statute art. 37, 41"


def test_an_event_beside_a_move_has_its_own_rule() -> None:
    assert citation_of("notice.published", "decider") == "RPD art. 74(2)(a)"


def test_what_rests_on_no_rule_cites_none_and_every_event_may_be_asked_about() -> None:
    assert citation_of("case.opened", "bureau") == ""
    assert citation_of("request.submitted", "nobody") == ""
    assert all(isinstance(citation_of(event, "system"), str) for event in EVENT_TYPES)
