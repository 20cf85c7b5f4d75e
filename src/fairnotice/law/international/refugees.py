"""Refugees and the General Assembly's resolution of 2017. Every finding here is for reviewers only.

The requester is never asked, for a question would tell it that somebody is protected, and perhaps where.
"""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.subject import Protection, ProtectionKind
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import (
    Audience,
    Citation,
    FactUsed,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    duty,
    gate,
    listed,
    not_met,
    used,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import a_state_asks

# The resolution is of 2017; its day was not seen, so the rule is taken as in force from the last day of that year.
RESOLUTION = Citation("GA-2017-86-RES-09", "whole", in_force=date(2017, 12, 31))


def confirmed_against_requester(view: View) -> tuple[Protection, ...]:
    """Refugee statuses that their state has confirmed, against the requesting state, on the day."""
    return tuple(p for p in _refugee(view) if p.confirmed is True and p.against == view.requesting_state)


def has_confirmed_status(view: View) -> bool:
    """Whether such a status holds, and a state asks."""
    return a_state_asks(view) and bool(confirmed_against_requester(view))


def _refugee(view: View) -> tuple[Protection, ...]:
    return tuple(p for p in view.protections if p.kind is ProtectionKind.REFUGEE)


def against_a_third_state(view: View) -> tuple[Protection, ...]:
    """Protections from a state that is known and is not the requesting one."""
    return tuple(p for p in view.protections if is_known(p.against) and p.against != view.requesting_state)


def not_established(view: View) -> tuple[Protection, ...]:
    """Protections that may be against the requester, but are not a confirmed refugee status against it."""
    confirmed, third = confirmed_against_requester(view), against_a_third_state(view)
    return tuple(p for p in view.protections if p not in confirmed and p not in third)


def has_other_status(view: View) -> bool:
    """Whether there is such a protection."""
    return a_state_asks(view) and bool(not_established(view))


def has_status_against_third_state(view: View) -> bool:
    """Whether there is a protection from a third state."""
    return bool(against_a_third_state(view))


@gate(
    "refugee-base",
    cites=RESOLUTION,
    effect=RuleEffect.BLOCK,
    applies=has_confirmed_status,
    ground=Ground.REFUGEE,
    audience=Audience.REVIEWERS,
)
def refugee_from_the_requesting_state(view: View) -> Result:
    """Is the person free of a confirmed refugee status against the requesting state?"""
    found = confirmed_against_requester(view)
    return not_met(
        "A confirmed refugee from the requesting state: all channels are closed to it.", *_facts(view, found)
    )


@weighing(
    "refugee-unconfirmed",
    cites=RESOLUTION,
    applies=has_other_status,
    ground=Ground.REFUGEE,
    audience=Audience.REVIEWERS,
)
def status_not_established(view: View) -> Result:
    """Is there a status not confirmed yet, an asylum claim or other protection against return?"""
    pointers = tuple(Pointer(_why(p), Lean.AGAINST, _facts(view, (p,))) for p in not_established(view))
    return weigh(pointers, nothing="")


@weighing(
    "refugee-third",
    cites=Citation("CCF", "decision 2023-5", in_force=date(2023, 12, 31)),
    applies=has_status_against_third_state,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
)
def status_against_a_third_state(view: View) -> Result:
    """Is the status against a third state, so that the resolution does not apply as such but still weighs?"""
    words = "Protected from a third state: not a bar by itself, but a reason to look closely at human rights."
    pointers = tuple(Pointer(words, Lean.AGAINST, _facts(view, (p,))) for p in against_a_third_state(view))
    return weigh(pointers, nothing="")


def _why(protection: Protection) -> str:
    if protection.kind is ProtectionKind.ASYLUM_SEEKER:
        return "Asylum has been asked for and is not decided: a factor, not a bar."
    if protection.kind is ProtectionKind.SUBSIDIARY:
        return "Other protection against return: a factor, not a bar under the resolution."
    if not is_known(protection.against):
        return "A refugee; from which state is not in the file. Ask the member that granted the status."
    return "A refugee status not confirmed by the member that granted it. Ask that member."


def _facts(view: View, protections: tuple[Protection, ...]) -> tuple[FactUsed, ...]:
    return tuple(
        used(
            view,
            f"subjects/{view.subject.id}/protections/{view.subject.protections.index(p)}",
            p.kind.value.replace("_", " "),
            p.sources,
        )
        for p in protections
    )


status_ends = duty(
    "refugee-restore",
    cites=RESOLUTION,
    says="Has the status ended or been refused, so that data which are otherwise fit may be kept or restored?",
    carried_by="services.publication:unblock_notice",
)

nobody_tells_the_source = duty(
    "refugee-conf",
    cites=RESOLUTION,
    says="Does the source learn nothing of the protection, nor of the state that granted it?",
    carried_by="services.hits:decide_disclosure",
)

third_condition = listed(
    "refugee-cond",
    cites=RESOLUTION,
    says="Was the status granted on other than political grounds against the requesting state?",
    why=(
        "The text and the organisation's own page have no such condition; it comes from secondary pages on an earlier"
        " policy. That the status is confirmed and that the request comes from the feared state is computed."
    ),
    effect=RuleEffect.REQUIRE,
)

REFUGEES: tuple[Rule, ...] = (
    refugee_from_the_requesting_state,
    status_not_established,
    status_against_a_third_state,
    status_ends,
    nobody_tells_the_source,
    third_condition,
)
