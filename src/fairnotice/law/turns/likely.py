"""How near to the file a supposition is: its own gaps first, last what nothing in the file tells of.

It is an order of reading, chosen here and not taken from any text. It leaves nothing out and computes no likelihood.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import IntEnum

from fairnotice.domain.dossier import View
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.practice.reading import (
    COLOURED_CHARGES,
    INTERNATIONAL_CRIMES,
    MILITARY_CHARGES,
    RELIGIOUS_CHARGES,
)
from fairnotice.law.turns.levers import Doubt, Lever

C = OffenceCategory


class Nearness(IntEnum):
    """The nearest first."""

    IN_THE_FILE = 0  # a gap, a dispute, a day soon to come, or a fact that the charge itself raises
    OF_ANY_FILE = 1
    FAR_OFF = 2  # nothing in the file tells of such a thing


SOON = timedelta(days=5 * 366)
"""A day that comes later than this is read last."""

_TERROR = frozenset({C.TERRORISM, C.TERRORIST_MEMBERSHIP, C.TERRORIST_FINANCING})
_VIOLENT = frozenset({C.MURDER, C.BODILY_HARM, C.KIDNAPPING, C.HOSTAGE_TAKING})
_SPEECH = COLOURED_CHARGES | RELIGIOUS_CHARGES | {C.INSULT_OR_DEFAMATION, C.HATE_SPEECH, C.ELECTION_OFFENCE}
_GROUP = COLOURED_CHARGES | RELIGIOUS_CHARGES | _TERROR | {C.ORGANISED_CRIME}
_GATHERING = COLOURED_CHARGES | RELIGIOUS_CHARGES | {C.PROPERTY_DAMAGE, C.ARSON}
_TRADE = frozenset({C.SANCTIONS, C.EXPORT_CONTROL, C.TERRORIST_FINANCING})
_WAR = MILITARY_CHARGES | INTERNATIONAL_CRIMES | _TERROR | {C.MURDER, C.HOSTAGE_TAKING, C.MILITARY_OPERATION}
_FAITH = RELIGIOUS_CHARGES | {C.INSULT_OR_DEFAMATION, C.HATE_SPEECH, C.MORALS_OR_CUSTOM, C.FAMILY_MATTER}
_FUNDS = frozenset({C.CORRUPTION, C.EMBEZZLEMENT, C.FRAUD, C.ABUSE_OF_OFFICE, C.ADMINISTRATIVE, C.TAX})
_CHEQUE = frozenset({C.UNFUNDED_CHEQUE})
_PROPERTY = frozenset({C.FRAUD, C.EMBEZZLEMENT, C.THEFT, C.FORGERY, C.PROPERTY_DAMAGE, C.TAX, C.PRIVATE_DEBT})
_DISPUTE = _PROPERTY | _CHEQUE | {C.CONTRACT_DISPUTE, C.FAMILY_MATTER, C.PARENTAL_ABDUCTION, C.ADMINISTRATIVE}
_CHILD = frozenset({C.PARENTAL_ABDUCTION, C.FAMILY_MATTER})
_LISTED = frozenset({C.MORALS_OR_CUSTOM, C.DRUGS, C.FAMILY_MATTER, C.TRAFFICKING})

RAISED_BY: Mapping[str, frozenset[OffenceCategory]] = {
    "act.expression": _SPEECH,
    "act.hate_or_incitement": _SPEECH,
    "act.speech_target": _SPEECH,
    "act.assembly": _GATHERING,
    "act.association": _GROUP,
    "act.membership_only": _GROUP,
    "act.organisation_recognition": _GROUP,
    "act.foreign_fighter": _TERROR,
    "act.religion": _FAITH,
    "act.sanctions_basis": _TRADE,
    "act.un_sanctions": _TRADE,
    "act.international_consensus": _TRADE,
    "act.dual_use_goods": _TRADE,
    "act.armed_conflict": _WAR,
    "act.conflict_area": _WAR,
    "act.law_of_war_violation": _WAR,
    "act.un_operation_victims": _WAR,
    "act.attack_on_head_of_state": _TERROR | _VIOLENT | {C.COUP},
    "act.public_funds_lost": _FUNDS,
    "act.gross_negligence": _FUNDS,
    "act.listed_conduct": _LISTED,
    "act.private_dispute": _DISPUTE,
    "act.dishonest_intent": _DISPUTE,
    "act.cheque_large": _CHEQUE,
    "act.cheque_repeated": _CHEQUE,
    "act.custody_rulings_conflict": _CHILD,
    "act.both_parents_took_part": _CHILD,
    "charges.military_court": _WAR,
}
"""Facts of which only some kinds of charge make one think. A charge whose kind is not known makes one think of all."""

BETWEEN_STATES = frozenset(
    {
        "neutrality.part_of_interstate_dispute",
        "neutrality.foreign_state_involved",
        "neutrality.officials_tie_case_to_state",
        "neutrality.settlement_running",
        "requester.in_conflict",
        "context.interstate_tension",
        "context.armed_conflict",
    }
)
"""Facts between states: far off where the person's own state asks."""
SEVERAL_SOURCES = frozenset({"data.combined", "data.sources_agree"})


def nearness(view: View, lever: Lever) -> Nearness:
    """How near the supposition is to what the file tells."""
    if lever.doubt is Doubt.DATED:
        return Nearness.IN_THE_FILE if lever.on is None or lever.on <= view.on + SOON else Nearness.FAR_OFF
    if lever.key is None or lever.doubt is not Doubt.UNKNOWN:
        return Nearness.IN_THE_FILE
    if lever.key in RAISED_BY:
        return _by_charge(view, RAISED_BY[lever.key])
    if lever.key in BETWEEN_STATES and view.wanted_by_own_state is True:
        return Nearness.FAR_OFF
    several = any(source.kind is SourceKind.BUREAU for source in view.dossier.sources)
    if lever.key in SEVERAL_SOURCES and not several:
        return Nearness.FAR_OFF
    return Nearness.OF_ANY_FILE


def _by_charge(view: View, kinds: frozenset[OffenceCategory]) -> Nearness:
    charged = [offence.category for offence in view.offences]
    if any(is_known(category) and category in kinds for category in charged):
        return Nearness.IN_THE_FILE
    unclear = not charged or any(not is_known(category) or category is C.OTHER for category in charged)
    return Nearness.OF_ANY_FILE if unclear else Nearness.FAR_OFF
