"""RPD article 81: suspension, withdrawal and cancellation.

81(3)(c), conditions no longer met, is a gate that is run before publication and again on every later day. The lapse
that a date decides is computed: a warrant that is time-barred can no longer be enforced. Whatever else lapses shows in
the gates of its own article; `cancel_notice` acts on all of them.
"""

from collections.abc import Iterator

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import (
    FactUsed,
    Ground,
    Result,
    RuleEffect,
    deadline,
    duty,
    gate,
    met,
    not_met,
    undetermined,
    used,
)
from fairnotice.law.rpd.scope import is_notice, rpd
from fairnotice.law.rpd.wording import the_warrants

suspended_for_six_months_at_most = deadline(
    "rpd-81-1",
    cites=rpd("art. 81(1)", amended=2014),
    says="Was the suspension reasoned, and ended or decided within six months?",
    carried_by="services.publication:suspend_notice",
)

source_withdraws_at_once = duty(
    "rpd-81-2",
    cites=rpd("art. 81(2)(a)-(d)", amended=2014),
    says="Has the source withdrawn the notice at once when its purpose, its basis or its conditions were gone?",
    carried_by="services.publication:withdraw_notice",
)

cancelled_when_purpose_reached = duty(
    "rpd-81-3-a",
    cites=rpd("art. 81(3)(a)", amended=2014),
    says="Was the notice cancelled when its source confirmed that the purpose is reached?",
    carried_by="services.publication:cancel_notice",
)

cancelled_when_linked_request_spent = duty(
    "rpd-81-3-b",
    cites=rpd("art. 81(3)(b)", amended=2014),
    says="Was the notice cancelled when the linked request that supports it was spent?",
    carried_by="services.publication:cancel_notice",
)


def a_time_bar_is_stated(view: View) -> bool:
    """A notice that rests on a warrant of which the file says when it becomes time-barred."""
    return is_notice(view) and any(is_known(warrant.time_barred_from) for warrant in view.warrants)


@gate(
    "rpd-81-3-c",
    cites=rpd("art. 81(3)(c)", amended=2014),
    effect=RuleEffect.BLOCK,
    applies=a_time_bar_is_stated,
    ground=Ground.TIME,
)
def not_time_barred(view: View) -> Result:
    """Do the conditions still hold, in particular is at least one warrant not yet time-barred?"""
    facts = tuple(_facts(view))
    states = [_is_barred(warrant, view) for warrant in view.warrants]
    if False in states:
        running = [w for w, barred in zip(view.warrants, states, strict=True) if barred is False]
        return met(f"Not time-barred on {day_in_words(view.on)}: {the_warrants(running, view.warrants)}.", *facts)
    if None in states:
        open_ones = [w for w, barred in zip(view.warrants, states, strict=True) if barred is None]
        unstated = the_warrants(open_ones, view.warrants)
        return undetermined(
            f"The other warrants are time-barred on {day_in_words(view.on)}; for {unstated} it is not stated.",
            *facts,
            ask=f"From which day are these warrants time-barred: {unstated}?",
        )
    return not_met(f"Every warrant is time-barred on {day_in_words(view.on)}.", *facts)


def _is_barred(warrant: Warrant, view: View) -> bool | None:
    return warrant.time_barred_from <= view.on if is_known(warrant.time_barred_from) else None


def _facts(view: View) -> Iterator[FactUsed]:
    for warrant in view.warrants:
        if is_known(warrant.time_barred_from):
            where = f"warrants/{warrant.id}/time_barred_from"
            yield used(view, where, f"Time-barred from {day_in_words(warrant.time_barred_from)}.", warrant.sources)


cancelled_when_requester_does_not_act = duty(
    "rpd-81-3-d",
    cites=rpd("art. 81(3)(d)", amended=2014),
    says="Was the notice cancelled when its requester could act, did not, and gave no reasonable ground when asked?",
    carried_by="services.publication:cancel_notice",
)
