"""The clocks of disputes between bureaus, or a bureau and the secretariat (RPD 135 and its implementing rules).

Each may be made longer with reasons (9(2)), and stands still while the Commission has a case on the same data (11(3)).
Missing two of them counts as giving the protest up (4(11), 5(9)).
"""

from fairnotice.law.deadlines.clock import Clock, Owes

_LONGER = "IRSD art. 9(2), with reasons"
_STANDS = "IRSD art. 11(3), while the Commission has a case on the same data"


def _phase(code: str, what: str, limit: str, starts: str, missed: str) -> Clock:
    return Clock(
        code=code,
        rule=code,
        what=what,
        limit=limit,
        starts=starts,
        owes=Owes.SECRETARIAT,
        missed=missed,
        extendable=_LONGER,
        stoppable=_STANDS,
    )


def _review(suffix: str, what: str, limit: str, starts: str, owes: Owes, missed: str) -> Clock:
    return Clock(
        code=f"irsd-6-{suffix}",
        rule="irsd-6",
        what=what,
        limit=limit,
        starts=starts,
        owes=owes,
        missed=missed,
        extendable=_LONGER,
        stoppable=_STANDS,
    )


_LATE = "the secretariat is late: it goes on at once, or makes the time longer and says why"
_FINAL = "the decision stands"

DISPUTE_CLOCKS: tuple[Clock, ...] = (
    _phase(
        "irsd-3-2",
        "decide whether the protest is admissible",
        "dispute.admissibility.days",
        "the receipt of the protest",
        _LATE,
    ),
    _phase(
        "irsd-4-1",
        "ask the source; when it objects, mark the data as disputed and tell all parties",
        "dispute.source_asked.days",
        "the decision that the protest is admissible",
        _LATE,
    ),
    _phase(
        "irsd-4-7",
        "close the written phase",
        "dispute.written_phase.days",
        "the beginning of the written phase",
        _LATE,
    ),
    _phase(
        "irsd-4-9",
        "close the oral phase",
        "dispute.oral_phase.days",
        "the beginning of the oral phase",
        _LATE,
    ),
    _phase(
        "irsd-4-12",
        "decide with reasons",
        "dispute.decision.days",
        "the end of the oral phase",
        _LATE,
    ),
    _review(
        "ask-directors",
        "ask for a review by the executive directors",
        "dispute.review_ask.days",
        "the decision on the protest against a refusal",
        Owes.SOURCE,
        _FINAL,
    ),
    _review(
        "forward-directors",
        "put the request before the executive directors",
        "dispute.review_forward.days",
        "the request for that review",
        Owes.SECRETARIAT,
        _LATE,
    ),
    _review(
        "decide-directors",
        "give the decision of the executive directors",
        "dispute.review_decide.days",
        "the day on which it was put before them",
        Owes.SECRETARIAT,
        _LATE,
    ),
    _review(
        "ask-secretary-general",
        "ask for a review by the Secretary General",
        "dispute.review_ask.days",
        "the decision of the executive directors",
        Owes.SOURCE,
        _FINAL,
    ),
    _review(
        "forward-secretary-general",
        "put the request before the Secretary General",
        "dispute.review_forward.days",
        "the request for that review",
        Owes.SECRETARIAT,
        _LATE,
    ),
    _review(
        "decide-secretary-general",
        "give the decision of the Secretary General, which is final",
        "dispute.review_decide.days",
        "the day on which it was put before the Secretary General",
        Owes.SECRETARIAT,
        _LATE,
    ),
    Clock(
        code="irsd-7-2",
        rule="irsd-7-2",
        what="tell of the new fact that may reopen the dispute",
        limit="dispute.new_facts.months",
        starts="the discovery of the fact",
        owes=Owes.PARTY,
        missed="the dispute stays closed on that fact",
    ),
)
"""From the receipt of a protest to the last review; the phases of article 4 and of article 5 run alike."""
