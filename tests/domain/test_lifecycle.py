"""Every state, every act, every actor: the tables are tested as wholes."""

from itertools import product
from typing import Any

import pytest

from fairnotice.domain.errors import NotPossibleNow, NotYourAct
from fairnotice.domain.events import EVENT_TYPES
from fairnotice.domain.lifecycle import CONSEQUENCES, HIT, MACHINES, NOTICE, REQUEST, Machine
from fairnotice.domain.lifecycle.hit import HitAct, HitState
from fairnotice.domain.lifecycle.notice import LIVE, NoticeAct, NoticeState
from fairnotice.domain.lifecycle.request import RequestAct, RequestState
from fairnotice.domain.officer import Actor

AnyMachine = Machine[Any, Any]


def states_of(machine: AnyMachine) -> list[Any]:
    kind: Any = type(machine.first)
    return list(kind)


ENDS = {
    "warrant": {"ended"},
    "request": {"published", "refused", "dropped"},
    "notice": {"deleted"},
    "change": {"accepted", "declined", "taken_back"},
    "hit": {"dismissed", "denied", "withheld", "measured"},
    "measure": {"ended"},
    "due": {"kept", "stopped"},
}
"""States with no way out, written out by hand."""

ONLY = {
    ("request", "submit"): {Actor.SOURCE},
    ("request", "assess"): {Actor.REVIEWER},
    ("request", "approve"): {Actor.DECIDER},
    ("request", "refuse"): {Actor.DECIDER},
    ("request", "publish"): {Actor.DECIDER},
    ("notice", "suspend"): {Actor.SOURCE},
    ("notice", "withdraw"): {Actor.SOURCE},
    ("notice", "cancel"): {Actor.DECIDER},
    ("notice", "block_provisionally"): {Actor.COMMISSION},
    ("notice", "expire"): {Actor.SYSTEM},
    ("change", "accept"): {Actor.DECIDER},
    ("change", "decline"): {Actor.DECIDER},
    ("change", "take_back"): {Actor.SOURCE, Actor.REVIEWER},
    ("hit", "verify"): {Actor.BORDER, Actor.LOCATING},
    ("hit", "ask_source"): {Actor.LOCATING},
    ("hit", "confirm"): {Actor.SOURCE},
    ("hit", "disclose"): {Actor.LOCATING},
    ("hit", "measure"): {Actor.LOCATING},
    # By itself only while the source has questions to answer about its request (consequences).
    ("due", "stop"): {Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION, Actor.SYSTEM},
    ("due", "go_on"): {Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION, Actor.SYSTEM},
    ("due", "extend"): {Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION},
    ("due", "miss"): {Actor.SYSTEM},
    ("due", "call_off"): {Actor.SYSTEM},
}
"""Whose acts these are, written out by hand from the law."""


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.thing)
def test_every_combination_is_allowed_by_one_row_or_refused_with_a_sentence(machine: AnyMachine) -> None:
    acts = {move.act for move in machine.moves}
    for state, act, who in product(states_of(machine), acts, list(Actor)):
        rows = [m for m in machine.moves if (m.state, m.act) == (state, act) and who in m.by]
        if rows:
            assert machine.move(state, act, who) is rows[0]
            assert len(rows) == 1
            assert act in machine.open_acts(state, who)
        else:
            with pytest.raises((NotPossibleNow, NotYourAct)) as refused:
                machine.move(state, act, who)
            assert str(refused.value).endswith(".")
            assert act not in machine.open_acts(state, who)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.thing)
def test_the_ends_are_the_ones_the_law_knows(machine: AnyMachine) -> None:
    left = {move.state.value for move in machine.moves}
    assert {state.value for state in states_of(machine)} - left == ENDS[machine.thing]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.thing)
def test_every_state_can_be_reached_from_the_first(machine: AnyMachine) -> None:
    reached = {machine.first}
    while new := {move.target for move in machine.moves if move.state in reached} - reached:
        reached |= new
    assert reached == set(states_of(machine))


@pytest.mark.parametrize(("thing", "act"), list(ONLY), ids="-".join)
def test_an_act_belongs_to_whom_the_law_gives_it(thing: str, act: str) -> None:
    machine = next(m for m in MACHINES if m.thing == thing)
    assert {who for move in machine.moves if move.act.value == act for who in move.by} == ONLY[thing, act]


def test_nobody_but_the_system_and_people_of_the_matter_moves_anything() -> None:
    assert not [move for machine in MACHINES for move in machine.moves if Actor.OTHER in move.by]


def test_between_a_hit_and_a_measure_stand_verification_confirmation_protection_and_disclosure() -> None:
    def paths(state: HitState, seen: tuple[HitState, ...]) -> list[tuple[HitState, ...]]:
        if state is HitState.MEASURED:
            return [(*seen, state)]
        onward = {move.target for move in HIT.moves if move.state is state} - set(seen) - {state}
        return [path for target in onward for path in paths(target, (*seen, state))]

    must = {HitState.VERIFIED, HitState.CONFIRMED, HitState.CHECKED, HitState.DISCLOSED}
    found = paths(HitState.RAISED, ())
    assert found
    assert all(must <= set(path) for path in found)
    assert not any({HitState.PROTECTED, HitState.WITHHELD} & set(path) for path in found)


def test_silence_is_not_a_confirmation() -> None:
    move = HIT.move(HitState.ASKED, HitAct.LAPSE, Actor.SYSTEM)
    assert move.target is HitState.UNANSWERED
    with pytest.raises(NotPossibleNow):
        HIT.move(HitState.UNANSWERED, HitAct.CLEAR, Actor.LOCATING)


def test_the_commissions_block_is_lifted_by_the_commission_alone() -> None:
    with pytest.raises(NotYourAct, match="commission"):
        NOTICE.move(NoticeState.BLOCKED_BY_COMMISSION, NoticeAct.UNBLOCK, Actor.DECIDER)


def test_an_ended_notice_does_not_come_back() -> None:
    for state in (NoticeState.WITHDRAWN, NoticeState.CANCELLED, NoticeState.EXPIRED):
        targets = {move.target for move in NOTICE.moves if move.state is state}
        assert not targets & set(LIVE)


def test_a_refusal_says_what_is_possible_instead() -> None:
    with pytest.raises(NotPossibleNow, match=r"Possible: .*submit \(source\)"):
        REQUEST.move(RequestState.DRAFT, RequestAct.PUBLISH, Actor.DECIDER)


def test_every_consequence_hangs_on_an_event_that_can_happen() -> None:
    assert set(CONSEQUENCES) <= EVENT_TYPES
