"""What cannot be so at once: coded facts whose meanings shut each other out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.law.turns.levers import Lever

Coded = tuple[str, bool | str]

_MEMBERSHIP_ONLY = (
    "act.violence_or_serious_harm",
    "act.private_gain",
    "act.property_damage",
    "act.minor_damage",
    "act.law_of_war_violation",
    "act.attack_on_head_of_state",
)
"""Where nothing but membership is alleged, none of these is."""

NOT_TOGETHER: tuple[tuple[Coded, Coded], ...] = (
    (("act.peaceful", True), ("act.violence_or_serious_harm", True)),
    (("act.peaceful", True), ("act.attack_on_head_of_state", True)),
    (("act.attack_on_head_of_state", True), ("act.violence_or_serious_harm", False)),
    (("act.property_damage", True), ("act.minor_damage", True)),
    *((("act.membership_only", True), (key, True)) for key in _MEMBERSHIP_ONLY),
    (("act.membership_only", True), ("act.association", False)),
    (("act.expression", False), ("act.hate_or_incitement", True)),
    *((("act.expression", False), ("act.speech_target", value)) for value in FACTS["act.speech_target"].values),
    (("act.un_sanctions", False), ("act.sanctions_basis", "unsc")),
    (("rights.competent_finding", False), ("rights.breach_cured", True)),
    (("rights.notified", True), ("rights.notification_frustrated", True)),
    (("missing.found", True), ("missing.not_known", True)),
    (("sanctions.listed", False), ("sanctions.delisted", True)),
)
"""Pairs that no file can show as so. What is merely unlikely together is not among them."""


def _excluding() -> Mapping[Coded, frozenset[Coded]]:
    found: defaultdict[Coded, set[Coded]] = defaultdict(set)
    for one, other in NOT_TOGETHER:
        found[one].add(other)
        found[other].add(one)
    return {each: frozenset(others) for each, others in found.items()}


EXCLUDED_BY = _excluding()
_NONE: frozenset[Coded] = frozenset()


def stated(view: View) -> frozenset[Coded]:
    """The coded facts that the file states and nobody denies."""
    values = ((key, view.evidence(key).value) for key in FACTS)
    return frozenset((key, value) for key, value in values if isinstance(value, bool | str))


def shut_out(lever: Lever, by: Set[Coded]) -> bool:
    """Whether what is so already shuts this supposition out."""
    return not EXCLUDED_BY.get(_coded(lever), _NONE).isdisjoint(by)


def can_be_so(levers: Iterable[Lever]) -> bool:
    """Whether these suppositions are of different facts and shut none of each other out."""
    chosen = tuple(levers)
    coded = {_coded(lever) for lever in chosen if lever.key}
    return len({lever.fact for lever in chosen}) == len(chosen) and not any(shut_out(each, coded) for each in chosen)


def _coded(lever: Lever) -> Coded:
    return lever.key or "", lever.value if lever.value is not None else ""
